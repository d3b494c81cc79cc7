import type * as tfjs from '@tensorflow/tfjs'
import type { LayerContext } from '../layer.js'

/** What is added to the score of a place that must not be seen: its probability is exactly 0 in float32. */
const hidden = -1e9

/** Zero where a target may see a source, else `hidden`, [targets, sources]: a target sees no source after itself. */
export function causalBias(tf: typeof tfjs, targets: number, sources: number): tfjs.Tensor {
  // Compared in the graph, so that the model stores two short lists instead of the table.
  const rows = tf.range(0, targets, 1, 'int32').reshape([targets, 1])
  const columns = tf.range(0, sources, 1, 'int32').reshape([1, sources])
  return tf.cast(tf.greater(columns, rows), 'float32').mul(hidden)
}

/** Zero where a source is real, else `hidden`, [batch, 1, 1, sources], of a mask [batch, sources] with 1 for real. */
export function paddingBias(mask: tfjs.Tensor): tfjs.Tensor {
  const [batch = 1, sources = 1] = mask.shape
  return mask.sub(1).mul(-hidden).reshape([batch, 1, 1, sources])
}

/**
 * The places of the sources that are real, [batch, sources], of an attention over these inputs: query, value and key.
 * Padded queries need no mask of their own: their results are padding, and whatever comes behind passes over them.
 */
export function sourceMask(inputs: readonly unknown[], { mask }: LayerContext): tfjs.Tensor | undefined {
  if (inputs.length === 1) return mask(0)
  const [value, key] = [mask(1), mask(2)]
  return value && key ? value.mul(key) : (value ?? key)
}

/** Biases of an attention over [batch, heads, targets, sources], as one; undefined where everything may be seen. */
export function attentionBias(
  tf: typeof tfjs,
  [targets, sources]: readonly [number, number],
  isCausal: boolean,
  mask: tfjs.Tensor | undefined,
): tfjs.Tensor | undefined {
  const causal = isCausal ? causalBias(tf, targets, sources) : undefined
  const padding = mask && paddingBias(mask)
  return causal && padding ? causal.add(padding) : (causal ?? padding)
}

/** The bias of targets that stand `count` times one behind the other. */
export function repeatTargets(tf: typeof tfjs, bias: tfjs.Tensor, count: number): tfjs.Tensor {
  // Padding is the same for all targets: its axis of length 1 is broadcast.
  if (count === 1 || bias.shape.at(-2) === 1) return bias
  return tf.tile(bias, [...bias.shape.slice(0, -2).map(() => 1), count, 1])
}
