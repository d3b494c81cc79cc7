import type * as tfjs from '@tensorflow/tfjs'

/** Squared lengths are kept from 0 by it (Keras's normalize). */
const EPSILON = 1e-12

/** x / its length along the last axis; of a zero vector 0. */
export const unitVectors = (tf: typeof tfjs, x: tfjs.Tensor): tfjs.Tensor =>
  tf.div(x, tf.sqrt(tf.maximum(tf.sum(tf.square(x), -1, true), tf.scalar(EPSILON))))

/** Of vectors [batch, units], the squared distances between each two: [batch, batch], never below 0. */
export function squaredDistances(tf: typeof tfjs, vectors: tfjs.Tensor): tfjs.Tensor {
  const squares = tf.sum(tf.square(vectors), -1, true)
  const products = tf.matMul(vectors, vectors, false, true)
  return tf.relu(tf.sub(tf.add(squares, tf.transpose(squares)), tf.mul(products, tf.scalar(2))))
}
