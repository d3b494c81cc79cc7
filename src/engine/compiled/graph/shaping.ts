import { elementCount } from '../../tensors.js'
import type { Shape } from '../../tensors.js'
import type { GraphBuilder } from './builder.js'
import type { Value } from './graph.js'
import { fillOf } from './elementwise.js'
import { axisSize, sameShape } from './shapes.js'

export function reshape(g: GraphBuilder, x: Value, shape: Shape): Value {
  if (sameShape(x.shape, shape)) return x
  if (x.source.kind === 'fill') return g.fill(x.source.value, shape, x.dtype)
  if (x.source.kind === 'constant') return g.constant(x.source.values, shape, x.dtype)
  return g.emit('Reshape', [x, g.integers(shape)], shape, x.dtype)
}

export function transpose(g: GraphBuilder, x: Value, order: readonly number[]): Value {
  const shape = order.map((axis) => axisSize(x.shape, axis))
  if (order.every((axis, index) => axis === index)) return x
  if (x.source.kind === 'fill') return g.fill(x.source.value, shape, x.dtype)
  return g.emit('Transpose', [x], shape, x.dtype, { perm: [...order] })
}

export interface SliceStep {
  readonly axis: number
  readonly begin: number
  readonly length: number
  /** Distance between the elements taken. (Default: 1) */
  readonly step?: number
}

/** Part of a tensor: `length` elements of each axis named, from `begin` on. */
export function slice(g: GraphBuilder, x: Value, steps: readonly SliceStep[]): Value {
  const taken = steps.filter(
    ({ axis, begin, length, step = 1 }) => begin !== 0 || step !== 1 || length !== axisSize(x.shape, axis),
  )
  if (taken.length === 0) return x
  const shape = [...x.shape]
  for (const { axis, length } of taken) shape[axis] = length
  const fill = fillOf(x)
  if (fill !== undefined) return g.fill(fill, shape, x.dtype)
  const ends = taken.map(({ begin, length, step = 1 }) => begin + (length - 1) * step + 1)
  const inputs = [
    x,
    g.integers(taken.map(({ begin }) => begin)),
    g.integers(ends),
    g.integers(taken.map(({ axis }) => axis)),
    g.integers(taken.map(({ step = 1 }) => step)),
  ]
  return g.emit('Slice', inputs, shape, x.dtype)
}

/** The order of elements along some axes turned round. */
export function reverse(g: GraphBuilder, x: Value, axes: readonly number[]): Value {
  if (axes.length === 0) return x
  const inputs = [
    x,
    g.integers(axes.map(() => -1)),
    // Before the first element, however long the axis is.
    g.integers(axes.map(() => -(2 ** 31))),
    g.integers(axes),
    g.integers(axes.map(() => -1)),
  ]
  return g.emit('Slice', inputs, x.shape, x.dtype)
}

export function concat(g: GraphBuilder, parts: readonly Value[], axis: number): Value {
  const [first] = parts
  if (!first) throw new Error('concatenation needs at least one tensor')
  if (parts.length === 1) return first
  const shape = [...first.shape]
  shape[axis] = parts.reduce((sum, part) => sum + axisSize(part.shape, axis), 0)
  return g.emit('Concat', parts, shape, first.dtype, { axis })
}

/** Pieces of the given lengths along one axis. */
export function split(g: GraphBuilder, x: Value, lengths: readonly number[], axis: number): readonly Value[] {
  if (lengths.length === 1) return [x]
  const outputs = lengths.map((length) => {
    const shape = [...x.shape]
    shape[axis] = length
    return { shape, dtype: x.dtype }
  })
  return g.node({ op: 'Split', inputs: [x, g.integers(lengths)], outputs, attributes: { axis } })
}

/** A constant around a tensor: how many elements before and after each axis. */
export function pad(g: GraphBuilder, x: Value, paddings: readonly (readonly [number, number])[], value = 0): Value {
  if (paddings.every(([before, after]) => before === 0 && after === 0)) return x
  const shape = x.shape.map((size, axis) => size + (paddings[axis]?.[0] ?? 0) + (paddings[axis]?.[1] ?? 0))
  const amounts = g.integers([...paddings.map(([before]) => before), ...paddings.map(([, after]) => after)])
  return g.emit('Pad', [x, amounts, g.fill(value, [], x.dtype)], shape, x.dtype)
}

/** Repeats axes of length 1. */
export function expand(g: GraphBuilder, x: Value, shape: Shape): Value {
  if (sameShape(x.shape, shape)) return x
  const fill = fillOf(x)
  if (fill !== undefined) return g.fill(fill, shape, x.dtype)
  return g.emit('Expand', [x, g.integers(shape)], shape, x.dtype)
}

export function tile(g: GraphBuilder, x: Value, repeats: readonly number[]): Value {
  const shape = x.shape.map((size, axis) => size * (repeats[axis] ?? 1))
  if (sameShape(shape, x.shape)) return x
  // Repeating an axis of length 1 is broadcasting.
  if (repeats.every((count, axis) => count === 1 || x.shape[axis] === 1)) return expand(g, x, shape)
  return g.emit('Tile', [x, g.integers(repeats)], shape, x.dtype)
}

export const flatten = (g: GraphBuilder, x: Value): Value => reshape(g, x, [elementCount(x.shape)])
