import type { Shape } from '../tensors.js'
import type { Feeds, StageProgram, StepResult } from './executor.js'
import { demandFeed, fixLengths } from './feeds.js'

/** Rows of a batch that are taken at once. */
export interface MicroBatch {
  readonly feeds: Feeds
  readonly size: number
  /** Of the rows of the batch. */
  readonly share: number
  /** Counted from 0. */
  readonly index: number
}

/** A batch in as many parts as the program asks for, or as it has rows; their sizes differ by one row at most. */
export function splitBatch(program: StageProgram, batchSize: number, feeds: Feeds): MicroBatch[] {
  const count = Math.min(program.microBatches ?? 1, batchSize)
  if (count === 1) return [{ feeds, size: batchSize, share: 1, index: 0 }]
  const specs = fixLengths(program, batchSize, feeds).program.feeds(batchSize)
  return Array.from({ length: count }, (_, index) => {
    const [first, end] = [index, index + 1].map((part) => Math.round((part * batchSize) / count)) as [number, number]
    const parts = specs.map(({ name, shape }) => {
      const values = demandFeed(feeds, name, shape)
      const row = values.length / batchSize
      return [name, values.subarray(first * row, end * row)] as const
    })
    const size = end - first
    return { feeds: Object.fromEntries(parts), size, share: size / batchSize, index }
  })
}

/** Draws of a part have the part's number in their names, so that no two parts draw the same. */
export const drawName = (name: string, part: number): string => (part === 0 ? name : `${name}#${part}`)

/** What the forward pass of one part gave. */
export interface PartResult {
  readonly share: number
  readonly loss: number
  readonly outputs: readonly { readonly name: string; readonly shape: Shape; readonly values: Float32Array }[]
}

/** The loss and the outputs of a batch from those of its parts: losses are means, all else has a row for each row. */
export function joinResults(parts: readonly PartResult[]): Omit<StepResult, 'gradientNorm'> {
  const mean = (read: (part: PartResult) => number): number =>
    parts.reduce((sum, part) => sum + part.share * read(part), 0)
  const join = (index: number, isScalar: boolean): Float32Array => {
    const pieces = parts.map(({ outputs }) => outputs[index]?.values ?? new Float32Array())
    const [only] = pieces
    if (only && pieces.length === 1) return only
    if (isScalar) return Float32Array.of(mean(({ outputs }) => outputs[index]?.values[0] ?? Number.NaN))
    const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0))
    let offset = 0
    for (const piece of pieces) {
      whole.set(piece, offset)
      offset += piece.length
    }
    return whole
  }
  const outputs = (parts[0]?.outputs ?? []).map(({ name, shape }, index) => [name, join(index, shape.length === 0)])
  return { loss: mean(({ loss }) => loss), outputs: Object.fromEntries(outputs) as Record<string, Float32Array> }
}
