import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'
import { gemm, matMul } from '../graph/matrix.js'
import { reduce } from '../graph/reducing.js'
import { sample } from '../graph/sample.js'
import { concat, reshape, transpose } from '../graph/shaping.js'
import { axisSize } from '../graph/shapes.js'
import { channelsFirst } from '../graph/window.js'
import type { WindowGeometry } from '../graph/window.js'
import { isLarge, kernelGradientByOffsets, offsetsOf } from './kernel-gradient-by-offsets.js'
import type { SteadyWindow } from './kernel-gradient-by-offsets.js'

/** How the images lie while products are made of them, with the height third and the width last. */
interface Layout {
  /** From batch, height, width, channels. */
  readonly order: readonly number[]
  readonly channels: number
  /** Each of `a` with each of `b` over all places: [channels of a, channels of b]. */
  readonly product: (g: GraphBuilder, a: Value, b: Value) => Value
}

const placesOf = ({ shape }: Value): number => axisSize(shape, 2) * axisSize(shape, 3)

/** One product over the places of all images. */
const allImages: Layout = {
  order: [3, 0, 1, 2],
  channels: 0,
  product: (g, a, b) => {
    const rows = (x: Value): Value => reshape(g, x, [axisSize(x.shape, 0), axisSize(x.shape, 1) * placesOf(x)])
    return gemm(g, rows(a), rows(b), false, true)
  },
}

/** A product for each image, and their sum: nothing is transposed where images have their channels first. */
const eachImage: Layout = {
  order: [0, 3, 1, 2],
  channels: 1,
  product: (g, a, b) => {
    const rows = (x: Value): Value => reshape(g, x, [axisSize(x.shape, 0), axisSize(x.shape, 1), placesOf(x)])
    return reduce(g, 'ReduceSum', matMul(g, rows(a), rows(b), false, true), [0])
  },
}

const count = (length: number): number[] => Array.from({ length }, (_, index) => index)

/**
 * Gradient of a convolution by its kernel, by matrix products over all places of the batch: for each place of the kernel
 * the input as that place saw it, times `dy`.
 */
export function lowerKernelGradient(g: GraphBuilder, x: Value, dy: Value, window: WindowGeometry): Value {
  const { filterHeight, filterWidth, outHeight, outWidth } = window
  const [channels, filters] = [axisSize(x.shape, 3), axisSize(dy.shape, 3)]
  const shape = [filterHeight, filterWidth, channels, filters]
  // An image of few channels is shifted both ways with less copying than a change of many filters is shifted one way.
  if (filterWidth * channels < filters) return reshape(g, byAllPlaces(g, x, dy, window), shape)
  // What the products of an image give, against what transposing it would move.
  const isDeep = 2 * filterHeight * filterWidth * channels * filters > outHeight * outWidth * (channels + filters)
  if (isDeep) return reshape(g, byRows(g, x, dy, window, allImages), shape)
  const steady = steadyWindow(window)
  return steady && isLarge(steady)
    ? kernelGradientByOffsets(g, channelsFirst(g, x), channelsFirst(g, dy), steady)
    : reshape(g, byRows(g, x, dy, window, eachImage), shape)
}

/** Null where the images do not keep their size. */
function steadyWindow(window: WindowGeometry): SteadyWindow | null {
  const { strideHeight, strideWidth, inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth, padInfo } =
    window
  if (strideHeight > 1 || strideWidth > 1 || outHeight !== inHeight || outWidth !== inWidth) return null
  return {
    height: inHeight,
    width: inWidth,
    rows: offsetsOf(filterHeight, padInfo.top),
    columns: offsetsOf(filterWidth, padInfo.left),
    groups: 1,
  }
}

/**
 * The input is shifted across for each column of the kernel. For its rows, where they are not taken in steps, it is `dy`
 * that is shifted down, so that the product of all with all has every place once: far less is copied so.
 */
function byRows(g: GraphBuilder, x: Value, dy: Value, window: WindowGeometry, layout: Layout): Value {
  const { padInfo, filterHeight, strideHeight, inHeight } = window
  const change = transpose(g, dy, layout.order)
  const across = shiftedAcross(g, transpose(g, x, layout.order), window, layout)
  const products = count(filterHeight).map((row) => {
    if (strideHeight > 1) return layout.product(g, seenByRow(g, across, row, window), change)
    const down = sample(g, change, 2, { offset: padInfo.top - row, step: 1, count: inHeight })
    return layout.product(g, across, down)
  })
  return concat(g, products, 0)
}

/** One product for the whole kernel. */
function byAllPlaces(g: GraphBuilder, x: Value, dy: Value, window: WindowGeometry): Value {
  const { order, channels, product } = allImages
  const across = shiftedAcross(g, transpose(g, x, order), window, allImages)
  const seen = count(window.filterHeight).map((row) => seenByRow(g, across, row, window))
  return product(g, concat(g, seen, channels), transpose(g, dy, order))
}

/** The input as each column of the kernel saw it, as channels side by side. */
function shiftedAcross(g: GraphBuilder, input: Value, window: WindowGeometry, { channels }: Layout): Value {
  const { padInfo, filterWidth, strideWidth, outWidth } = window
  const columns = count(filterWidth).map((column) =>
    sample(g, input, 3, { offset: column - padInfo.left, step: strideWidth, count: outWidth }),
  )
  return concat(g, columns, channels)
}

const seenByRow = (
  g: GraphBuilder,
  x: Value,
  row: number,
  { padInfo, strideHeight, outHeight }: WindowGeometry,
): Value => sample(g, x, 2, { offset: row - padInfo.top, step: strideHeight, count: outHeight })
