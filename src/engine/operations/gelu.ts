import type * as tfjs from '@tensorflow/tfjs'
import { withGradient } from './with-gradient.js'

/**
 * x times the normal distribution function of x: the exact gelu (Hendrycks and Gimpel 2016), elementwise.
 *
 * With h = x / sqrt(2): gelu = h (1 + erf h) / sqrt(2), and its slope is (1 + erf h + h exp(ln(2 / sqrt(pi)) - h^2)) / 2.
 * The error function, which costs most, is computed once for both. Factors that are numbers stand first and last, where
 * the matrix products before and behind take them over.
 */
export const gelu = (tf: typeof tfjs, x: tfjs.Tensor): tfjs.Tensor =>
  withGradient(tf, x, (input) => {
    const h = tf.mul(input, Math.SQRT1_2)
    const twice = tf.add(tf.erf(h), 1)
    return {
      value: tf.mul(tf.mul(h, twice), Math.SQRT1_2),
      saved: [h, twice],
      gradient(dy, [saved, savedTwice]) {
        const density = tf.exp(tf.sub(logOfFactor, tf.square(saved!)))
        const slope = tf.add(savedTwice!, tf.mul(saved!, density))
        return tf.mul(tf.mul(dy, slope), 0.5)
      },
    }
  })

const logOfFactor = Math.log(2 / Math.sqrt(Math.PI))
