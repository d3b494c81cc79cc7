import { PROBABILITY_MARGIN, type LossDefinition, type LossOf } from './loss.js'
import { checkCounts, errorOf, magnitude } from './regression.js'
import { shapedLike } from './smoothing.js'

/** 100 x |prediction - target| / |target| of every element; a target closer to 0 than 1e-7 counts as 1e-7 (Keras). */
export const meanAbsolutePercentageError: LossDefinition<LossOf<'meanAbsolutePercentageError'>> = {
  task: 'regression',
  target: 'counts',
  reads: 'any',
  check: checkCounts,
  values(tf, _config, target, prediction) {
    const size = tf.maximum(tf.abs(shapedLike(tf, target, prediction)), tf.scalar(PROBABILITY_MARGIN))
    return tf.mul(tf.div(magnitude(tf, errorOf(tf, target, prediction)), size), tf.scalar(100))
  },
}
