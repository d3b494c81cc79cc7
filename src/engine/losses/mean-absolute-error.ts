import type { LossDefinition, LossOf } from './loss.js'
import { checkRegression, errorOf } from './regression.js'

/** Mean of |prediction - target| over every element; the gradient at 0 is 0. */
export const meanAbsoluteError: LossDefinition<LossOf<'meanAbsoluteError'>> = {
  task: 'regression',
  check: checkRegression,
  compute(tf, _config, target, prediction) {
    const error = errorOf(tf, target, prediction)
    // Not tf.abs: its gradient at 0 is -1, which would push exact predictions away.
    return tf.mean(tf.add(tf.relu(error), tf.relu(tf.neg(error))))
  },
}
