import type { LossDefinition, LossOf } from './loss.js'
import { checkRegression, errorOf } from './regression.js'

/** |prediction - target| of every element; the gradient at 0 is 0. */
export const meanAbsoluteError: LossDefinition<LossOf<'meanAbsoluteError'>> = {
  task: 'regression',
  check: checkRegression,
  values(tf, _config, target, prediction) {
    const error = errorOf(tf, target, prediction)
    // Not tf.abs: its gradient at 0 is -1, which would push exact predictions away.
    return tf.add(tf.relu(error), tf.relu(tf.neg(error)))
  },
}
