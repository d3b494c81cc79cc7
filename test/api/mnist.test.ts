import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { readOperation } from '../support/operations.js'
import { run, testMetric, untilFinished, untilReady } from '../support/tour.js'

let strata: TestStrata
let datasetVersionId: string
beforeAll(async () => {
  strata = await startStrata()
  datasetVersionId = await run(strata, '02-create-mnist-dataset', 'datasetVersion')
  await untilReady(strata, datasetVersionId)
}, 120_000)
afterAll(() => strata.close())

test('the autoencoder learns to rebuild MNIST', async () => {
  const architectureId = await run(strata, '11-create-autoencoder', 'architecture')
  const runId = await run(strata, '18-train-autoencoder', 'trainingRun', { datasetVersionId, architectureId })
  const finished = await untilFinished(strata, runId)
  // A code of nothing (the mean image) leaves 0.067; 64 numbers leave less than a seventh of it.
  expect(testMetric(finished, 'MEAN_SQUARED_ERROR')).toBeLessThan(0.01)
}, 300_000)

test('the CNN reaches 98.5 % in three epochs; staged and greedy training of it are compared with it', async () => {
  const architectureId = await run(strata, '12-create-cnn', 'architecture')
  const train = async (operation: string) => {
    const id = await run(strata, operation, 'trainingRun', { datasetVersionId, architectureId })
    return untilFinished(strata, id)
  }
  const endToEnd = await train('19-train-cnn')
  expect(testMetric(endToEnd, 'ACCURACY')).toBeGreaterThanOrEqual(0.985)
  const staged = await train('20-train-cnn-staged')
  expect(testMetric(staged, 'ACCURACY')).toBeGreaterThanOrEqual(0.97)
  const greedy = await train('21-train-cnn-greedy')
  expect(testMetric(greedy, 'ACCURACY')).toBeGreaterThanOrEqual(0.97)

  const { document } = readOperation('30-compare-training-runs')
  const ids = [endToEnd.id, staged.id, greedy.id]
  const { comparison } = await strata.graphql<{ comparison: Comparison }>(document, { ids })
  expect(comparison.runs.map(({ stages }) => stages.length)).toEqual([1, 3, comparison.runs[2]!.stages.length])
  expect(comparison.runs[0]!.stages[0]!.trainableParameterCount).toBe(160 + 200_768 + 650)
  expect(comparison.runs.every(({ durationMs }) => durationMs > 0)).toBe(true)
  const tested = comparison.verdict.filter(({ mcnemar }) => mcnemar)
  expect(tested.every(({ mcnemar, isIndicative }) => mcnemar!.rowCount === 10_000 && isIndicative)).toBe(true)
  expect(tested.length).toBeGreaterThan(0)
}, 900_000)

interface Comparison {
  readonly runs: readonly {
    readonly durationMs: number
    readonly stages: readonly { readonly trainableParameterCount: number }[]
  }[]
  readonly verdict: readonly {
    readonly mcnemar: { readonly rowCount: number } | null
    readonly isIndicative: boolean
  }[]
}
