import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { initializer, regularizer } from './fields.js'
import type { LayerContext, LayerDefinition } from './layer.js'
import { countValues, formatShape, onlyInput, refuse, resolveAxis } from './shapes.js'
import type { SymbolicShape } from '../tensors.js'
import { learned, tracked } from './weights.js'

const schema = z.strictObject({
  type: z.literal('batchNormalization'),
  axis: z
    .int()
    .default(-1)
    .describe(
      'The axis that keeps statistics of its own: the channels; as in Keras counted from 1 (0 is the batch), or from the end if negative.',
    ),
  momentum: z.number().min(0).max(1).default(0.99).describe('Share of the moving statistics that each step keeps.'),
  epsilon: z.number().gt(0).default(1e-3).describe('Added to the variance before the root.'),
  center: z.boolean().default(true).describe('Adds a learned offset (beta).'),
  scale: z.boolean().default(true).describe('Multiplies by a learned factor (gamma).'),
  betaInitializer: initializer('offset', 'zeros'),
  gammaInitializer: initializer('factor', 'ones'),
  movingMeanInitializer: initializer('moving mean', 'zeros'),
  movingVarianceInitializer: initializer('moving variance', 'ones'),
  betaRegularizer: regularizer('offset'),
  gammaRegularizer: regularizer('factor'),
})

type BatchNormalizationSpec = z.output<typeof schema>

function countChannels({ axis }: BatchNormalizationSpec, shape: SymbolicShape): number {
  const channels = shape[resolveAxis(axis, shape)]
  if (typeof channels === 'number') return channels
  return refuse(`needs axis ${axis} fixed, but its input has shape ${formatShape(shape)}`, 'axis')
}

/** Mean and variance of the batch, shaped like `along`; the moving ones follow. Keras 3: the biased variance in both. */
function measureBatch(
  spec: BatchNormalizationSpec,
  x: tfjs.Tensor,
  axes: number[],
  along: number[],
  { tf, weight, update }: LayerContext,
) {
  const mean = tf.mean(x, axes, true)
  const variance = tf.mean(tf.square(tf.sub(x, mean)), axes, true)
  const follow = (name: string, value: tfjs.Tensor) => {
    const moving = weight(name)
    update(name, moving.mul(spec.momentum).add(value.reshape(moving.shape).mul(1 - spec.momentum)))
  }
  follow('movingMean', mean)
  follow('movingVariance', variance)
  return { mean: mean.reshape(along), variance: variance.reshape(along) }
}

export const batchNormalization: LayerDefinition<BatchNormalizationSpec> = {
  type: 'batchNormalization',
  description:
    '(x - mean) / sqrt(variance + epsilon) x gamma + beta for each channel: over the batch in training, by moving statistics else. The shape stays. Keras BatchNormalization; Ioffe and Szegedy 2015.',
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = onlyInput(inputs)
    countChannels(spec, shape)
    return shape
  },
  weights(spec, inputs) {
    const shape = [countChannels(spec, onlyInput(inputs))]
    return [
      ...(spec.scale ? [learned('gamma', shape, spec.gammaInitializer, spec.gammaRegularizer)] : []),
      ...(spec.center ? [learned('beta', shape, spec.betaInitializer, spec.betaRegularizer)] : []),
      tracked('movingMean', shape, spec.movingMeanInitializer),
      tracked('movingVariance', shape, spec.movingVarianceInitializer),
    ]
  },
  flops: (_, __, output) => 4 * countValues(output),
  mask: 'pass',
  apply(spec, inputs, context) {
    const x = onlyInput(inputs)
    const { tf, weight } = context
    const channelAxis = 1 + resolveAxis(spec.axis, x.shape.slice(1))
    const axes = [...x.shape.keys()].filter((axis) => axis !== channelAxis)
    const along = x.shape.map((size, axis) => (axis === channelAxis ? size : 1))
    const { mean, variance } = context.training
      ? measureBatch(spec, x, axes, along, context)
      : { mean: weight('movingMean').reshape(along), variance: weight('movingVariance').reshape(along) }
    const inverse = tf.rsqrt(variance.add(spec.epsilon))
    const factor = spec.scale ? inverse.mul(weight('gamma').reshape(along)) : inverse
    const scaled = x.sub(mean).mul(factor)
    return spec.center ? scaled.add(weight('beta').reshape(along)) : scaled
  },
}
