import { plantFlowers, trainFlowers } from '../support/flowers.js'
import type { Flowers } from '../support/flowers.js'
import { predict, predictOutputs } from '../support/predictions.js'
import { childrenOf } from '../support/process.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { testMetric } from '../support/tour.js'
import type { FinishedRun } from '../support/tour.js'
import { readAllRows, without } from '../support/versions.js'

let strata: TestStrata
let flowers: Flowers
/** Versions 1 and 2 of the model "iris", of different seeds. */
let runs: FinishedRun[]
beforeAll(async () => {
  strata = await startStrata()
  flowers = await plantFlowers(strata)
  runs = []
  for (const seed of [1, 2])
    runs.push(await trainFlowers(strata, flowers, { seed, strategy: { endToEnd: { epochs: 30 } } }))
}, 120_000)
afterAll(() => strata.close())

const setosa = { sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 }
const virginica = { sepalLength: 6.7, sepalWidth: 3, petalLength: 5.2, petalWidth: 2.3 }
const [first, second] = [0, 1].map((at) => () => runs[at]!.modelVersion!.id) as [() => string, () => string]

test('raw rows are classified: a label with its confidence, and the topK most probable', async () => {
  const { prediction } = await predict(strata, 'iris', [setosa, virginica, setosa], { topK: 2 })
  expect(prediction!.outputs.map(({ row, output }) => [row, output])).toEqual([0, 1, 2].map((row) => [row, 'dense_2']))
  for (const { label, confidence, probabilities } of prediction!.outputs) {
    expect(probabilities).toHaveLength(2)
    expect(probabilities![0]).toEqual({ label, probability: confidence })
    expect(probabilities![0]!.probability).toBeGreaterThanOrEqual(probabilities![1]!.probability)
  }
  expect(prediction!.outputs.map(({ label }) => label!.replace(/^Iris-/, ''))).toEqual([
    'setosa',
    'virginica',
    'setosa',
  ])
  expect(prediction!.latencyMs).toBeGreaterThan(0)
  const [all] = await predictOutputs(strata, 'iris', [setosa])
  expect(all!.probabilities!.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5)
})

test('a row is answered alike, alone or among many', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => (at % 3 === 0 ? virginica : setosa))
  const many = await predictOutputs(strata, 'iris', rows)
  const [alone] = await predictOutputs(strata, 'iris', [virginica])
  expect(many).toHaveLength(300)
  expect(many[297]).toMatchObject({ row: 297, label: alone!.label })
  expect(many[297]!.confidence).toBeCloseTo(alone!.confidence!, 5)
})

test('predicting the whole test split is as right as the run says', async () => {
  const rows = await readAllRows(strata, flowers.datasetVersionId, 'TEST')
  const asked = rows.map(({ values }) => without(values, 'species'))
  for (const [at, reference] of ['iris@1', 'iris@2'].entries()) {
    const outputs = await predictOutputs(strata, reference, asked)
    const right = outputs.filter(({ label, row }) => label === rows[row]!.values.species).length
    expect(right / rows.length).toBeCloseTo(testMetric(runs[at]!, 'ACCURACY'), 6)
  }
})

test('a version is meant by its name, number, alias or id', async () => {
  const alias =
    'mutation ($input: SetModelAliasInput!) { setModelAlias(input: $input) { alias { name version { number } } userErrors { code path message } } }'
  const point = (input: object) => strata.graphql<{ setModelAlias: object }>(alias, { input })
  expect(await point({ modelVersionId: first(), alias: 'production' })).toEqual({
    setModelAlias: { alias: { name: 'production', version: { number: 1 } }, userErrors: [] },
  })
  const numberOf = async (model: string | object) =>
    (await predict(strata, model, [setosa])).prediction?.modelVersion.number
  expect(await numberOf('iris')).toBe(2)
  expect(await numberOf('iris@1')).toBe(1)
  expect(await numberOf('iris@2')).toBe(2)
  expect(await numberOf('iris@production')).toBe(1)
  expect(await numberOf({ modelVersionId: first() })).toBe(1)
  await point({ modelVersionId: second(), alias: 'production' })
  expect(await numberOf('iris@production')).toBe(2)
  expect(await point({ modelVersionId: second(), alias: '2' })).toMatchObject({
    setModelAlias: { alias: null, userErrors: [{ code: 'INVALID_INPUT', path: ['alias'] }] },
  })
})

test.each([
  ['roses', 'NOT_FOUND', ['model', 'name'], 'there is no version of a model "roses"'],
  ['iris@9', 'NOT_FOUND', ['model', 'name'], 'there is no version 9 of a model "iris"'],
  ['iris@staging', 'NOT_FOUND', ['model', 'name'], 'the model "iris" has no alias "staging"'],
  ['iris@', 'INVALID_INPUT', ['model', 'name'], 'after "@" comes a version\'s number or an alias, got ""'],
  ['', 'INVALID_INPUT', ['model', 'name'], 'a model\'s name is missing in ""'],
  [{ modelVersionId: 'mv_1' }, 'NOT_FOUND', ['model', 'modelVersionId'], 'no model version "mv_1"'],
])('the model %j is not there', async (model, code, path, message) => {
  const { prediction, userErrors } = await predict(strata, model, [setosa])
  expect(prediction).toBeNull()
  expect(userErrors).toEqual([{ code, path, message }])
})

const incomplete = without(setosa, 'petalWidth')

