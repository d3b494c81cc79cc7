import { elementCount, type SymbolicShape } from '../tensors.js'

/** [28,28,1], with `?` for an axis of any length. */
export const formatShape = (shape: SymbolicShape): string => `[${shape.map((axis) => axis ?? '?').join(',')}]`

const isKnown = (shape: SymbolicShape): shape is readonly number[] => shape.every((axis) => axis !== null)

/** Classes or labels of an output: its last axis; 1 for a scalar; null where any length may come. */
export const unitsOf = (shape: SymbolicShape): number | null => (shape.length === 0 ? 1 : (shape.at(-1) ?? null))

/** True where a target of one shape can be compared element by element with an output of another. */
export function isSameSize(a: SymbolicShape, b: SymbolicShape): boolean {
  if (isKnown(a) && isKnown(b)) return elementCount(a) === elementCount(b)
  return a.length === b.length && a.every((axis, i) => axis === null || b[i] === null || axis === b[i])
}

/** A message where target and output differ in size; null where they agree. */
export function checkSameSize(loss: string, outputShape: SymbolicShape, targetShape: SymbolicShape): string | null {
  if (isSameSize(outputShape, targetShape)) return null
  const wanted = targetShape.length === 0 ? '1 unit' : `an output of shape ${formatShape(targetShape)}`
  return `${loss} compares element by element: the output has shape ${formatShape(outputShape)}, the target ${formatShape(targetShape)}; ${wanted} would fit`
}
