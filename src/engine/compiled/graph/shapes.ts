import type { Shape } from '../../tensors.js'

export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis])

/** The length of one axis. */
export function axisSize(shape: Shape, axis: number): number {
  const size = shape[axis]
  if (size === undefined) throw new Error(`shape [${shape.join(', ')}] has no axis ${axis}`)
  return size
}

/** Counts negative axes from the end. */
export const positiveAxis = (axis: number, rank: number): number => (axis < 0 ? axis + rank : axis)

/** The shape that two shapes are broadcast to: numpy's rule. */
export function broadcastShape(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1
    const right = b[axis - rank + b.length] ?? 1
    if (left !== right && left !== 1 && right !== 1) {
      throw new Error(`shapes [${a.join(', ')}] and [${b.join(', ')}] cannot be broadcast together`)
    }
    return left === 1 ? right : left
  })
}

/** A shape without some axes, or with length 1 in their place. */
export function reducedShape(shape: Shape, axes: readonly number[], keepAxes: boolean): Shape {
  if (keepAxes) return shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
  return shape.filter((_, axis) => !axes.includes(axis))
}
