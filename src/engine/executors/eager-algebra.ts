import type * as tfjs from '@tensorflow/tfjs'
import type { ClippingAlgebra } from '../optimizers/optimizer.js'

/** Optimizers and clipping, computed at once. */
export const eagerAlgebra = (tf: typeof tfjs): ClippingAlgebra<tfjs.Tensor> => ({
  constant: (value) => tf.scalar(value),
  add: (a, b) => tf.add(a, b),
  sub: (a, b) => tf.sub(a, b),
  mul: (a, b) => tf.mul(a, b),
  div: (a, b) => tf.div(a, b),
  sqrt: (a) => tf.sqrt(a),
  minimum: (a, b) => tf.minimum(a, b),
  maximum: (a, b) => tf.maximum(a, b),
  abs: (a) => tf.abs(a),
  sign: (a) => tf.sign(a),
  sumOfSquares: (a) => tf.sum(tf.square(a)),
})
