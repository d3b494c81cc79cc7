import { buildArchitecture, trainFlowers } from '../support/flowers.js'
import { runMistakes } from '../support/mistakes.js'
import { predict, predictOutputs } from '../support/predictions.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { testMetric } from '../support/tour.js'
import { ingested } from '../support/versions.js'
import type { VersionDetail } from '../support/versions.js'

let strata: TestStrata
let version: VersionDetail

/** Codes that grow (odd rows) or shrink, 2 to 9 of them, and noise beside them. */
const rowOf = (row: number) => {
  const length = 2 + ((row * 5) % 8)
  const sign = row % 2 === 1 ? 1 : -1
  return {
    codes: Array.from({ length }, (_, step) => 20 + sign * step + (row % 3)),
    curve: Array.from({ length }, (_, step) => [sign * step * 0.3, Math.sin(row + step)]),
    moves: Array.from({ length }, (_, step) => (step % 3 === 2 ? 'rest' : sign > 0 ? 'rise' : 'fall')),
    trend: row % 2 === 1 ? 'up' : 'down',
  }
}
const rows = Array.from({ length: 80 }, (_, row) => rowOf(row))
const features = ['codes', 'curve', 'moves'].map((name) => ({ name, kind: 'SEQUENCE' }))
const trend = { dense: { name: 'trend', units: 2, activation: 'SOFTMAX' } }

beforeAll(async () => {
  strata = await startStrata()
  version = await ingested(strata, { name: 'curves', source: { inline: { rows } }, features })
})
afterAll(() => strata.close())

const train = (architectureId: string, feature: string, modelName: string, epochs = 40) =>
  trainFlowers(
    strata,
    { datasetVersionId: version.id, architectureId },
    {
      inputs: [{ features: [feature] }],
      targets: [
        { source: { features: ['trend'] }, loss: { categoricalCrossentropy: {} }, metrics: [{ name: 'ACCURACY' }] },
      ],
      strategy: { endToEnd: { epochs } },
      modelName,
    },
  )

test('sequences are stored, described and given back', async () => {
  expect(version.features.map(({ name, kind, shape }) => [name, kind, shape])).toEqual([
    ['codes', 'SEQUENCE', [9]],
    ['curve', 'SEQUENCE', [9, 2]],
    ['moves', 'SEQUENCE', [9]],
    ['trend', 'CATEGORICAL', []],
  ])
  const { node } = await strata.graphql<{ node: { rows: { nodes: { values: object }[] } } }>(
    'query ($id: ID!) { node(id: $id) { ... on DatasetVersion { rows(first: 1) { nodes { values } } } } }',
    { id: version.id },
  )
  expect(node.rows.nodes[0]?.values).toMatchObject({ codes: rows[0]!.codes, moves: rows[0]!.moves, trend: 'down' })
})

test('vectors of any number of steps are learned from and answered', async () => {
  const architectureId = await buildArchitecture(strata, {
    name: 'curves',
    inputs: [{ name: 'curve', shape: [null, 2] }],
    layers: [{ gru: { units: 6 } }, trend],
  })
  expect(testMetric(await train(architectureId, 'curve', 'curves'), 'ACCURACY')).toBeGreaterThan(0.8)
  const answers = await Promise.all(
    [1, 2, 7].map((row) => predictOutputs(strata, 'curves', [{ curve: rowOf(row).curve }])),
  )
  expect(answers.map(([answer]) => answer?.label)).toEqual(['up', 'down', 'up'])
  const { userErrors } = await predict(strata, 'curves', [{ curve: [[1, 2], [3]] }, { curve: [] }])
  expect(userErrors.map(({ message }) => message)).toEqual([
    'row 0: "curve" is SEQUENCE of steps of 2 numbers, got [3] at step 1',
    'row 1: "curve" is SEQUENCE: a list of one step or more, got []',
  ])
}, 120_000)

test('whole numbers feed an embedding', async () => {
  const architectureId = await buildArchitecture(strata, {
    name: 'codes',
    inputs: [{ name: 'codes', shape: [null], dtype: 'INT32' }],
    layers: [{ embedding: { inputDim: 40, outputDim: 6 } }, { lstm: { units: 6 } }, trend],
  })
  expect(testMetric(await train(architectureId, 'codes', 'codes'), 'ACCURACY')).toBeGreaterThan(0.7)
  const [answer] = await predictOutputs(strata, 'codes', [{ codes: [20, 21, 22, 23] }])
  expect(answer?.label).toBe('up')
}, 120_000)

test('steps that are categories are vectors, or codes for an embedding', async () => {
  expect(version.features.find(({ name }) => name === 'moves')?.categories).toEqual(['fall', 'rest', 'rise'])
  const vectors = await buildArchitecture(strata, {
    name: 'moves',
    inputs: [{ name: 'moves', shape: [null, 3] }],
    layers: [{ gru: { units: 4 } }, trend],
  })
  expect(testMetric(await train(vectors, 'moves', 'moves', 15), 'ACCURACY')).toBeGreaterThan(0.8)
  const codes = await buildArchitecture(strata, {
    name: 'move codes',
    inputs: [{ name: 'moves', shape: [null], dtype: 'INT32' }],
    layers: [{ embedding: { inputDim: 3, outputDim: 4 } }, { globalAveragePooling1d: {} }, trend],
  })
  await train(codes, 'moves', 'move codes', 15)
  for (const model of ['moves', 'move codes']) {
    const [answer] = await predictOutputs(strata, model, [{ moves: ['rise', 'rise', 'rest', 'rise'] }])
    expect(answer?.label).toBe('up')
  }
  const { userErrors } = await predict(strata, 'moves', [{ moves: ['rise', 'jump'] }])
  expect(userErrors.map(({ message }) => message)).toEqual([
    'row 0: "moves" is SEQUENCE of "fall", "rest", "rise", got "jump" at step 1',
  ])
}, 120_000)

test('an input of fixed length takes no sequences', async () => {
  const architectureId = await buildArchitecture(strata, {
    name: 'fixed',
    inputs: [{ name: 'curve', shape: [9, 2] }],
    layers: [{ gru: { units: 6 } }, trend],
  })
  const mistakes = await runMistakes(strata, {
    datasetVersionId: version.id,
    architectureId,
    inputs: [{ features: ['curve'] }],
    targets: [{ source: { features: ['trend'] }, loss: { categoricalCrossentropy: {} } }],
    strategy: { endToEnd: { epochs: 1 } },
  })
  expect(mistakes.map(({ message }) => message)).toEqual([
    'feature "curve" holds sequences of different lengths, found the input "curve" of shape [9, 2]; [null, 2] would fit',
  ])
})
