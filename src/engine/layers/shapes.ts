import { InvalidSpec } from '../errors.js'
import type { SymbolicShape } from '../tensors.js'

/** `[28, 28, any]`: how a shape reads in messages. */
export const formatShape = (shape: SymbolicShape): string => `[${shape.map((axis) => axis ?? 'any').join(', ')}]`

/** Refuses what a layer was given; `field` is the part of its spec to change, where there is one. */
export function refuse(message: string, field?: string): never {
  throw new InvalidSpec([{ path: field === undefined ? [] : [field], message }])
}

/** The only input of a layer that reads one. */
export const onlyInput = <T>(inputs: readonly T[]): T => {
  const [input] = inputs
  if (input === undefined || inputs.length > 1) throw new Error(`reads exactly one input, got ${inputs.length}`)
  return input
}

/** Values in a shape; an axis of any length counts as one. */
export const countValues = (shape: SymbolicShape): number =>
  shape.reduce<number>((count, axis) => count * (axis ?? 1), 1)

/** The input of a layer that reads a fixed number of axes. */
export function requireRank(inputs: readonly SymbolicShape[], axes: readonly string[]): SymbolicShape {
  const shape = onlyInput(inputs)
  if (shape.length === axes.length) return shape
  return refuse(`reads [${axes.join(', ')}], but its input has shape ${formatShape(shape)}`, 'inputs')
}

/** The last axis, which must be fixed: weights depend on it. */
export function requireLastAxis(shape: SymbolicShape, purpose: string): number {
  const last = shape.at(-1)
  if (last === undefined)
    return refuse(`needs an input of one axis or more, but its input is a single number`, 'inputs')
  if (last !== null) return last
  return refuse(`needs a fixed last axis (${purpose}), but its input has shape ${formatShape(shape)}`, 'inputs')
}

/**
 * Place of an axis in a shape without the batch axis. As in Keras, axes count from the batch axis (0) or, if negative,
 * from the end. `field` is the part of the spec that names it.
 */
export function resolveAxis(axis: number, shape: SymbolicShape, field = 'axis'): number {
  const place = axis < 0 ? shape.length + axis : axis - 1
  if (axis !== 0 && place >= 0 && place < shape.length) return place
  const rank = shape.length
  return refuse(
    `${field} must be 1..${rank} or -${rank}..-1 (0 is the batch) for an input of shape ${formatShape(shape)}, got ${axis}`,
    field,
  )
}
