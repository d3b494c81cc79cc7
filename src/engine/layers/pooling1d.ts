import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { padding, size1d } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { pool, poolingWindows } from './pooling.js'
import type { PoolingKind } from './pooling.js'
import { countValues, onlyInput, requireRank } from './shapes.js'
import { slide } from './windows.js'

const defineSchema = <T extends string>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    poolSize: size1d('Length of the windows.').default(2),
    strides: size1d('Steps of the windows. (Default: poolSize)').optional(),
    padding,
  })

type Pooling1dSpec<T extends string> = z.output<ReturnType<typeof defineSchema<T>>>

/** The same pooling over an image of width 1. */
const widen = ({ poolSize, strides = poolSize, padding: kind }: Omit<Pooling1dSpec<string>, 'type'>) => ({
  poolSize: [poolSize, 1] as const,
  strides: [strides, 1] as const,
  padding: kind,
})

const define = <T extends string>(
  type: T,
  kind: PoolingKind,
  description: string,
): LayerDefinition<Pooling1dSpec<T>> => ({
  type,
  description,
  schema: defineSchema(type),
  arity: 'one',
  inferShape(spec, inputs) {
    const [length = null, channels = null] = requireRank(inputs, ['length', 'channels'])
    return [slide(length, poolingWindows(widen(spec))[0], spec.padding), channels]
  },
  weights: () => [],
  flops: (spec, _, output) => countValues(output) * spec.poolSize,
  apply(spec, inputs, context) {
    const x = onlyInput(inputs)
    const image = x.expandDims<tfjs.Tensor4D>(2)
    return pool(kind, widen(spec), image, context).squeeze([2])
  },
})

export const maxPooling1d = define(
  'maxPooling1d',
  'max',
  'The greatest value of each window of a sequence. [length, channels], channels stay. Keras MaxPooling1D.',
)

export const averagePooling1d = define(
  'averagePooling1d',
  'average',
  'The mean of each window of a sequence, padding left out. [length, channels], channels stay. Keras AveragePooling1D.',
)
