import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSafetensors } from '../../src/engine/index.js'
import { createUrlSigner } from '../../src/http/signed-urls.js'
import { buildArchitecture, trainFlowers } from '../support/flowers.js'
import { predict, predictOutputs } from '../support/predictions.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import type { FinishedRun } from '../support/tour.js'
import { ingested } from '../support/versions.js'

let strata: TestStrata
let runs: Record<'numbers' | 'tensors' | 'both', FinishedRun>

const kinds = ['apple', 'banana', 'cherry']
/** Weight is 10 x size + 5 x (its kind's place), plain to learn. */
const rows = Array.from({ length: 60 }, (_, at) => ({
  size: at % 10,
  isRound: at % 2 === 0,
  kind: kinds[at % 3],
  place: [at % 4, at % 5, 1],
  weight: 10 * (at % 10) + 5 * (at % 3),
}))

beforeAll(async () => {
  strata = await startStrata({ env: { WORKER_CONCURRENCY: '3' } })
  const { id: datasetVersionId } = await ingested(strata, { name: 'fruit', source: { inline: { rows } } })
  const features = ['size', 'isRound', 'kind', 'place']
  const layers = (units: number) => [
    { dense: { name: 'hidden', units: 16, activation: 'RELU' } },
    { dense: { name: 'out', inputs: ['hidden'], units, activation: 'LINEAR' } },
  ]
  const inputs = [{ name: 'fruit', shape: [8] }]
  const [numbers, tensors, both] = await Promise.all([
    buildArchitecture(strata, { name: 'numbers', inputs, layers: layers(1) }),
    buildArchitecture(strata, { name: 'tensors', inputs, layers: layers(8) }),
    buildArchitecture(strata, {
      name: 'both',
      inputs,
      layers: [...layers(1), { dense: { name: 'round', inputs: ['hidden'], units: 1, activation: 'SIGMOID' } }],
      outputs: ['out', 'round'],
    }),
  ])
  const weight = { source: { features: ['weight'] }, loss: { meanSquaredError: {} } }
  const train = (architectureId: string, modelName: string, targets: object[], given: object = { features }) =>
    trainFlowers(
      strata,
      { datasetVersionId, architectureId },
      {
        inputs: [given],
        targets,
        modelName,
        strategy: { endToEnd: { epochs: 150 } },
      },
    )
  const round = { output: 'round', source: { features: ['isRound'] }, loss: { binaryCrossentropy: {} } }
  const trained = await Promise.all([
    train(numbers, 'numbers', [weight]),
    train(tensors, 'tensors', [{ source: { reconstructs: 'fruit' }, loss: { meanSquaredError: {} } }]),
    train(both, 'both', [{ ...weight, output: 'out' }, round]),
  ])
  runs = { numbers: trained[0], tensors: trained[1], both: trained[2] }
}, 180_000)
afterAll(() => strata.close())

const fruit = { size: 3, isRound: true, kind: 'banana', place: [1, 2, 1] }

test('a number is answered in the unit of its feature', async () => {
  const [answer] = await predictOutputs(strata, 'numbers', [fruit])
  expect(answer).toMatchObject({ row: 0, output: 'out' })
  expect(answer!.value).toBeGreaterThan(25)
  expect(answer!.value).toBeLessThan(45)
})

test('what is neither class nor number is answered as a tensor of its shape', async () => {
  const answers = await predictOutputs(strata, 'tensors', [fruit, fruit])
  expect(answers.map(({ row, shape, values }) => [row, shape, values!.length])).toEqual([
    [0, [8], 8],
    [1, [8], 8],
  ])
})

test('a model of two outputs answers both for each row, in the order of the rows', async () => {
  const answers = await predictOutputs(strata, 'both', [fruit, { ...fruit, isRound: false }])
  expect(answers.map(({ row, output }) => [row, output])).toEqual([
    [0, 'out'],
    [0, 'round'],
    [1, 'out'],
    [1, 'round'],
  ])
  expect(answers.map(({ label }) => label)).toEqual([undefined, 'true', undefined, 'false'])
})

