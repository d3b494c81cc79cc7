import type { GraphBuilder } from './builder.js'
import { mul } from './elementwise.js'
import type { Value } from './graph.js'
import { noteClearedShift } from './known-shifts.js'
import { axisSize } from './shapes.js'
import { concat, flatten, pad, reshape, slice } from './shaping.js'

/**
 * Zeros before and after an axis; less than none cut elements off. Where the size stays it is said in other ways than by
 * one `Pad`, which ONNX Runtime takes up to three times as long for.
 */
export function shift(g: GraphBuilder, x: Value, axis: number, before: number, after: number): Value {
  const size = axisSize(x.shape, axis)
  if (before === 0 && after === 0) return x
  if (before + after !== 0 || Math.abs(before) >= size)
    return pad(
      g,
      x,
      x.shape.map((_, index) => (index === axis ? [before, after] : [0, 0])),
    )
  return axis === x.shape.length - 1 ? shiftElements(g, x, before) : shiftRuns(g, x, axis, before)
}

/** Along an outer axis long runs move: a part and zeros beside it. */
function shiftRuns(g: GraphBuilder, x: Value, axis: number, by: number): Value {
  const length = axisSize(x.shape, axis) - Math.abs(by)
  const part = slice(g, x, [{ axis, begin: Math.max(0, -by), length }])
  const zeros = g.fill(
    0,
    x.shape.map((size, index) => (index === axis ? Math.abs(by) : size)),
  )
  return concat(g, by > 0 ? [zeros, part] : [part, zeros], axis)
}

/** Along the last axis everything moves as one run, and what came from the neighbouring rows is made zero. */
function shiftElements(g: GraphBuilder, x: Value, by: number): Value {
  const moved = pad(g, flatten(g, x), [[by, -by]])
  noteClearedShift(moved)
  return clearEdge(g, reshape(g, moved, x.shape), by)
}

/** Zeros in the columns that have no element `by` places before them in their row. */
export function clearEdge(g: GraphBuilder, x: Value, by: number): Value {
  if (by === 0) return x
  const [height, width] = [axisSize(x.shape, x.shape.length - 2), axisSize(x.shape, x.shape.length - 1)]
  const isKept = Float32Array.from({ length: height * width }, (_, index) => {
    const from = (index % width) - by
    return from >= 0 && from < width ? 1 : 0
  })
  return mul(g, x, g.constant(isKept, [height, width], 'float32'))
}
