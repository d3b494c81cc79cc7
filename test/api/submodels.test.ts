import { readSafetensors } from '../../src/engine/index.js'
import { buildArchitecture, flowerInput, plantFlowers, trainFlowers } from '../support/flowers.js'
import type { Flowers } from '../support/flowers.js'
import { runMistakes } from '../support/mistakes.js'
import { predictOutputs } from '../support/predictions.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { runStatement } from '../support/sql.js'
import { testMetric } from '../support/tour.js'
import type { FinishedRun } from '../support/tour.js'
import type { UserError } from '../support/versions.js'

let strata: TestStrata
let flowers: Flowers
let encoder: FinishedRun

const inputs = [{ name: 'measures', shape: [4] }]
const features = ['sepalLength', 'sepalWidth', 'petalLength', 'petalWidth']

beforeAll(async () => {
  strata = await startStrata({ env: { WORKER_CONCURRENCY: '2' } })
  flowers = await plantFlowers(strata)
  const architectureId = await buildArchitecture(strata, {
    name: 'autoencoder',
    inputs,
    layers: [
      { dense: { name: 'wide', units: 8, activation: 'TANH' } },
      { batchNormalization: { name: 'norm' } },
      { dense: { name: 'code', units: 3, activation: 'TANH' } },
      { dense: { name: 'rebuilt', units: 4 } },
    ],
  })
  encoder = await trainFlowers(
    strata,
    { ...flowers, architectureId },
    {
      inputs: [{ features }],
      targets: [{ source: { reconstructs: 'measures' }, loss: { meanSquaredError: {} } }],
      strategy: { endToEnd: { epochs: 60 } },
      modelName: 'measures',
    },
  )
}, 120_000)
afterAll(() => strata.close())

const submodel = (changes: object = {}) => ({
  submodel: { name: 'encoder', modelVersionId: encoder.modelVersion!.id, outputLayer: 'code', ...changes },
})
const species = { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } }

async function tensorsOf({ modelVersion }: FinishedRun) {
  const response = await fetch(modelVersion!.weights.downloadUrl)
  return readSafetensors(new Uint8Array(await response.arrayBuffer())).tensors
}

interface LayerAnswer {
  readonly name: string
  readonly type: string
  readonly inputs: string[]
  readonly outputShape: number[]
  readonly parameterCount: number
  readonly spec: object
}

async function readLayers(id: string): Promise<LayerAnswer[]> {
  const { architecture } = await strata.graphql<{ architecture: { layers: LayerAnswer[] } }>(
    'query ($id: ID!) { architecture(id: $id) { layers { name type inputs outputShape parameterCount spec } } }',
    { id },
  )
  return architecture.layers
}

test('an encoder that was trained without labels serves a classifier, frozen, with the encodings of its model', async () => {
  const architectureId = await buildArchitecture(strata, { name: 'on features', inputs, layers: [submodel(), species] })
  const [first, second] = await readLayers(architectureId)
  expect(first).toMatchObject({
    name: 'encoder',
    type: 'submodel',
    inputs: ['measures'],
    outputShape: [3],
    parameterCount: 4 * 8 + 8 + 4 * 8 + 8 * 3 + 3,
  })
  expect(second).toMatchObject({ inputs: ['encoder'], parameterCount: 12 })
  // What is answered can be sent back.
  const again = await buildArchitecture(strata, { name: 'again', inputs, layers: [first!.spec, second!.spec] })
  expect(await readLayers(again)).toEqual([first, second])

  const input = flowerInput({ ...flowers, architectureId })
  const { planTrainingRun } = await strata.graphql<{
    planTrainingRun: { plan: { trainableParameterCount: number; stages: { trainedLayers: string[] }[] } }
  }>(
    'query ($input: StartTrainingRunInput!) { planTrainingRun(input: $input) { plan { trainableParameterCount stages { trainedLayers } } } }',
    { input },
  )
  expect(planTrainingRun.plan).toEqual({ trainableParameterCount: 12, stages: [{ trainedLayers: ['species'] }] })

  const trained = await trainFlowers(strata, { ...flowers, architectureId }, { modelName: 'species' })
  expect(testMetric(trained, 'ACCURACY')).toBeGreaterThan(0.8)
  const [source, result] = [await tensorsOf(encoder), await tensorsOf(trained)]
  for (const name of ['wide/kernel', 'wide/bias', 'norm/gamma', 'norm/movingMean', 'norm/movingVariance', 'code/bias'])
    expect(result.get(`encoder.${name}`)).toEqual(source.get(name))
  expect(result.has('encoder.rebuilt/kernel')).toBe(false)

  const rows = [
    { sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 },
    { sepalLength: 6.9, sepalWidth: 3.1, petalLength: 5.4, petalWidth: 2.1 },
  ]
  const answers = await predictOutputs(strata, 'species', rows)
  expect(answers.map(({ label }) => label?.replace('Iris-', ''))).toEqual(['setosa', 'virginica'])
}, 120_000)

