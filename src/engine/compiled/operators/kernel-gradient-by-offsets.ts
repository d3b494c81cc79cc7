import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'
import { matMul } from '../graph/matrix.js'
import { reduce } from '../graph/reducing.js'
import { concat, reshape, transpose } from '../graph/shaping.js'
import { axisSize } from '../graph/shapes.js'
import { clearEdge } from '../graph/shift.js'

/** Lengths that products are computed in without a rest. */
const alignment = 16
/** Zeros beside an image, as a share of it, up to which they cost less than cutting rows off it. */
const mostZeros = 0.15

/** A window that steps by 1 over images which keep their size. */
export interface SteadyWindow {
  readonly height: number
  readonly width: number
  /** How far below, or to the right of, what it computes each row or column of the kernel sees. */
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly groups: number
}

/** Where the places of a kernel's axis see: `padding` places before the first, in steps of `dilation`. */
export const offsetsOf = (length: number, padding: number, dilation = 1): number[] =>
  Array.from({ length }, (_, index) => index * dilation - padding)

/** Places before and behind an image that some row or column of the kernel sees. */
function reach({ rows, columns, width }: SteadyWindow): { readonly before: number; readonly behind: number } {
  return {
    before: Math.max(...columns, ...rows.map((by) => -by * width)),
    behind: Math.max(...columns.map((by) => -by), ...rows.map((by) => by * width)),
  }
}

/** Whether an image is large against the zeros that `kernelGradientByOffsets` puts beside it. */
export function isLarge(window: SteadyWindow): boolean {
  const { before, behind } = reach(window)
  return window.rows.length * window.columns.length > 1 && before + behind <= mostZeros * window.height * window.width
}

/**
 * Gradient of a convolution by its kernel where the images keep their size, as products for each image. Images lie flat, with
 * zeros before and behind: the input once for each column of the kernel, `dy` for each of its rows, each at an offset at which
 * those places meet that belong together. So a shift is a matter of where one concatenation puts its parts.
 * @param input [batch, channels, height, width]
 * @param change [batch, filters, height, width]
 * @returns [rows, columns, channels / groups, filters]
 */
export function kernelGradientByOffsets(g: GraphBuilder, input: Value, change: Value, window: SteadyWindow): Value {
  const { height, width, rows, columns, groups } = window
  const [batch, channels, filters] = [axisSize(input.shape, 0), axisSize(input.shape, 1), axisSize(change.shape, 1)]
  const { before, behind } = reach(window)
  const length = Math.ceil((before + height * width + behind) / alignment) * alignment
  // A place at the edge would meet the next row where it sees beyond its own.
  const seen = lay(columns.map((by) => ({ image: clearEdge(g, input, by), offset: before - by })))
  const products = rows.map((by) => {
    const changes = lay([{ image: change, offset: before + by * width }])
    return reduce(g, 'ReduceSum', multiply(seen, changes), [0])
  })
  const [perGroup, filtersPerGroup] = [channels / groups, filters / groups]
  const gradient = reshape(g, concat(g, products, 0), [rows.length, groups, perGroup, columns.length, filtersPerGroup])
  return reshape(g, transpose(g, gradient, [0, 3, 2, 1, 4]), [rows.length, columns.length, perGroup, filters])

  /** Each of `a` with each of `b`. A single vector stands on the left, where ONNX Runtime takes it for one. */
  function multiply(a: Value, b: Value): Value {
    if (filters > groups) return matMul(g, a, b, false, true)
    const turned = matMul(g, b, a, false, true)
    return reshape(g, turned, [...turned.shape.slice(0, -2), axisSize(turned.shape, turned.shape.length - 1), 1])
  }

  /** Images one behind the other, each in `length` places: [batch, groups, channels / groups x images, length]. */
  function lay(images: readonly { readonly image: Value; readonly offset: number }[]): Value {
    const [count, places] = [axisSize(images[0]!.image.shape, 1), height * width]
    const parts: Value[] = []
    let zeros = 0
    for (const { image, offset } of images) {
      parts.push(g.fill(0, [batch, count, zeros + offset]), reshape(g, image, [batch, count, places]))
      zeros = length - places - offset
    }
    parts.push(g.fill(0, [batch, count, zeros]))
    const some = parts.filter(({ shape }) => axisSize(shape, 2) > 0)
    const shape = groups === 1 ? [batch] : [batch, groups]
    return reshape(g, concat(g, some, 2), [...shape, (count / groups) * images.length, length])
  }
}
