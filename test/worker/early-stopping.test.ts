import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { run, testMetric, untilFinished, untilReady } from '../support/tour.js'
import { testEnv } from './support/long-run.js'
import { readPoints } from './support/points.js'
import { readRun } from './support/runs.js'

jest.setTimeout(180_000)

let strata: TestStrata
beforeAll(async () => {
  strata = await startStrata({ env: testEnv })
})
afterAll(() => strata.close())

test('a run that stops early publishes the weights of its best epoch, and keeps the checkpoint of it', async () => {
  const datasetVersionId = await run(strata, '01-create-iris-dataset', 'datasetVersion')
  await untilReady(strata, datasetVersionId)
  const architectureId = await run(strata, '10-create-iris-architecture', 'architecture')
  const patience = 4
  const train = async (changes: object) => {
    const optimizer = { adam: { learningRate: 0.05 } }
    const input = { datasetVersionId, architectureId, optimizer, earlyStopping: null, ...changes }
    return untilFinished(strata, await run(strata, '17-train-iris', 'trainingRun', input))
  }
  const stopped = await train({ strategy: { endToEnd: { epochs: 300 } }, earlyStopping: { patience } })

  const losses = (await readPoints(strata, stopped.id)).filter(
    ({ name, split, output }) => name === 'LOSS' && split === 'VALIDATION' && output === null,
  )
  const values = losses.map(({ value }) => value ?? NaN)
  const best = losses[values.indexOf(Math.min(...values))]!
  expect(losses.length).toBe(best.epoch + patience)
  expect(best.epoch).toBeGreaterThan(1)

  const { checkpoints } = await readRun(strata, stopped.id)
  expect(checkpoints.nodes.filter(({ isBest }) => isBest).map(({ step }) => step)).toContain(best.step)
  expect(checkpoints.nodes.length).toBeLessThanOrEqual(3)

  const exactly = await train({ strategy: { endToEnd: { epochs: best.epoch } } })
  expect(stopped.modelVersion?.weights.sha256).toBe(exactly.modelVersion?.weights.sha256)
  expect(testMetric(stopped, 'LOSS')).toBe(testMetric(exactly, 'LOSS'))
})
