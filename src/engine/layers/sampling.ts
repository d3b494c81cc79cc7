import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { mergeShapes, requirePair } from './merged-shape.js'
import { countValues, formatShape, refuse } from './shapes.js'

const schema = z.strictObject({
  type: z.literal('sampling'),
  klWeight: z
    .number()
    .min(0)
    .default(0)
    .describe(
      'Factor on the Kullback-Leibler divergence from the standard normal distribution, summed over the values of a sample and averaged over the batch, which is added to the objective where this layer is trained. 1 with a loss summed over a sample is the variational autoencoder, others are its beta form; 0 adds nothing.',
    ),
})

export const sampling: LayerDefinition<z.output<typeof schema>> = {
  type: 'sampling',
  description:
    'A draw from the normal distribution of a mean and the logarithm of a variance, its two inputs in this order: mean + exp(logVariance / 2) x noise in training, the mean else. The shape stays. The reparameterization of Kingma and Welling 2014.',
  schema,
  arity: 'many',
  inferShape(_, inputs) {
    requirePair(inputs, 'the mean and the logarithm of the variance')
    const [mean = [], logVariance = []] = inputs
    const isAlike = mean.length === logVariance.length && mean.every((size, axis) => size === logVariance[axis])
    if (isAlike) return mergeShapes(inputs)
    return refuse(
      `mean and logarithm of the variance must have equal shapes, got ${inputs.map(formatShape).join(', ')}`,
      'inputs',
    )
  },
  weights: () => [],
  flops: (spec, _, output) => (spec.klWeight > 0 ? 10 : 4) * countValues(output),
  apply({ klWeight }, inputs, { tf, training, random, penalize }) {
    const [mean, logVariance] = inputs
    if (!mean || !logVariance) throw new Error(`sampling reads two inputs, got ${inputs.length}`)
    if (penalize && klWeight > 0) {
      const excess = tf.square(mean).add(tf.exp(logVariance)).sub(logVariance).sub(1)
      penalize(
        tf
          .sum(excess)
          .mul((0.5 * klWeight) / (mean.shape[0] ?? 1))
          .asScalar(),
      )
    }
    return training ? mean.add(tf.exp(logVariance.mul(0.5)).mul(random('noise', mean.shape, 'normal'))) : mean
  },
}
