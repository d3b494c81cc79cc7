import type * as tfjs from '@tensorflow/tfjs'
import { logitsBehind } from '../layers/logits.js'
import { PROBABILITY_MARGIN } from './loss.js'

type Tf = typeof tfjs
type Tensor = tfjs.Tensor

/** A function of two tensors with a gradient of its own, each written with what the other left behind. */
function withGradient(
  tf: Tf,
  compute: (a: Tensor, b: Tensor) => { value: Tensor; kept: Tensor[] },
  gradients: (dy: Tensor, a: Tensor, b: Tensor, kept: Tensor[]) => Tensor[],
): (a: Tensor, b: Tensor) => Tensor {
  return tf.customGrad((...inputs) => {
    const [a, b, save] = inputs as [Tensor, Tensor, tfjs.GradSaveFunc]
    const { value, kept } = compute(a, b)
    save([a, b, ...kept])
    return { value, gradFunc: (dy, [x = a, y = b, ...rest]) => gradients(dy, x, y, rest) }
  })
}

/** -sum(target x log softmax(logits)) over the last axis. Its gradient is softmax - target, with no division by p. */
export const softmaxCrossentropy = (tf: Tf, target: Tensor, logits: Tensor): Tensor =>
  withGradient(
    tf,
    (t, x) => {
      const logs = tf.logSoftmax(x, -1)
      return { value: tf.neg(tf.sum(tf.mul(t, logs), -1)), kept: [logs] }
    },
    (dy, t, x, [logs = x]) => {
      const slope = tf.expandDims(dy, -1)
      const total = tf.sum(t, -1, true)
      return [tf.mul(tf.neg(logs), slope), tf.mul(tf.sub(tf.mul(tf.softmax(x, -1), total), t), slope)]
    },
  )(target, logits)

/**
 * -(target x log p + (1 - target) x log(1 - p)) of each element, p = sigmoid(logits). Its gradient is p - target.
 * relu(x) - x z + log(1 + exp(-|x|)): no exponential can overflow, and nothing cancels where p is close to the target.
 */
export const sigmoidCrossentropy = (tf: Tf, target: Tensor, logits: Tensor): Tensor =>
  withGradient(
    tf,
    (z, x) => {
      const tail = tf.log1p(tf.exp(tf.neg(tf.abs(x))))
      return { value: tf.add(tf.sub(tf.relu(x), tf.mul(x, z)), tail), kept: [] }
    },
    (dy, z, x) => [tf.mul(tf.neg(x), dy), tf.mul(tf.sub(tf.sigmoid(x), z), dy)],
  )(target, logits)

/** Probabilities that sum to 1 over the last axis, away from 0 and 1 (Keras). */
export const normalized = (tf: Tf, probabilities: Tensor): Tensor =>
  tf.clipByValue(tf.div(probabilities, tf.sum(probabilities, -1, true)), PROBABILITY_MARGIN, 1 - PROBABILITY_MARGIN)

export const clipped = (tf: Tf, probabilities: Tensor): Tensor =>
  tf.clipByValue(probabilities, PROBABILITY_MARGIN, 1 - PROBABILITY_MARGIN)

/** Cross-entropy over the last axis, from logits wherever they are to be had. */
export function categorical(tf: Tf, target: Tensor, prediction: Tensor, fromLogits: boolean): Tensor {
  const logits = fromLogits ? prediction : logitsBehind('softmax', prediction)
  if (logits) return softmaxCrossentropy(tf, target, logits)
  return tf.neg(tf.sum(tf.mul(target, tf.log(normalized(tf, prediction))), -1))
}

/** Cross-entropy of each element, from logits wherever they are to be had. */
export function binary(tf: Tf, target: Tensor, prediction: Tensor, fromLogits: boolean): Tensor {
  const logits = fromLogits ? prediction : logitsBehind('sigmoid', prediction)
  if (logits) return sigmoidCrossentropy(tf, target, logits)
  const p = clipped(tf, prediction)
  const one = tf.scalar(1)
  return tf.neg(tf.add(tf.mul(target, tf.log(p)), tf.mul(tf.sub(one, target), tf.log(tf.sub(one, p)))))
}
