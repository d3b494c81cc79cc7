import type { GraphBuilder } from '../../graph/builder.js'
import type { Value } from '../../graph/graph.js'
import { gemm } from '../../graph/matrix.js'
import { concat, pad, reshape, slice, transpose } from '../../graph/shaping.js'
import { shift } from '../../graph/shift.js'
import { axisSize } from '../../graph/shapes.js'
import type { WindowGeometry } from './layout.js'

const count = (length: number): number[] => Array.from({ length }, (_, index) => index)

/**
 * Gradient of a convolution by its kernel, as one matrix product over all places of the batch: for each place of the kernel
 * the input as that place saw it, times `dy`.
 */
export function convolutionKernelGradient(g: GraphBuilder, x: Value, dy: Value, window: WindowGeometry): Value {
  // An image of few channels is shifted both ways with less copying than a change of many filters is shifted one way.
  const isNarrow = window.filterWidth * axisSize(x.shape, 3) < axisSize(dy.shape, 3)
  return window.strideHeight === 1 && !isNarrow ? byShiftingBoth(g, x, dy, window) : byShiftingInput(g, x, dy, window)
}

/**
 * The input is shifted across for each column of the kernel and `dy` down for each of its rows, so that the product of all
 * with all has every place once: far less is copied than if the input were shifted both ways.
 */
function byShiftingBoth(g: GraphBuilder, x: Value, dy: Value, window: WindowGeometry): Value {
  const { padInfo, filterHeight, filterWidth, strideWidth, inHeight, inWidth, outHeight, outWidth } = window
  const [batch, channels, filters] = [axisSize(x.shape, 0), axisSize(x.shape, 3), axisSize(dy.shape, 3)]
  const places = batch * inHeight * outWidth
  // Channels first and nothing else moved: the cheapest transpose, whether the image's channels come first or last.
  const [input, change] = [transpose(g, x, [3, 0, 1, 2]), transpose(g, dy, [3, 0, 1, 2])]
  const across = concat(
    g,
    count(filterWidth).map((column) => {
      const begin = padInfo.left - column
      const reach = (outWidth - 1) * strideWidth + 1
      const moved = shift(g, input, 3, begin, reach - inWidth - begin)
      return slice(g, moved, [{ axis: 3, begin: 0, length: outWidth, step: strideWidth }])
    }),
    0,
  )
  const seen = reshape(g, across, [filterWidth * channels, places])
  const rows = count(filterHeight).map((row) => {
    const begin = row - padInfo.top
    const down = shift(g, change, 2, begin, inHeight - outHeight - begin)
    return gemm(g, seen, reshape(g, down, [filters, places]), false, true)
  })
  return reshape(g, concat(g, rows, 0), [filterHeight, filterWidth, channels, filters])
}

/**
 * The input is shifted along the width first, then those along the height, so that most of what is copied lies in long
 * runs.
 */
function byShiftingInput(g: GraphBuilder, x: Value, dy: Value, window: WindowGeometry): Value {
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
