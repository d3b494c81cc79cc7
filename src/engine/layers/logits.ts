import type * as tfjs from '@tensorflow/tfjs'

/** The activations that make probabilities of raw scores. */
export type Squash = 'softmax' | 'sigmoid'

const origins = new WeakMap<tfjs.Tensor, { readonly squash: Squash; readonly logits: tfjs.Tensor }>()

/** Notes which raw scores an activation made probabilities of. Returns the probabilities. */
export function rememberLogits(squash: Squash, probabilities: tfjs.Tensor, logits: tfjs.Tensor): tfjs.Tensor {
  origins.set(probabilities, { squash, logits })
  return probabilities
}

/**
 * The raw scores behind probabilities, where they came from this activation just before: what a loss computes from
 * without a logarithm of rounded probabilities. (Keras on TensorFlow keeps them as `_keras_logits` for the same end.)
 */
export function logitsBehind(squash: Squash, probabilities: tfjs.Tensor): tfjs.Tensor | undefined {
  const origin = origins.get(probabilities)
  return origin?.squash === squash ? origin.logits : undefined
}
