import type { SymbolicShape } from '../tensors.js'
import { formatShape, refuse } from './shapes.js'

/** The shape that inputs have together, value by value; an axis of 1 is repeated along the others'. */
export function mergeShapes(inputs: readonly SymbolicShape[]): SymbolicShape {
  const [first = []] = inputs
  const mistake = (): never =>
    refuse(
      `inputs must have equal shapes (an axis of 1 goes with any), got ${inputs.map(formatShape).join(', ')}`,
      'inputs',
    )
  if (inputs.some(({ length }) => length !== first.length)) return mistake()
  return first.map((_, axis) => {
    const sizes = inputs.map((shape) => shape[axis] ?? null)
    const fixed = new Set(sizes.filter((size) => size !== null && size !== 1))
    if (fixed.size > 1) return mistake()
    const [size] = fixed
    return size ?? (sizes.includes(null) ? null : 1)
  })
}

/** Refuses another number of inputs than two, in the order of `names`. */
export function requirePair(inputs: readonly SymbolicShape[], names: string): void {
  if (inputs.length !== 2) refuse(`reads two inputs (${names}), got ${inputs.length}`, 'inputs')
}
