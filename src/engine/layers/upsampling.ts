import { z } from 'zod'
import { upsample } from '../operations/upsampling.js'
import type { Interpolation } from '../operations/upsampling.js'
import { size1d, size2d, size3d } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { countValues, onlyInput, requireRank } from './shapes.js'

const schema1d = z.strictObject({
  type: z.literal('upSampling1d'),
  size: size1d('How many times as long.').default(2),
})

const schema2d = z.strictObject({
  type: z.literal('upSampling2d'),
  size: size2d('How many times as high and as wide.').default([2, 2]),
  interpolation: z
    .enum(['nearest', 'bilinear'])
    .meta({ title: 'Interpolation' })
    .default('nearest')
    .describe('Nearest repeats each value; bilinear goes straight from one to the next.'),
})

const schema3d = z.strictObject({
  type: z.literal('upSampling3d'),
  size: size3d('How many times as deep, as high and as wide.').default([2, 2, 2]),
})

type UpsamplingSpec = z.output<typeof schema1d> | z.output<typeof schema2d> | z.output<typeof schema3d>

const interpolationOf = (spec: UpsamplingSpec): Interpolation =>
  spec.type === 'upSampling2d' ? spec.interpolation : 'nearest'

const define = <S extends UpsamplingSpec>(
  type: S['type'],
  schema: z.ZodType<S>,
  axes: readonly string[],
  description: string,
): LayerDefinition<S> => ({
  type,
  description,
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const factors = [spec.size].flat()
    return requireRank(inputs, [...axes, 'channels']).map((size, axis) =>
      size === null ? null : size * (factors[axis] ?? 1),
    )
  },
  weights: () => [],
  flops: (spec, _, output) => (interpolationOf(spec) === 'nearest' ? 0 : 6 * countValues(output)),
  apply: (spec, inputs, { tf }) => upsample(tf, onlyInput(inputs), [spec.size].flat(), interpolationOf(spec)),
})

export const upSampling1d = define(
  'upSampling1d',
  schema1d,
  ['length'],
  'Each value `size` times in a row. [length, channels] becomes [length x size, channels]. Keras UpSampling1D.',
)

export const upSampling2d = define(
  'upSampling2d',
  schema2d,
  ['height', 'width'],
  'A larger image, by repeating values or between them. [height, width, channels], channels stay. Keras UpSampling2D.',
)

export const upSampling3d = define(
  'upSampling3d',
  schema3d,
  ['depth', 'height', 'width'],
  'A larger volume, by repeating values. [depth, height, width, channels], channels stay. Keras UpSampling3D.',
)
