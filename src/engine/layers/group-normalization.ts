import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { initializer, regularizer } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { countValues, formatShape, onlyInput, refuse, resolveAxis } from './shapes.js'
import type { SymbolicShape } from '../tensors.js'
import { standardize } from './standardize.js'
import { learned } from './weights.js'

const schema = z.strictObject({
  type: z.literal('groupNormalization'),
  groups: z
    .int()
    .refine((count) => count === -1 || count >= 1, 'must be >= 1, or -1 for a group for each channel')
    .default(32)
    .describe(
      'Parts that the channels are cut into, each normalized by itself; must divide them. 1 is layer normalization, -1 (a group for each channel) instance normalization.',
    ),
  axis: z
    .int()
    .default(-1)
    .describe('The axis of the channels; as in Keras counted from 1 (0 is the batch), or from the end if negative.'),
  epsilon: z.number().gt(0).default(1e-3).describe('Added to the variance before the root.'),
  center: z.boolean().default(true).describe('Adds a learned offset (beta) for each channel.'),
  scale: z.boolean().default(true).describe('Multiplies by a learned factor (gamma) for each channel.'),
  betaInitializer: initializer('offset', 'zeros'),
  gammaInitializer: initializer('factor', 'ones'),
  betaRegularizer: regularizer('offset'),
  gammaRegularizer: regularizer('factor'),
})

type GroupNormalizationSpec = z.output<typeof schema>

function countChannels({ axis, groups }: GroupNormalizationSpec, shape: SymbolicShape): number {
  const channels = shape[resolveAxis(axis, shape)]
  if (typeof channels !== 'number') {
    return refuse(`needs axis ${axis} fixed, but its input has shape ${formatShape(shape)}`, 'axis')
  }
  if (groups === -1 || channels % groups === 0) return channels
  return refuse(`groups must divide the ${channels} channels of its input, got ${groups}`, 'groups')
}

export const groupNormalization: LayerDefinition<GroupNormalizationSpec> = {
  type: 'groupNormalization',
  description:
    '(x - mean) / sqrt(variance + epsilon) x gamma + beta, mean and variance over each group of channels of each sample. The shape stays. Keras GroupNormalization; Wu and He 2018.',
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
    ]
  },
  flops: (_, __, output) => 8 * countValues(output),
  mask: 'pass',
  apply(spec, inputs, { tf, weight }) {
    const x = onlyInput(inputs)
    const axis = 1 + resolveAxis(spec.axis, x.shape.slice(1))
    // Channels first: a group is one run of values then, and compiled convolutions hold them so anyway.
    const order = [0, axis, ...[...x.shape.keys()].filter((place) => place !== 0 && place !== axis)]
    const turned = tf.transpose(x, order)
    const [batch = 1, channels = 1, ...rest] = turned.shape
    const groups = spec.groups === -1 ? channels : spec.groups
    const normal = standardize(tf, turned.reshape([batch, groups, -1]), [2], spec.epsilon).reshape(turned.shape)
    const along = [channels, ...rest.map(() => 1)]
    const scaled = spec.scale ? normal.mul(weight('gamma').reshape(along)) : normal
    const result: tfjs.Tensor = spec.center ? scaled.add(weight('beta').reshape(along)) : scaled
    return tf.transpose(
      result,
      order.map((_, place) => order.indexOf(place)),
    )
  },
}