test('an encoder is tuned in the stage that names it, and a model out of models goes into another', async () => {
  const architectureId = await buildArchitecture(strata, { name: 'tuned', inputs, layers: [submodel(), species] })
  const stage = (name: string, train?: string[]) => ({ name, epochs: 10, objective: { target: {} }, train })
  const tuned = await trainFlowers(
    strata,
    { ...flowers, architectureId },
    {
      strategy: { staged: { stages: [stage('head'), stage('code', ['encoder.code', 'species'])] } },
      modelName: 'tuned',
    },
  )
  expect(tuned.failure).toBeNull()
  const [source, result] = [await tensorsOf(encoder), await tensorsOf(tuned)]
  expect(result.get('encoder.wide/kernel')).toEqual(source.get('wide/kernel'))
  expect(result.get('encoder.code/kernel')).not.toEqual(source.get('code/kernel'))

  const tower = { name: 'tower', modelVersionId: tuned.modelVersion!.id, outputLayer: 'encoder', trainable: true }
  const nested = await buildArchitecture(strata, { name: 'nested', inputs, layers: [{ submodel: tower }, species] })
  const last = await trainFlowers(
    strata,
    { ...flowers, architectureId: nested },
    { strategy: { endToEnd: { epochs: 20 } }, modelName: 'nested' },
  )
  expect((await tensorsOf(last)).get('tower.encoder.wide/kernel')).toEqual(source.get('wide/kernel'))
}, 120_000)

const mistakesOf = async (layers: object[], shape = [4]): Promise<readonly UserError[]> => {
  const { createArchitecture } = await strata.graphql<{ createArchitecture: { userErrors: UserError[] } }>(
    'mutation ($input: CreateArchitectureInput!) { createArchitecture(input: $input) { userErrors { code message path } } }',
    { input: { name: 'wrong', inputs: [{ name: 'x', shape }], layers } },
  )
  return createArchitecture.userErrors
}

test('what cannot be a submodel is told where it stands', async () => {
  const path = (field: string) => ['layers', '0', 'submodel', field]
  expect(await mistakesOf([submodel({ modelVersionId: 'mv_none' }), species])).toEqual([
    {
      code: 'NOT_FOUND',
      message: 'layer 0 (submodel): there is no model version mv_none',
      path: path('modelVersionId'),
    },
  ])
  expect(await mistakesOf([submodel({ outputLayer: 'norn' }), species])).toEqual([
    {
      code: 'INVALID_INPUT',
      message: 'layer 0 (submodel): its model has no layer named norn; did you mean norm?',
      path: path('outputLayer'),
    },
  ])
  expect((await mistakesOf([submodel(), species], [5]))[0]).toMatchObject({
    message: 'layer 0 (submodel): reads [4], as its model was trained with, but its input has shape [5]',
    path: path('inputs'),
  })
})

test('a run in which all is frozen says how to train it', async () => {
  const architectureId = await buildArchitecture(strata, {
    name: 'frozen',
    inputs,
    layers: [submodel({ outputLayer: undefined })],
  })
  const targets = [{ source: { reconstructs: 'measures' }, loss: { meanSquaredError: {} } }]
  const input = flowerInput({ ...flowers, architectureId }, { inputs: [{ features }], targets })
  expect((await runMistakes(strata, input)).map(({ message }) => message)).toEqual([
    'stage "endToEnd": stage "endToEnd" trains no weights: every layer is one of a frozen submodel; encoder is frozen, but in a stage that names it in train',
  ])
})

test('a model version of another project is as good as none', async () => {
  const url = strata.db.url
  await runStatement(url, `INSERT INTO "Project" (id, name) VALUES ('prj_other', 'other')`)
  await runStatement(url, `UPDATE "Model" SET "projectId" = 'prj_other' WHERE name = 'measures'`)
  expect((await mistakesOf([submodel(), species])).map(({ code }) => code)).toEqual(['NOT_FOUND'])
})
