import type { GraphBuilder } from '../../graph/builder.js'
import type { Value } from '../../graph/graph.js'
import { matMul } from '../../graph/matrix.js'
import { reduce } from '../../graph/reducing.js'
import { concat, reshape, transpose } from '../../graph/shaping.js'
import { axisSize } from '../../graph/shapes.js'
import { clearEdge } from '../../graph/shift.js'
import type { WindowGeometry } from './layout.js'

/** Lengths that products are computed in without a rest. */
const alignment = 16
/** Share of zeros beside an image, in rows, up to which they cost less than cutting rows off it. */
const mostZeros = 0.1

/** Whether an image keeps its size, and is large against the zeros that `kernelGradientByOffsets` puts beside it. */
export function isLarge(window: WindowGeometry): boolean {
  const { strideHeight, strideWidth, inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth } = window
  const keepsSize = strideHeight === 1 && strideWidth === 1 && outHeight === inHeight && outWidth === inWidth
  return keepsSize && filterHeight * filterWidth > 1 && filterHeight - 1 <= mostZeros * inHeight
}

/**
 * Gradient of a convolution by its kernel where the images keep their size, as products for each image. Images lie flat, with
 * zeros before and behind: the input once for each column of the kernel, `dy` for each of its rows, each at an offset at which
 * those places meet that belong together. So a shift is a matter of where one concatenation puts its parts.
 */
export function kernelGradientByOffsets(g: GraphBuilder, x: Value, dy: Value, window: WindowGeometry): Value {
  const { padInfo, filterHeight, filterWidth, inHeight, inWidth } = window
  const [batch, channels, filters] = [axisSize(x.shape, 0), axisSize(x.shape, 3), axisSize(dy.shape, 3)]
  const [input, change] = [transpose(g, x, [0, 3, 1, 2]), transpose(g, dy, [0, 3, 1, 2])]
  const offsets = (length: number, padding: number) => Array.from({ length }, (_, index) => index - padding)
  const [across, down] = [offsets(filterWidth, padInfo.left), offsets(filterHeight, padInfo.top)]
  const start = Math.max(...across, ...down.map((by) => -by * inWidth))
  const end = start + inHeight * inWidth + Math.max(...across.map((by) => -by), ...down.map((by) => by * inWidth))
  const length = Math.ceil(end / alignment) * alignment
  // A place at the edge would meet the next row where it sees beyond its own.
  const columns = across.map((by) => ({ image: clearEdge(g, input, by), offset: start - by }))
  const seen = lay(columns)
  const rows = down.map((by) => {
    const changes = lay([{ image: change, offset: start + by * inWidth }])
    return reduce(g, 'ReduceSum', matMul(g, seen, changes, false, true), [0])
  })
  const gradient = reshape(g, concat(g, rows, 0), [filterHeight, channels, filterWidth, filters])
  return transpose(g, gradient, [0, 2, 1, 3])

  /** Images [batch, channels, height, width] one behind the other, each in `length` places: [batch, channels x images, length]. */
  function lay(images: readonly { readonly image: Value; readonly offset: number }[]): Value {
    const [count, places] = [axisSize(images[0]!.image.shape, 1), inHeight * inWidth]
    const parts: Value[] = []
    let zeros = 0
    for (const { image, offset } of images) {
      parts.push(g.fill(0, [batch, count, zeros + offset]), reshape(g, image, [batch, count, places]))
      zeros = length - places - offset
    }
    parts.push(g.fill(0, [batch, count, zeros]))
    const some = parts.filter(({ shape }) => axisSize(shape, 2) > 0)
    return reshape(g, concat(g, some, 2), [batch, count * images.length, length])
  }
}
