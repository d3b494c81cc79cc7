import type * as tfjs from '@tensorflow/tfjs'

/** Tensors of one attention; all axes before the last two are equal (batch, heads). */
export interface Attended {
  /** [..., targets, width] */
  readonly query: tfjs.Tensor
  /** [..., sources, width] */
  readonly key: tfjs.Tensor
  /** [..., sources, depth] */
  readonly value: tfjs.Tensor
  /** Factor on every score; 1 / sqrt(width) as a rule. */
  readonly scale: number
  /** Added to the scores, broadcast to [..., targets, sources]; no gradient flows into it. */
  readonly bias?: tfjs.Tensor | undefined
  /** Factors on the probabilities (dropout), [..., targets, sources]; no gradient flows into them. */
  readonly keep?: tfjs.Tensor | undefined
}

/**
 * softmax(query x key^T x scale + bias) x keep x value: [..., targets, depth]. Vaswani et al. 2017, equation 1.
 *
 * The gradient is its own, because TensorFlow.js's goes over the [targets, sources] tensors twice as often. The
 * probabilities are kept; the sum over sources that softmax's gradient needs is the same as the sum over depth of
 * gradient x result (Dao et al. 2022, appendix B.2), which is much smaller.
 */
export function attend(tf: typeof tfjs, { query, key, value, scale, bias, keep }: Attended): tfjs.Tensor {
  const operation = tf.customGrad((...operands) => {
    const [q, k, v, save] = operands as unknown as [tfjs.Tensor, tfjs.Tensor, tfjs.Tensor, tfjs.GradSaveFunc]
    const scores = tf.mul(tf.matMul(q, k, false, true), scale)
    const probabilities = tf.softmax(bias ? tf.add(scores, bias) : scores)
    const kept = keep ? tf.mul(probabilities, keep) : probabilities
    const result = tf.matMul(kept, v)
    save([q, k, v, probabilities, result, ...(keep ? [kept, keep] : [])])
    return { value: result, gradFunc: (dy: tfjs.Tensor, saved: tfjs.Tensor[]) => gradients(tf, dy, saved, scale) }
  })
  return operation(query, key, value)
}

function gradients(tf: typeof tfjs, dy: tfjs.Tensor, saved: readonly tfjs.Tensor[], scale: number): tfjs.Tensor[] {
  const [q, k, v, probabilities, result, kept = probabilities, keep] = saved
  if (!q || !k || !v || !probabilities || !result || !kept) throw new Error('attention has not saved its operands')
  const dKept = tf.matMul(dy, v, false, true)
  const dProbabilities = keep ? tf.mul(dKept, keep) : dKept
  const dScores = tf.mul(probabilities, tf.sub(dProbabilities, tf.sum(tf.mul(dy, result), -1, true)))
  return [
    tf.mul(tf.matMul(dScores, k), scale),
    tf.mul(tf.matMul(dScores, q, true, false), scale),
    tf.matMul(kept, dy, true, false),
  ]
}
