import type { LossDefinition, LossOf } from './loss.js'
import { checkRegression, errorOf } from './regression.js'
import { weightedMean } from './weighted-mean.js'

/** Mean of |prediction - target| over every element; the gradient at 0 is 0. */
export const meanAbsoluteError: LossDefinition<LossOf<'meanAbsoluteError'>> = {
  task: 'regression',
  check: checkRegression,
  compute(tf, _config, target, prediction, weights) {
    const error = errorOf(tf, target, prediction)
    // Not tf.abs: its gradient at 0 is -1, which would push exact predictions away.
    return weightedMean(tf, tf.add(tf.relu(error), tf.relu(tf.neg(error))), weights)
  },
}
