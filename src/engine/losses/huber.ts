import type { LossDefinition, LossOf } from './loss.js'
import { checkRegression, errorOf } from './regression.js'
import { weightedMean } from './weighted-mean.js'

/** Mean of e^2 / 2 where |e| <= delta, delta x |e| - delta^2 / 2 beyond (Huber 1964; Keras's Huber). */
export const huber: LossDefinition<LossOf<'huber'>> = {
  task: 'regression',
  check: checkRegression,
  compute(tf, { delta }, target, prediction, weights) {
    const size = tf.abs(errorOf(tf, target, prediction))
    const quadratic = tf.minimum(size, tf.scalar(delta))
    const linear = tf.mul(tf.sub(size, quadratic), tf.scalar(delta))
    return weightedMean(tf, tf.add(tf.mul(tf.square(quadratic), tf.scalar(0.5)), linear), weights)
  },
}
