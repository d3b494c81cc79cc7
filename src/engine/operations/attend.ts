import type * as tfjs from '@tensorflow/tfjs'

export interface Dropout {
  /** 1 where a probability is kept, else 0: [..., targets, sources]. */
  readonly mask: tfjs.Tensor
  /** What the kept ones are multiplied by. */
  readonly factor: number
}

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
  /** Dropout of the probabilities; no gradient flows into it. */
  readonly dropout?: Dropout | undefined
}

/**
 * dropout(softmax(query x key^T x scale + bias)) x value: [..., targets, depth]. Vaswani et al. 2017, equation 1.
 *
 * The gradient is its own, because TensorFlow.js's goes over the [targets, sources] tensors twice as often. The
 * probabilities are kept; the sum over sources that softmax's gradient needs is the same as the sum over depth of
 * gradient x result (Dao et al. 2022, appendix B.2), which is much smaller. Factors that are numbers stand behind
 * products, which take them over.
 */
export function attend(tf: typeof tfjs, { query, key, value, scale, bias, dropout }: Attended): tfjs.Tensor {
  const factor = dropout?.factor ?? 1
  const operation = tf.customGrad((...operands) => {
    const [q, k, v, save] = operands as unknown as [tfjs.Tensor, tfjs.Tensor, tfjs.Tensor, tfjs.GradSaveFunc]
    const scores = tf.mul(tf.matMul(q, k, false, true), scale)
    const probabilities = tf.softmax(bias ? tf.add(scores, bias) : scores)
    const kept = dropout ? tf.mul(probabilities, dropout.mask) : probabilities
    const result = tf.mul(tf.matMul(kept, v), factor)
    save([q, k, v, probabilities, result, ...(dropout ? [kept, dropout.mask] : [])])
    return {
      value: result,
      gradFunc: (dy: tfjs.Tensor, saved: tfjs.Tensor[]) => gradients(tf, dy, saved, scale, factor),
    }
  })
  return operation(query, key, value)
}

function gradients(
  tf: typeof tfjs,
  dy: tfjs.Tensor,
  saved: readonly tfjs.Tensor[],
  scale: number,
  factor: number,
): tfjs.Tensor[] {
  const [q, k, v, probabilities, result, kept = probabilities, mask] = saved
  if (!q || !k || !v || !probabilities || !result || !kept) throw new Error('attention has not saved its operands')
  const dKept = tf.mul(tf.matMul(dy, v, false, true), factor)
  const dProbabilities = mask ? tf.mul(dKept, mask) : dKept
  const dScores = tf.mul(probabilities, tf.sub(dProbabilities, tf.sum(tf.mul(dy, result), -1, true)))
  return [
    tf.mul(tf.matMul(dScores, k), scale),
    tf.mul(tf.matMul(dScores, q, true, false), scale),
    tf.mul(tf.matMul(kept, dy, true, false), factor),
  ]
}
