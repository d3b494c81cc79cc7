import type * as tfjs from '@tensorflow/tfjs'

/**
 * The mean of a batch's values. `weights` has their leading axes ([batch, time]: 1 for a real step, 0 for padding) and
 * says how much each counts: the mean is over what counts, and zero where nothing does.
 */
export function weightedMean(tf: typeof tfjs, values: tfjs.Tensor, weights?: tfjs.Tensor): tfjs.Scalar {
  if (!weights) return tf.mean(values)
  const along = weights.shape.concat(Array.from({ length: values.rank - weights.rank }, () => 1))
  const inner = values.size / weights.size
  const sum = tf.sum(tf.mul(values, tf.reshape(weights, along)))
  return tf.div(sum, tf.maximum(tf.mul(tf.sum(weights), inner), tf.scalar(Number.EPSILON))).asScalar()
}
