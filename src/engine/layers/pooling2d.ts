import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { padding, size2d } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { pool, poolingWindows } from './pooling.js'
import type { PoolingKind } from './pooling.js'
import { countValues, onlyInput, requireRank } from './shapes.js'
import { slide } from './windows.js'

const defineSchema = <T extends string>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    poolSize: size2d('Height and width of the windows.').default([2, 2]),
    strides: size2d('Steps of the windows down and across. (Default: poolSize)').optional(),
    padding,
  })

type Pooling2dSpec<T extends string> = z.output<ReturnType<typeof defineSchema<T>>>

const define = <T extends string>(
  type: T,
  kind: PoolingKind,
  description: string,
): LayerDefinition<Pooling2dSpec<T>> => ({
  type,
  description,
  schema: defineSchema(type),
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = requireRank(inputs, ['height', 'width', 'channels'])
    const sizes = poolingWindows(spec).map((window, axis) => slide(shape[axis] ?? null, window, spec.padding))
    return [...sizes, shape[2] ?? null]
  },
  weights: () => [],
  flops: (spec, _, output) => countValues(output) * spec.poolSize[0] * spec.poolSize[1],
  apply: (spec, inputs, context) => pool(kind, spec, onlyInput(inputs) as tfjs.Tensor4D, context),
})

export const maxPooling2d = define(
  'maxPooling2d',
  'max',
  'The greatest value of each window of an image. [height, width, channels], channels stay. Keras MaxPooling2D.',
)

export const averagePooling2d = define(
  'averagePooling2d',
  'average',
  'The mean of each window of an image, padding left out. [height, width, channels], channels stay. Keras AveragePooling2D.',
)
