import type * as tfjs from '@tensorflow/tfjs'
import { refuse } from './shapes.js'

export type Padding = 'valid' | 'same' | 'causal'

/** One axis that a window slides over. `field` is the part of the spec that sets the window's size. */
export interface Window {
  readonly field: 'kernelSize' | 'poolSize'
  readonly size: number
  readonly stride: number
  readonly dilation: number
}

/** Values from the first to the last that one window reads. */
export const windowSpan = ({ size, dilation }: Window): number => (size - 1) * dilation + 1

/** Length of an axis after a window went over it; any length stays any length. */
export function slide(length: number | null, window: Window, padding: Padding): number | null {
  if (length === null) return null
  if (padding !== 'valid') return Math.ceil(length / window.stride)
  const span = windowSpan(window)
  if (span <= length) return Math.floor((length - span) / window.stride) + 1
  const spanned = window.dilation > 1 ? ` (dilated: ${span})` : ''
  return refuse(
    `${window.field} ${window.size}${spanned} is larger than the input's axis of ${length}: at most ${length} fits, or padding same`,
    window.field,
  )
}

/** Zeros before and after an axis under padding `same`, as TensorFlow and Keras place them: the odd one at the end. */
export function samePadding(length: number, window: Window): [number, number] {
  const total = Math.max(0, (Math.ceil(length / window.stride) - 1) * window.stride + windowSpan(window) - length)
  return [Math.floor(total / 2), Math.ceil(total / 2)]
}

/**
 * A kernel with zeros between its values along one axis: the convolution with it is the dilated one. Written out because
 * TensorFlow.js has no gradient for dilated convolutions.
 */
export function dilateKernel(tf: typeof tfjs, kernel: tfjs.Tensor, axis: number, dilation: number): tfjs.Tensor {
  const { shape } = kernel
  const length = shape[axis] ?? 1
  if (dilation === 1 || length === 1) return kernel
  const before = shape.slice(0, axis).reduce((product, size) => product * size, 1)
  const after = shape.slice(axis + 1).reduce((product, size) => product * size, 1)
  const spread = tf.pad(kernel.reshape([before, length, 1, after]), [
    [0, 0],
    [0, 0],
    [0, dilation - 1],
    [0, 0],
  ])
  const span = (length - 1) * dilation + 1
  return tf
    .slice(spread.reshape([before, length * dilation, after]), [0, 0, 0], [before, span, after])
    .reshape([...shape.slice(0, axis), span, ...shape.slice(axis + 1)])
}
