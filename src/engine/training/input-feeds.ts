import { anyLength, type FeedSpec } from '../executors/executor.js'
import type { DType, SymbolicShape } from '../tensors.js'
import { inputFeed, maskFeed } from './program.js'

/** A feed's shape as a network has it: null for an axis of any length. */
export const openShape = (shape: SymbolicShape): SymbolicShape =>
  shape.map((axis) => (axis === anyLength ? null : axis))

/** The feed of an input and, for sequences, that of its mask. */
export function inputFeeds(input: string, shape: SymbolicShape, dtype: DType, batchSize: number): FeedSpec[] {
  const [first, ...rest] = shape
  const isSequence = first === null || first === anyLength
  const sizes = [batchSize, ...shape.map((axis) => axis ?? anyLength)]
  const own = { name: inputFeed(input), shape: sizes, dtype, lengthName: input }
  if (!isSequence || rest.includes(null)) return [own]
  return [own, { name: maskFeed(input), shape: [batchSize, anyLength], dtype: 'float32', lengthName: input }]
}
