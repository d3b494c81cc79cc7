import type * as tfjs from '@tensorflow/tfjs'
import { convolve, convolveTransposed } from '../operations/convolution.js'
import type { ConvolutionWindow } from '../operations/convolution-geometry.js'
import type { Shape } from '../tensors.js'
import { explicitPadding } from './windows.js'
import type { Padding, Window } from './windows.js'

type Tf = typeof tfjs
type Tensor = tfjs.Tensor
type Zeros = [number, number]

/**
 * Slides windows over [batch, ...spatial, channels] with a kernel of [...window, channels / groups, filters]. What
 * TensorFlow.js can say of two axes or one goes by its own kernel, which the compiled executor lays out best.
 */
export function convolveWindows(
  tf: Tf,
  x: Tensor,
  kernel: Tensor,
  windows: readonly Window[],
  padding: Padding,
  groups = 1,
): Tensor {
  const zeros = windows.map((window, axis) => explicitPadding(x.shape[axis + 1] ?? 1, window, padding))
  if (!isPlain(windows, groups)) return convolve(tf, x, kernel, describe(windows, zeros, groups))
  const image = asImage(x, windows.length)
  const [rows, columns] = asPair(windows.map(({ stride }) => stride))
  const result = tf.conv2d(image, asKernel(kernel, windows.length), [rows, columns], asPadding(zeros))
  return windows.length === 1 ? result.squeeze([1]) : result
}

/** The transposed convolution: `spatial` are the sizes of the result, `zeros` what its gradient would pad them by. */
export function convolveBack(
  tf: Tf,
  y: Tensor,
  kernel: Tensor,
  windows: readonly Window[],
  zeros: readonly Zeros[],
  spatial: Shape,
): Tensor {
  if (!isPlain(windows, 1)) return convolveTransposed(tf, y, kernel, describe(windows, zeros, 1), spatial)
  const [batch, channels] = [y.shape[0] ?? 1, kernel.shape.at(-2) ?? 1]
  const [rows, columns] = asPair(windows.map(({ stride }) => stride))
  const [height, width] = asPair(spatial)
  const result = tf.conv2dTranspose(
    asImage(y, windows.length),
    asKernel(kernel, windows.length),
    [batch, height, width, channels],
    [rows, columns],
    asPadding(zeros),
  )
  return windows.length === 1 ? result.squeeze([1]) : result
}

const isPlain = (windows: readonly Window[], groups: number): boolean =>
  windows.length <= 2 && groups === 1 && windows.every(({ dilation }) => dilation === 1)

const describe = (windows: readonly Window[], padding: readonly Zeros[], groups: number): ConvolutionWindow => ({
  strides: windows.map(({ stride }) => stride),
  dilations: windows.map(({ dilation }) => dilation),
  padding,
  groups,
})

/** A sequence is an image of height 1. */
const asImage = (x: Tensor, rank: number): tfjs.Tensor4D => (rank === 1 ? x.expandDims(1) : x) as tfjs.Tensor4D
const asKernel = (kernel: Tensor, rank: number): tfjs.Tensor4D =>
  (rank === 1 ? kernel.expandDims(0) : kernel) as tfjs.Tensor4D
const asPair = (sizes: readonly number[]): [number, number] => [sizes.at(-2) ?? 1, sizes.at(-1) ?? 1]
const asPadding = (zeros: readonly Zeros[]): [Zeros, Zeros, Zeros, Zeros] => [
  [0, 0],
  zeros.at(-2) ?? [0, 0],
  zeros.at(-1) ?? [0, 0],
  [0, 0],
]
