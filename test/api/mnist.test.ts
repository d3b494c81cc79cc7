import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { openLibrary } from '../support/library.js'
import type { Library } from '../support/library.js'
import { mnistOperations } from '../support/operations.js'
import { testMetric, untilFinished, untilReady } from '../support/tour.js'

let strata: TestStrata
let library: Library
let datasetVersionId: string

/** Runs an operation of the library; answers the id of what it made. */
async function make(operation: string, field: string, changes: object = {}): Promise<string> {
  const [data] = await library.run<Record<string, Record<string, { id: string }>>>(operation, changes)
  return Object.values(data!)[0]![field]!.id
}

beforeAll(async () => {
  strata = await startStrata()
  library = openLibrary(strata)
  datasetVersionId = await make('02-create-mnist-dataset', 'datasetVersion')
  await untilReady(strata, datasetVersionId)
}, 120_000)
afterAll(() => strata.close())

test('the autoencoder learns to rebuild MNIST', async () => {
  const architectureId = await make('11-create-autoencoder', 'architecture')
  const runId = await make('18-train-autoencoder', 'trainingRun', { datasetVersionId, architectureId })
  const finished = await untilFinished(strata, runId)
  // A code of nothing (the mean image) leaves 0.067; 64 numbers leave less than a seventh of it.
  expect(testMetric(finished, 'MEAN_SQUARED_ERROR')).toBeLessThan(0.01)
}, 300_000)

test('a stacked autoencoder of MNIST is planned: block after block rebuilds what it reads, then all is tuned', async () => {
  const architectureId = await make('12-create-cnn', 'architecture')
  type Planned = { planTrainingRun: { plan: { stages: { name: string; objective: string; steps: number }[] } } }
  const [planned] = await library.run<Planned>('16-plan-training-run', { datasetVersionId, architectureId })
  const { stages } = planned!.planTrainingRun.plan
  expect(stages.map(({ name, objective }) => [name, objective])).toEqual([
    ['block1', 'RECONSTRUCTION'],
    ['block2', 'RECONSTRUCTION'],
    ['block3', 'TARGET'],
    ['fineTune', 'TARGET'],
  ])
  // Of the 60,000 images 5,000 validate.
  expect(stages.at(-1)!.steps).toBe(3 * Math.ceil(55_000 / 64))
})

test('the CNN reaches 98.5 % in three epochs; staged and greedy training of it are compared with it', async () => {
  const architectureId = await make('12-create-cnn', 'architecture')
  const train = async (operation: string) => {
    const id = await make(operation, 'trainingRun', { datasetVersionId, architectureId })
    return untilFinished(strata, id)
  }
  const endToEnd = await train('19-train-cnn')
  expect(testMetric(endToEnd, 'ACCURACY')).toBeGreaterThanOrEqual(0.985)
  const staged = await train('20-train-cnn-staged')
  expect(testMetric(staged, 'ACCURACY')).toBeGreaterThanOrEqual(0.97)
  const greedy = await train('21-train-cnn-greedy')
  expect(testMetric(greedy, 'ACCURACY')).toBeGreaterThanOrEqual(0.97)

  const ids = [endToEnd.id, staged.id, greedy.id]
  const [compared] = await library.run<{ comparison: Comparison }>('30-compare-training-runs', { ids })
  const { comparison } = compared!
  expect(comparison.runs.map(({ stages }) => stages.length)).toEqual([1, 3, comparison.runs[2]!.stages.length])
  expect(comparison.runs[0]!.stages[0]!.trainableParameterCount).toBe(160 + 200_768 + 650)
  expect(comparison.runs.every(({ durationMs }) => durationMs > 0)).toBe(true)
  const tested = comparison.verdict.filter(({ mcnemar }) => mcnemar)
  expect(tested.every(({ mcnemar, isIndicative }) => mcnemar!.rowCount === 10_000 && isIndicative)).toBe(true)
  expect(tested.length).toBeGreaterThan(0)
}, 900_000)

test('every operation that needs MNIST was run', () => {
  expect([...library.done]).toEqual(expect.arrayContaining([...mnistOperations]))
})

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