test.each<[string, readonly object[], object, string, string[], string | RegExp]>([
  ['no rows', [], {}, 'INVALID_INPUT', ['rows'], 'there are no rows to predict'],
  [
    'too many rows',
    Array.from({ length: 1001 }, () => setosa),
    {},
    'TOO_LARGE',
    ['rows'],
    'at most 1000 rows at a time, got 1001',
  ],
  [
    'a missing feature',
    [setosa, incomplete],
    {},
    'INVALID_INPUT',
    ['rows', '1', 'petalWidth'],
    /row 1: the feature "petalWidth" \(NUMERIC\) is missing; null stands/,
  ],
  [
    'a text for a number',
    [setosa, setosa, setosa, { ...setosa, sepalWidth: '3.5' }],
    {},
    'INVALID_INPUT',
    ['rows', '3', 'sepalWidth'],
    'row 3: "sepalWidth" is NUMERIC: a number or null, got "3.5"',
  ],
  [
    'a feature of no input',
    [{ ...setosa, species: 'setosa' }],
    {},
    'UNKNOWN_FEATURE',
    ['rows', '0', 'species'],
    /"species" is no input of this model; its inputs are "sepalLength"/,
  ],
  [
    'a number beyond any float',
    [setosa, { ...setosa, petalLength: 1e300 }],
    {},
    'INVALID_INPUT',
    ['rows', '1', 'petalLength'],
    'feature petalLength is out of range: 1e+300',
  ],
  ['a topK of 0', [setosa], { topK: 0 }, 'INVALID_INPUT', ['topK'], 'topK must be >= 1, got 0'],
])('%s is refused with its place', async (_, rows, more, code, path, message) => {
  const { prediction, userErrors } = await predict(strata, 'iris', rows, more)
  expect(prediction).toBeNull()
  const expected: unknown = typeof message === 'string' ? message : expect.stringMatching(message)
  expect(userErrors).toEqual([{ code, path, message: expected }])
})

test('a number that the network cannot carry to its end has no answer', async () => {
  const { userErrors } = await predict(strata, 'iris', [setosa, { ...setosa, sepalLength: 2e38, petalLength: 5e38 }])
  expect(userErrors).toEqual([
    {
      code: 'INVALID_INPUT',
      path: ['rows', '1'],
      message: expect.stringContaining("row 1: the model's answer is not a finite number") as string,
    },
  ])
})

test('a request that is refused takes no other with it', async () => {
  const bad = { ...setosa, petalLength: 1e300 }
  const asked = Array.from({ length: 12 }, (_, at) => predict(strata, 'iris', at % 3 === 0 ? [setosa, bad] : [setosa]))
  for (const [at, { prediction, userErrors }] of (await Promise.all(asked)).entries()) {
    expect([at, userErrors.map(({ path }) => path)]).toEqual([at, at % 3 === 0 ? [['rows', '1', 'petalLength']] : []])
    expect(prediction?.outputs[0]?.label).toEqual(
      at % 3 === 0 ? undefined : (expect.stringMatching(/setosa/) as string),
    )
  }
})

test('every bad value of a request is told at once, and a missing number is none', async () => {
  const { userErrors } = await predict(strata, 'iris', [incomplete, { ...setosa, petalLength: true, sepalWidth: {} }])
  expect(userErrors.map(({ path }) => path?.join('.')).sort()).toEqual([
    'rows.0.petalWidth',
    'rows.1.petalLength',
    'rows.1.sepalWidth',
  ])
  const [answer] = await predictOutputs(strata, 'iris', [{ ...setosa, petalWidth: null }])
  expect(answer!.label).toMatch(/setosa/)
})

test('a prediction is kept: by its id, and in the list, newest first', async () => {
  const { prediction: older } = await predict(strata, 'iris@1', [setosa])
  const { prediction: newer } = await predict(strata, 'iris@1', [virginica])
  const fields = 'id rows modelVersion { number } outputs { row ... on ClassificationOutput { label } }'
  const { node, predictions } = await strata.graphql<{
    node: object
    predictions: { totalCount: number; nodes: { id: string }[] }
  }>(
    `query ($id: ID!, $filter: PredictionFilter) {
      node(id: $id) { ... on Prediction { ${fields} } }
      predictions(first: 2, filter: $filter) { totalCount nodes { id } }
    }`,
    { id: older!.id, filter: { modelVersionId: first() } },
  )
  expect(node).toEqual({
    id: older!.id,
    rows: [setosa],
    modelVersion: { number: 1 },
    outputs: [{ row: 0, label: older!.outputs[0]!.label }],
  })
  expect(predictions.nodes.map(({ id }) => id)).toEqual([newer!.id, older!.id])
  expect(predictions.totalCount).toBeGreaterThan(2)
})

test('an idempotencyKey answers the same prediction, and refuses other rows', async () => {
  const once = { idempotencyKey: 'asked once' }
  const [one, other] = await Promise.all([1, 2].map(() => predict(strata, 'iris', [setosa], once)))
  expect(one!.prediction!.id).toBe(other!.prediction!.id)
  expect((await predict(strata, 'iris', [virginica], once)).userErrors).toMatchObject([
    { code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] },
  ])
})

test('a predictor that is killed costs no request its answer', async () => {
  const [before] = await predictOutputs(strata, 'iris', [setosa])
  for (let death = 0; death < 2; death += 1) {
    const [predictor, ...others] = await childrenOf(strata.server.pid, 'predictor.js')
    expect(others).toEqual([])
    process.kill(predictor!, 'SIGKILL')
    const answers = await Promise.all(Array.from({ length: 8 }, () => predictOutputs(strata, 'iris', [setosa])))
    for (const [answer] of answers) expect(answer).toEqual(before)
    expect(await childrenOf(strata.server.pid, 'predictor.js')).not.toContain(predictor)
  }
  expect(strata.server.output()).toMatch(/the predictor ended/)
})
