import type { Feeds, StepResult, TrainingSession } from '../executors/executor.js'
import type { SplitName } from '../features/column.js'
import type { BatchReader } from './batch-reader.js'
import { breathe } from './run.js'

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
  let next = rowCount > 0 ? prefetch(() => reader(split, rowsFrom(0))) : undefined
  for (let start = 0; next; start += batchSize) {
    const feeds: Feeds = await next
    const following = start + batchSize
    const rows = Math.min(batchSize, rowCount - start)
    const evaluating = session.evaluate(rows, feeds)
    next = following < rowCount ? prefetch(() => reader(split, rowsFrom(following))) : undefined
    yield { result: await evaluating, feeds, start, rows }
  }
}

/**
 * Reads in the next turn of the event loop: the step that was started just before is under way on another thread by then,
 * and does not wait for what is read here. A failure is met where the promise is awaited, even if that is later or never.
 */
export function prefetch<T>(read: () => Promise<T>): Promise<T> {
  const promise = breathe().then(read)
  promise.catch(() => undefined)
  return promise
}
