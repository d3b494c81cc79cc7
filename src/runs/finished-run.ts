import type { ComparableRun } from './comparison.js'
import type { RunRow, StageRow } from './store.js'
import { parseStored } from './stored-task.js'

/** A run as comparison.ts takes it. Its setup is its task without the seed, and what it was trained on. */
export function toComparable(run: RunRow, stages: readonly StageRow[]): ComparableRun {
  const { seed, ...setup } = parseStored(run.task).task
  const own = stages.filter(({ runId }) => runId === run.id)
  return {
    id: run.id,
    name: run.name,
    datasetVersionId: run.datasetVersionId,
    setup: JSON.stringify([run.datasetVersionId, run.architectureId, setup]),
    seed,
    durationMs: own.reduce((sum, { durationMs }) => sum + Number(durationMs), 0),
    flops: own.reduce((sum, { flops }) => sum + flops, 0),
    testMetrics: (run.testMetrics ?? []) as ComparableRun['testMetrics'] & RunRow['testMetrics'],
    testCorrect: run.testCorrect,
  }
}
