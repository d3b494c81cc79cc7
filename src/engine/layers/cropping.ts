import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { formatShape, onlyInput, refuse, requireRank } from './shapes.js'

const amount = z.int().min(0)

const schema1d = z.strictObject({
  type: z.literal('cropping1d'),
  cropping: z
    .tuple([amount, amount], 'must hold two whole numbers')
    .default([1, 1])
    .describe('Values cut off the start and the end.'),
})

const schema2d = z.strictObject({
  type: z.literal('cropping2d'),
  cropping: z
    .tuple([amount, amount, amount, amount], 'must hold four whole numbers')
    .default([0, 0, 0, 0])
    .describe('Rows cut off above and below, and columns off the left and the right.'),
})

const schema3d = z.strictObject({
  type: z.literal('cropping3d'),
  cropping: z
    .tuple([amount, amount, amount, amount, amount, amount], 'must hold six whole numbers')
    .default([1, 1, 1, 1, 1, 1])
    .describe('Values cut off before and after the depth, then the height, then the width.'),
})

type CroppingSpec = z.output<typeof schema1d> | z.output<typeof schema2d> | z.output<typeof schema3d>

const define = <S extends CroppingSpec>(
  type: S['type'],
  schema: z.ZodType<S>,
  axes: readonly string[],
  peer: string,
): LayerDefinition<S> => ({
  type,
  description: `Cuts off the borders of [${axes.join(', ')}, channels]. Keras ${peer}.`,
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = requireRank(inputs, [...axes, 'channels'])
    return shape.map((size, axis) => {
      const cut = (spec.cropping[2 * axis] ?? 0) + (spec.cropping[2 * axis + 1] ?? 0)
      if (size === null || cut < size) return size === null ? null : size - cut
      return refuse(
        `cropping must leave something of each axis, got ${cut} off ${size} in ${formatShape(shape)}`,
        'cropping',
      )
    })
  },
  weights: () => [],
  flops: () => 0,
  apply(spec, inputs, { tf }) {
    const x = onlyInput(inputs)
    const begin = x.shape.map((_, axis) => (axis === 0 ? 0 : (spec.cropping[2 * axis - 2] ?? 0)))
    const size = x.shape.map((length, axis) =>
      axis === 0 ? length : length - (begin[axis] ?? 0) - (spec.cropping[2 * axis - 1] ?? 0),
    )
    return tf.slice(x, begin, size)
  },
})

export const cropping1d = define('cropping1d', schema1d, ['length'], 'Cropping1D')
export const cropping2d = define('cropping2d', schema2d, ['height', 'width'], 'Cropping2D')
export const cropping3d = define('cropping3d', schema3d, ['depth', 'height', 'width'], 'Cropping3D')
