import type * as tfjs from '@tensorflow/tfjs'
import { withGradient } from '../operations/with-gradient.js'

type Tensor = tfjs.Tensor

/**
 * (x - mean) / sqrt(variance + epsilon), mean and biased variance over some axes. The gradient is the closed form, in a
 * third of the operations that the chain rule would take.
 */
export const standardize = (tf: typeof tfjs, x: Tensor, axes: number[], epsilon: number): Tensor =>
  withGradient(tf, x, (input) => {
    const centered = tf.sub(input, tf.mean(input, axes, true))
    const factor = tf.rsqrt(tf.mean(tf.square(centered), axes, true).add(epsilon))
    const value = centered.mul(factor)
    return {
      value,
      saved: [value, factor],
      gradient(dy, [normal, scale]) {
        const along = tf.mean(dy.mul(normal!), axes, true)
        return dy
          .sub(tf.mean(dy, axes, true))
          .sub(normal!.mul(along))
          .mul(scale!)
      },
    }
  })
