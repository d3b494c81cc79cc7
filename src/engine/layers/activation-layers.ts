import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { countValues, onlyInput, resolveAxis } from './shapes.js'

const reluSchema = z.strictObject({
  type: z.literal('relu'),
  maxValue: z.number().min(0).optional().describe('Greatest value given. (Default: any)'),
  negativeSlope: z.number().min(0).default(0).describe('Share of what lies below the threshold that is let through.'),
  threshold: z.number().min(0).default(0).describe('Values up to it count as negative.'),
})

export const relu: LayerDefinition<z.output<typeof reluSchema>> = {
  type: 'relu',
  description:
    'x above the threshold, at most maxValue; negativeSlope x (x - threshold) up to it. The shape stays. Keras ReLU.',
  schema: reluSchema,
  arity: 'one',
  inferShape: (_, inputs) => onlyInput(inputs),
  weights: () => [],
  flops: (_, __, output) => countValues(output),
  mask: 'pass',
  apply({ maxValue, negativeSlope, threshold }, inputs, { tf }) {
    const x = onlyInput(inputs)
    const positive = threshold === 0 ? tf.relu(x) : x.mul(tf.step(x.sub(threshold)))
    const bounded = maxValue === undefined ? positive : tf.clipByValue(positive, 0, maxValue)
    return negativeSlope === 0 ? bounded : bounded.sub(tf.relu(tf.sub(threshold, x)).mul(negativeSlope))
  },
}

const leakyReluSchema = z.strictObject({
  type: z.literal('leakyRelu'),
  negativeSlope: z.number().min(0).default(0.3).describe('Share of a negative value that is let through.'),
})

export const leakyRelu: LayerDefinition<z.output<typeof leakyReluSchema>> = {
  type: 'leakyRelu',
  description: 'x above zero, negativeSlope x below. The shape stays. Keras LeakyReLU.',
  schema: leakyReluSchema,
  arity: 'one',
  inferShape: (_, inputs) => onlyInput(inputs),
  weights: () => [],
  flops: (_, __, output) => countValues(output),
  mask: 'pass',
  apply: ({ negativeSlope }, inputs, { tf }) => tf.leakyRelu(onlyInput(inputs), negativeSlope),
}

const eluSchema = z.strictObject({
  type: z.literal('elu'),
  alpha: z.number().min(0).default(1).describe('The result goes down to -alpha.'),
})

export const elu: LayerDefinition<z.output<typeof eluSchema>> = {
  type: 'elu',
  description: 'x above zero, alpha x (exp(x) - 1) below. The shape stays. Keras ELU; Clevert et al. 2016.',
  schema: eluSchema,
  arity: 'one',
  inferShape: (_, inputs) => onlyInput(inputs),
  weights: () => [],
  flops: (_, __, output) => countValues(output),
  mask: 'pass',
  apply({ alpha }, inputs, { tf }) {
    const x = onlyInput(inputs)
    if (alpha === 1) return tf.elu(x)
    const positive = tf.relu(x)
    return positive.add(tf.elu(x).sub(positive).mul(alpha))
  },
}

const softmaxSchema = z.strictObject({
  type: z.literal('softmax'),
  axis: z
    .int()
    .default(-1)
    .describe(
      'The axis whose values sum to 1; as in Keras counted from 1 (0 is the batch), or from the end if negative.',
    ),
})

export const softmax: LayerDefinition<z.output<typeof softmaxSchema>> = {
  type: 'softmax',
  description: 'exp(x) over its sum along an axis. The shape stays. Keras Softmax.',
  schema: softmaxSchema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = onlyInput(inputs)
    resolveAxis(spec.axis, shape)
    return shape
  },
  weights: () => [],
  flops: (_, __, output) => 3 * countValues(output),
  mask: 'pass',
  apply(spec, inputs, { tf }) {
    const x = onlyInput(inputs)
    const [axis, last] = [1 + resolveAxis(spec.axis, x.shape.slice(1)), x.rank - 1]
    if (axis === last) return tf.softmax(x)
    // Its own inverse: the two axes change places.
    const order = [...x.shape.keys()].map((place) => (place === axis ? last : place === last ? axis : place))
    return tf.transpose(tf.softmax(tf.transpose(x, order)), order)
  },
}
