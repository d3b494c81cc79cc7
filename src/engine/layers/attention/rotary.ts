import type * as tfjs from '@tensorflow/tfjs'

/** cos or sin of position x base^(-2i / width), [length, width / 2]. */
function table(
  tf: typeof tfjs,
  length: number,
  half: number,
  base: number,
  of: (angle: number) => number,
): tfjs.Tensor {
  const values = Float32Array.from({ length: length * half }, (_, index) =>
    of(Math.floor(index / half) * base ** (-(index % half) / half)),
  )
  return tf.tensor(values, [length, half])
}

/**
 * Rotary positions (Su et al. 2021) on [..., time, width], width even: turns value i and value i + width / 2 of each
 * place together by position x base^(-2i / width). The two are half a width apart, as in GPT-NeoX and Llama; the paper
 * itself turns neighbours, which is the same up to the order of the kernel's columns.
 */
export function rotate(tf: typeof tfjs, x: tfjs.Tensor, base: number): tfjs.Tensor {
  const [length = 1, width = 2] = x.shape.slice(-2)
  const cos = table(tf, length, width / 2, base, Math.cos)
  const sin = table(tf, length, width / 2, base, Math.sin)
  const [first, second] = tf.split(x, 2, -1) as [tfjs.Tensor, tfjs.Tensor]
  const turned = [first.mul(cos).sub(second.mul(sin)), second.mul(cos).add(first.mul(sin))]
  return tf.concat(turned, -1)
}
