import type { LossDefinition, LossOf } from './loss.js'
import { checkRegression } from './regression.js'
import { formatShape, unitsOf } from './shapes.js'
import { shapedLike } from './smoothing.js'
import { unitVectors } from './vectors.js'

/** Minus the cosine of the angle between prediction and target along the last axis: -1 where they point alike (Keras). */
export const cosineSimilarity: LossDefinition<LossOf<'cosineSimilarity'>> = {
  task: 'regression',
  target: 'counts',
  reads: 'any',
  check(config, site) {
    if (unitsOf(site.outputShape) === 1)
      return `cosineSimilarity compares directions, found an output of shape ${formatShape(site.outputShape)} with 1 unit; two units and more, or meanSquaredError, would fit`
    return checkRegression(config, site)
  },
  values(tf, _config, target, prediction) {
    const wanted = unitVectors(tf, shapedLike(tf, target, prediction))
    return tf.neg(tf.sum(tf.mul(wanted, unitVectors(tf, prediction)), -1))
  },
}
