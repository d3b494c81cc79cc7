import type * as tfjs from '@tensorflow/tfjs'

/** What counts how much in a batch. Both are optional, both may be given. */
export interface LossWeights {
  /**
   * [batch] or [batch, ...positions], of numbers >= 0: which places are there at all (a mask), or how much of each. The
   * weighted mean is taken: sum(w x loss) / sum(w); 0 where nothing is there.
   */
  readonly mask?: tfjs.Tensor | undefined
  /** [batch], of numbers >= 0: how much each sample matters. Multiplied in; the number of places stays the divisor. */
  readonly samples?: tfjs.Tensor | undefined
}

/** A tensor with axes of length 1 behind its own, so that it broadcasts over the trailing axes of a longer one. */
export function alignLeft(tf: typeof tfjs, weights: tfjs.Tensor, values: tfjs.Tensor): tfjs.Tensor {
  const fits = weights.rank <= values.rank && weights.shape.every((size, axis) => size === values.shape[axis])
  if (!fits)
    throw new Error(`weights of shape [${weights.shape.join()}] do not fit losses of shape [${values.shape.join()}]`)
  const open = values.shape.slice(weights.rank).map(() => 1)
  return tf.reshape(tf.cast(weights, 'float32'), [...weights.shape, ...open])
}

/**
 * The loss of a batch from its values [batch, ...]: their mean, as Keras's `sum_over_batch_size` has it. Sample weights
 * are multiplied in and change no divisor, so that a weight means the same in every batch; a mask takes places out of
 * sum and divisor alike (sum(w x loss) / sum(w)).
 */
export function reduceLoss(tf: typeof tfjs, values: tfjs.Tensor, { mask, samples }: LossWeights): tfjs.Scalar {
  const scaled = samples ? tf.mul(values, alignLeft(tf, samples, values)) : values
  if (!mask) return tf.mean(scaled)
  const weights = alignLeft(tf, mask, values)
  const places = values.size / weights.size
  const total = tf.mul(tf.sum(weights), tf.scalar(places))
  // Where all weights are 0, the sum above is 0 too: any divisor gives 0.
  const divisor = tf.add(total, tf.cast(tf.equal(total, tf.scalar(0)), 'float32'))
  return tf.div(tf.sum(tf.mul(scaled, weights)), divisor)
}
