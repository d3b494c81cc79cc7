import type * as tfjs from '@tensorflow/tfjs'

/** [batch, time, features] x kernel [features, heads, width] + bias [heads, width]: [batch, heads, time, width]. */
export function projectToHeads(
  tf: typeof tfjs,
  x: tfjs.Tensor,
  kernel: tfjs.Tensor,
  bias: tfjs.Tensor | undefined,
): tfjs.Tensor {
  const [batch = 1, time = 1, features = 1] = x.shape
  const [, heads = 1, width = 1] = kernel.shape
  const product = tf.matMul(x.reshape([batch * time, features]), kernel.reshape([features, heads * width]))
  const sum = bias ? product.add(bias.reshape([heads * width])) : product
  return tf.transpose(sum.reshape([batch, time, heads, width]), [0, 2, 1, 3])
}

/** [batch, heads, time, width] x kernel [heads, width, features] + bias [features]: [batch, time, features]. */
export function projectFromHeads(
  tf: typeof tfjs,
  x: tfjs.Tensor,
  kernel: tfjs.Tensor,
  bias: tfjs.Tensor | undefined,
): tfjs.Tensor {
  const [batch = 1, heads = 1, time = 1, width = 1] = x.shape
  const features = kernel.shape.at(-1) ?? 1
  const rows = tf.transpose(x, [0, 2, 1, 3]).reshape([batch * time, heads * width])
  const product = tf.matMul(rows, kernel.reshape([heads * width, features]))
  return (bias ? product.add(bias) : product).reshape([batch, time, features])
}
