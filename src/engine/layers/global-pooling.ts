import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { broadcastMask } from './masks.js'
import type { PoolingKind } from './pooling.js'
import { countValues, onlyInput, requireRank } from './shapes.js'

const defineSchema = <T extends string>(type: T) => z.strictObject({ type: z.literal(type) })

type GlobalPoolingSpec<T extends string> = z.output<ReturnType<typeof defineSchema<T>>>

const define = <T extends string>(
  type: T,
  kind: PoolingKind,
  axes: readonly string[],
  description: string,
): LayerDefinition<GlobalPoolingSpec<T>> => ({
  type,
  description,
  schema: defineSchema(type),
  arity: 'one',
  inferShape: (_, inputs) => requireRank(inputs, [...axes, 'channels']).slice(-1),
  weights: () => [],
  flops: (_, inputs) => countValues(onlyInput(inputs)),
  apply(_, inputs, { tf, mask }) {
    const x = onlyInput(inputs)
    const pooled = axes.map((_axis, index) => index + 1)
    const steps = kind === 'average' && axes.length === 1 ? mask(0) : undefined
    if (steps) {
      // A sequence of padding alone gives zeros.
      const count = tf.maximum(tf.sum(steps, 1, true), 1)
      return tf.sum(x.mul(broadcastMask(steps, x.rank)), 1).div(count)
    }
    return kind === 'max' ? tf.max(x, pooled) : tf.mean(x, pooled)
  },
})

export const globalAveragePooling1d = define(
  'globalAveragePooling1d',
  'average',
  ['length'],
  'The mean over a whole sequence, steps of padding left out. [length, channels] becomes [channels]. Keras GlobalAveragePooling1D.',
)

export const globalAveragePooling2d = define(
  'globalAveragePooling2d',
  'average',
  ['height', 'width'],
  'The mean over a whole image. [height, width, channels] becomes [channels]. Keras GlobalAveragePooling2D.',
)

export const globalMaxPooling1d = define(
  'globalMaxPooling1d',
  'max',
  ['length'],
  'The greatest value over a whole sequence. [length, channels] becomes [channels]. Keras GlobalMaxPooling1D.',
)

export const globalMaxPooling2d = define(
  'globalMaxPooling2d',
  'max',
  ['height', 'width'],
  'The greatest value over a whole image. [height, width, channels] becomes [channels]. Keras GlobalMaxPooling2D.',
)
