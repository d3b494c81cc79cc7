import type { FeedSpec } from '../executors/executor.js'
import { createBatchReader, type BatchReader } from './batch-reader.js'
import type { BoundInput } from './input-bindings.js'
import { inputFeeds } from './input-feeds.js'
import type { StageFeeds } from './program.js'
import type { Interruption, Run } from './run.js'
import { weightFeed } from './sample-weights.js'
import type { StageLayout } from './stage-layout.js'

/** What feeds a stage's program. */
export interface StageInput {
  readonly feeds: StageFeeds
  readonly read: BatchReader
  /** Does once what every step would do again; to be called before the first step. */
  prepare(): Promise<Interruption | undefined>
  dispose(): void
}

/** Reads and encodes what these feeds need of a row, and nothing else. */
export const readerFor = (run: Run, specs: readonly FeedSpec[]): BatchReader => {
  const names = new Set(specs.map(({ name }) => name))
  return createBatchReader(
    run.source,
    run.feeds.filter(({ feed }) => names.has(feed)),
  )
}

export const inputSpecs = (inputs: readonly BoundInput[], batchSize: number): FeedSpec[] =>
  inputs.flatMap(({ input, shape, dtype }) => inputFeeds(input, shape, dtype, batchSize))

/** Targets that have a feed of their own, and what says how much each row counts for them. */
export const targetSpecs = (layout: StageLayout, batchSize: number): FeedSpec[] =>
  layout.goals.flatMap(({ target }): FeedSpec[] => {
    if (target.type !== 'feed') return []
    const { feed, shape, dtype, output, reconstructs, sampleWeight } = target.target
    return [
      ...(reconstructs === undefined ? [{ name: feed, shape: [batchSize, ...shape], dtype }] : []),
      ...(sampleWeight ? [{ name: weightFeed(output), shape: [batchSize], dtype: 'float32' as const }] : []),
    ]
  })
