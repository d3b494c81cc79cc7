import { segmentBytes } from './kernel.js'
import type { Kernel } from './kernel.js'

/** Elements of one call: sums in single precision stay this short, and are added up in double precision. */
export const blockSize = 16_384
/** Segments of one call. */
export const segmentsPerBlock = 64
/** Of fewer blocks most are done before another thread has woken up. */
const fewestShared = 32

export const isWorthSharing = (count: number): boolean => count >= fewestShared * blockSize

/** A kernel over arrays of one memory: over all elements, or over segments of them. */
export interface Pass {
  /** Bytes from the memory's start to the first segment; 0 where the pass is over all elements. */
  readonly segments: number
  /** Elements, or segments. */
  readonly count: number
  /** Bytes from the memory's start to each array. */
  readonly places: readonly number[]
  readonly scalars: readonly number[]
}

export const blocksOf = ({ segments, count }: Pass): number =>
  Math.ceil(count / (segments === 0 ? blockSize : segmentsPerBlock))

/** The sum over one block of a pass. `helpers.ts` says the same to other threads. */
export function runBlock(
  { run, runSegments }: Kernel,
  { segments, count, places, scalars }: Pass,
  block: number,
): number {
  if (segments === 0) {
    const first = block * blockSize
    const moved = places.map((place) => place + 4 * first)
    return run(moved, Math.min(blockSize, count - first), scalars)
  }
  const [first, end] = [block * segmentsPerBlock, Math.min((block + 1) * segmentsPerBlock, count)]
  return runSegments(segments + segmentBytes * first, segments + segmentBytes * end, places, scalars)
}
