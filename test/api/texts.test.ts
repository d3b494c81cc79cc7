import { buildArchitecture, trainFlowers } from '../support/flowers.js'
import { runMistakes } from '../support/mistakes.js'
import { readOperation } from '../support/operations.js'
import { predict, predictOutputs } from '../support/predictions.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { testMetric } from '../support/tour.js'
import type { FinishedRun } from '../support/tour.js'
import { ingested } from '../support/versions.js'

const input = (operation: string) => readOperation(operation).variables.input
const mood = { dense: { name: 'mood', units: 2, activation: 'SOFTMAX' } }
const words = [{ name: 'words', shape: [null], dtype: 'INT32' }]

let strata: TestStrata
let datasetVersionId: string
let moods: FinishedRun

const train = (architectureId: string, changes: object) =>
  trainFlowers(
    strata,
    { datasetVersionId, architectureId },
    { ...input('45-train-text-classifier'), datasetVersionId, architectureId, ...changes },
  )

beforeAll(async () => {
  strata = await startStrata({ env: { WORKER_CONCURRENCY: '2' } })
  datasetVersionId = (await ingested(strata, input('43-create-reviews-dataset'))).id
  moods = await train(await buildArchitecture(strata, input('44-create-text-classifier')), {})
}, 120_000)
afterAll(() => strata.close())

test('moods are learned from raw sentences and raw sentences are answered', async () => {
  expect(testMetric(moods, 'ACCURACY')).toBeGreaterThan(0.8)
  const answers = await predictOutputs(strata, 'moods', [
    { review: 'What a WONDERFUL, lovely day' },
    { review: 'awful' },
    { review: '' },
    { review: null },
    { review: 'qwerty' },
  ])
  expect(answers.slice(0, 2).map(({ label }) => label)).toEqual(['good', 'bad'])
  // Without a word, or with an unknown one: all the same.
  const [empty, missing, unknown] = answers.slice(2).map(({ confidence }) => confidence)
  expect([missing, unknown]).toEqual([empty, empty])
})

test('what is no text, or an input that the model has not, is told of', async () => {
  const { userErrors } = await predict(strata, 'moods', [{ review: 3 }])
  expect(userErrors).toEqual([
    {
      code: 'INVALID_INPUT',
      message: 'row 0: "review" is TEXT: a string or null, got 3',
      path: ['rows', '0', 'review'],
    },
  ])
})

test('the tokenizer is named by the signature and by the run', async () => {
  const { trainingRun } = await strata.graphql<{
    trainingRun: { hyperparameters: object; modelVersion: { signature: object } }
  }>(
    `query ($id: ID!) {
      trainingRun(id: $id) {
        hyperparameters { inputs { features encoding } }
        modelVersion { signature { inputs { name shape features { name kind encoding } } } }
      }
    }`,
    { id: moods.id },
  )
  expect(trainingRun.hyperparameters).toEqual({
    inputs: [{ features: ['review'], encoding: { tokenize: { level: 'WORD', lowercase: true, maxLength: 40 } } }],
  })
  expect(trainingRun.modelVersion.signature).toEqual({
    inputs: [{ name: 'words', shape: [null], features: [{ name: 'review', kind: 'TEXT', encoding: 'tokenize' }] }],
  })
})

test('a reader of texts serves as a frozen submodel, with its vocabulary', async () => {
  const submodel = { name: 'reader', modelVersionId: moods.modelVersion!.id, outputLayer: 'lstm_1' }
  const architectureId = await buildArchitecture(strata, {
    name: 'on reader',
    inputs: words,
    layers: [{ submodel }, mood],
  })
  const trained = await train(architectureId, {
    inputs: [{ features: ['review'] }],
    strategy: { endToEnd: { epochs: 20 } },
    modelName: 'read',
    seed: 5,
  })
  expect(testMetric(trained, 'ACCURACY')).toBeGreaterThan(0.8)
  const [answer] = await predictOutputs(strata, 'read', [{ review: 'a splendid and lovely talk' }])
  expect(answer?.label).toBe('good')
}, 120_000)

test('a text of fixed length by characters, and what does not fit', async () => {
  const fixed = await buildArchitecture(strata, {
    name: 'characters',
    inputs: [{ name: 'letters', shape: [30], dtype: 'INT32' }],
    layers: [
      { embedding: { inputDim: 40, outputDim: 8, maskZero: true } },
      { conv1d: { filters: 8, kernelSize: 3, activation: 'RELU' } },
      { globalMaxPooling1d: {} },
      mood,
    ],
  })
  const characters = [{ features: ['review'], encoding: { tokenize: { level: 'CHARACTER' } } }]
  const trained = await train(fixed, { inputs: characters, modelName: 'letters' })
  expect(testMetric(trained, 'ACCURACY')).toBeGreaterThan(0.5)

  const wide = [{ features: ['review'], encoding: { tokenize: { maxTokens: 41 } } }]
  const given = { ...input('45-train-text-classifier'), datasetVersionId, architectureId: fixed }
  expect(await runMistakes(strata, { ...given, inputs: wide })).toEqual([
    {
      code: 'INVALID_INPUT',
      message:
        'maxTokens is 41, but the embedding that reads the codes holds 40; at most 40, or an inputDim of 41, would fit',
      path: ['inputs', '0', 'encoding', 'tokenize', 'maxTokens'],
    },
  ])
}, 120_000)