test.each<[string, object, string, string, string]>([
  [
    'an unknown category',
    { kind: 'durian' },
    'INVALID_INPUT',
    'kind',
    '"kind" is CATEGORICAL, one of "apple", "banana", "cherry", got "durian"',
  ],
  [
    'a text for yes or no',
    { isRound: 'yes' },
    'INVALID_INPUT',
    'isRound',
    '"isRound" is BOOLEAN: true, false or null, got "yes"',
  ],
  [
    'a tensor that is too short',
    { place: [1, 2] },
    'SHAPE_MISMATCH',
    'place',
    '"place" has shape [3], which is 3 numbers, got 2',
  ],
  [
    'a tensor with a text in it',
    { place: [1, 'x', 2] },
    'INVALID_INPUT',
    'place',
    '"place"[1] must be a number, got "x"',
  ],
  ['a number for a tensor', { place: 4 }, 'INVALID_INPUT', 'place', 'numbers in nested or flat arrays, got 4'],
  ['no tensor', { place: undefined }, 'INVALID_INPUT', 'place', 'the feature "place" (TENSOR) is missing'],
])('%s is refused with its place', async (_, change, code, feature, message) => {
  const { prediction, userErrors } = await predict(strata, 'numbers', [fruit, fruit, fruit, { ...fruit, ...change }])
  expect(prediction).toBeNull()
  expect(userErrors).toEqual([
    { code, path: ['rows', '3', feature], message: expect.stringContaining(message) as string },
  ])
})

test('a tensor may be nested or flat, and a missing value is none where its encoder knows one', async () => {
  const answers = await predictOutputs(strata, 'numbers', [
    fruit,
    { ...fruit, place: [[1], [2], [1]] },
    { ...fruit, kind: null, isRound: null },
  ])
  expect(answers[1]!.value).toBeCloseTo(answers[0]!.value!, 4)
  expect(answers[2]!.value).not.toBeNaN()
})

test('the weights are a safetensors file of the bytes that its hash says', async () => {
  const { sha256, byteSize, downloadUrl } = runs.numbers.modelVersion!.weights
  const response = await fetch(downloadUrl)
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(response.status).toBe(200)
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="numbers-1.safetensors"')
  expect(bytes.length).toBe(byteSize)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  const { tensors } = readSafetensors(bytes)
  expect([...tensors].map(([name, { shape }]) => [name, shape]).sort()).toEqual([
    ['hidden/bias', [16]],
    ['hidden/kernel', [8, 16]],
    ['out/bias', [1]],
    ['out/kernel', [16, 1]],
  ])
  const again = await fetch(downloadUrl, { headers: { 'if-none-match': response.headers.get('etag')! } })
  expect(again.status).toBe(304)
  const head = await fetch(downloadUrl, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(byteSize)])
})

test('a download that was tampered with, is unsigned or has expired is refused', async () => {
  const { downloadUrl } = runs.numbers.modelVersion!.weights
  const url = new URL(downloadUrl)
  const other = downloadUrl.replace(runs.numbers.modelVersion!.id, runs.tensors.modelVersion!.id)
  const later = downloadUrl.replace(/expires=\d+/, 'expires=99999999999')
  const forged = downloadUrl.replace(/signature=./, (start) => (start.endsWith('A') ? 'signature=B' : 'signature=A'))
  const key = readFileSync(join(strata.env.STRATA_HOME!, 'signing-key'), 'utf8')
  const hourAgo = createUrlSigner(
    () => key,
    () => Date.now() - 3_600_000,
  )
  const expired = `${strata.url}${hourAgo.sign(url.pathname, 60_000)}`
  for (const [bad, code] of [
    [other, 'BAD_SIGNATURE'],
    [later, 'BAD_SIGNATURE'],
    [forged, 'BAD_SIGNATURE'],
    [`${url.origin}${url.pathname}`, 'BAD_SIGNATURE'],
    [expired, 'EXPIRED'],
  ] as const) {
    const response = await fetch(bad)
    expect([bad, response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([
      bad,
      403,
      code,
    ])
  }
})
