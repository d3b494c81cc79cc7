import type { GraphBuilder } from '../../graph/builder.js'
import type { Value } from '../../graph/graph.js'
import { gemm } from '../../graph/matrix.js'
import { concat, pad, reshape, slice, transpose } from '../../graph/shaping.js'
import { axisSize } from '../../graph/shapes.js'
import type { WindowGeometry } from './layout.js'

const count = (length: number): number[] => Array.from({ length }, (_, index) => index)

/**
 * Gradient of a convolution by its kernel, as one matrix product: for each place of the kernel the input as that place
 * saw it, times `dy`. The input is shifted along the width first, then those along the height, so that most of what is
 * copied lies in long runs.
 */
export function convolutionKernelGradient(g: GraphBuilder, x: Value, dy: Value, window: WindowGeometry): Value {
  const { padInfo, filterHeight, filterWidth, strideHeight, strideWidth, outHeight, outWidth } = window
  const [batch, channels, filters] = [axisSize(x.shape, 0), axisSize(x.shape, 3), axisSize(dy.shape, 3)]
  const padded = pad(g, transpose(g, x, [3, 0, 1, 2]), [
    [0, 0],
    [0, 0],
    [padInfo.top, padInfo.bottom],
    [padInfo.left, padInfo.right],
  ])
  // [kernel width x channels, batch, height, out width]
  const shiftedAcross = concat(
    g,
    count(filterWidth).map((begin) => slice(g, padded, [{ axis: 3, begin, length: outWidth, step: strideWidth }])),
    0,
  )
  // [kernel height x kernel width x channels, batch, out height, out width]
  const shifted = concat(
    g,
    count(filterHeight).map((begin) =>
      slice(g, shiftedAcross, [{ axis: 2, begin, length: outHeight, step: strideHeight }]),
    ),
    0,
  )
  const places = batch * outHeight * outWidth
  const seen = reshape(g, shifted, [filterHeight * filterWidth * channels, places])
  const changes = reshape(g, transpose(g, dy, [3, 0, 1, 2]), [filters, places])
  return reshape(g, gemm(g, seen, changes, false, true), [filterHeight, filterWidth, channels, filters])
}
