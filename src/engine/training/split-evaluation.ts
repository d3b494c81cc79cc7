import type { Feeds, StepResult, TrainingSession } from '../executors/executor.js'
import type { SplitName } from '../features/column.js'
import type { BatchReader } from './batch-reader.js'

export interface EvaluatedBatch {
  readonly result: Omit<StepResult, 'gradientNorm'>
  readonly feeds: Feeds
  /** First row of the batch in the split. */
  readonly start: number
  readonly rows: number
}

/**
 * Runs a whole split through a session in inference mode, in the order of its rows, reading the next batch while one is
 * computed. The last batch holds what is left.
 */
export async function* evaluateSplit(
  session: TrainingSession,
  reader: BatchReader,
  split: SplitName,
  rowCount: number,
  batchSize: number,
): AsyncGenerator<EvaluatedBatch> {
  const rowsFrom = (start: number): Uint32Array =>
    Uint32Array.from({ length: Math.min(batchSize, rowCount - start) }, (_, index) => start + index)
  let next = rowCount > 0 ? prefetch(reader(split, rowsFrom(0))) : undefined
  for (let start = 0; next; start += batchSize) {
    const feeds: Feeds = await next
    const following = start + batchSize
    next = following < rowCount ? prefetch(reader(split, rowsFrom(following))) : undefined
    const rows = Math.min(batchSize, rowCount - start)
    yield { result: await session.evaluate(rows, feeds), feeds, start, rows }
  }
}

/** A promise whose failure is met when it is awaited, even where that happens later or never. */
export function prefetch<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}
