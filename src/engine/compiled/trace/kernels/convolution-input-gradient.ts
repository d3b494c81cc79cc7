import type { GraphBuilder } from '../../graph/builder.js'
import type { Value } from '../../graph/graph.js'
import { reverse, transpose } from '../../graph/shaping.js'
import { axisSize } from '../../graph/shapes.js'
import { channelsFirst, channelsLast, windowAttributes } from '../../graph/window.js'
import type { WindowGeometry } from '../../graph/window.js'

/**
 * Gradient of a convolution by its input: with strides of 1 the convolution of `dy` with the kernel turned round, which
 * ONNX Runtime does much faster than the transposed convolution that other strides need.
 */
export function convolutionInputGradient(g: GraphBuilder, dy: Value, kernel: Value, window: WindowGeometry): Value {
  const channels = axisSize(kernel.shape, 2)
  const shape = [axisSize(dy.shape, 0), channels, window.inHeight, window.inWidth]
  const isDense = window.strideHeight === 1 && window.strideWidth === 1
  return channelsLast(
    g,
    isDense ? byConvolution(g, dy, kernel, window, shape) : byTransposed(g, dy, kernel, window, shape),
  )
}

function byConvolution(g: GraphBuilder, dy: Value, kernel: Value, window: WindowGeometry, shape: number[]): Value {
  const { filterHeight, filterWidth, padInfo } = window
  // Turned round while the window's axes are the outer ones: long runs are copied, and the transpose meets the next.
  const turned = transpose(g, reverse(g, kernel, [0, 1]), [2, 3, 0, 1])
  const before = [filterHeight - 1 - padInfo.top, filterWidth - 1 - padInfo.left]
  // What is missing to the input's size is after the last window; ONNX allows no negative padding, so none is taken off.
  const after = [
    window.inHeight - (window.outHeight + (before[0] ?? 0) - (filterHeight - 1)),
    window.inWidth - (window.outWidth + (before[1] ?? 0) - (filterWidth - 1)),
  ]
  if ([...before, ...after].some((zeros) => zeros < 0)) return byTransposed(g, dy, kernel, window, shape)
  const attributes = { kernel_shape: [filterHeight, filterWidth], strides: [1, 1], pads: [...before, ...after] }
  return g.emit('Conv', [channelsFirst(g, dy), turned], shape, 'float32', attributes)
}

function byTransposed(g: GraphBuilder, dy: Value, kernel: Value, window: WindowGeometry, shape: number[]): Value {
  const { padInfo, filterHeight, filterWidth, strideHeight, strideWidth } = window
  const covered = (count: number, stride: number, size: number, padding: number): number =>
    (count - 1) * stride + size - padding
  const missing = [
    window.inHeight - covered(window.outHeight, strideHeight, filterHeight, padInfo.top + padInfo.bottom),
    window.inWidth - covered(window.outWidth, strideWidth, filterWidth, padInfo.left + padInfo.right),
  ]
  const attributes = { ...windowAttributes(window), output_padding: missing }
  return g.emit(
    'ConvTranspose',
    [channelsFirst(g, dy), transpose(g, kernel, [3, 2, 0, 1])],
    shape,
    'float32',
    attributes,
  )
}
