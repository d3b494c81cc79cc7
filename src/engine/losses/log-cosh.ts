import type { LossDefinition, LossOf } from './loss.js'
import { checkRegression, errorOf } from './regression.js'

/**
 * log(cosh(prediction - target)) of every element: squared for small errors, absolute for large ones (Keras's LogCosh).
 * e + softplus(-2 e) - log 2: no exponential can overflow.
 */
export const logCosh: LossDefinition<LossOf<'logCosh'>> = {
  task: 'regression',
  target: 'amounts',
  reads: 'any',
  check: checkRegression,
  values(tf, _config, target, prediction) {
    const error = errorOf(tf, target, prediction)
    return tf.sub(tf.add(error, tf.softplus(tf.mul(error, tf.scalar(-2)))), tf.scalar(Math.LN2))
  },
}
