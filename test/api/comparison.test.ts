import { buildArchitecture, flowerInput, plantFlowers, trainFlowers } from '../support/flowers.js'
import type { Flowers } from '../support/flowers.js'
import { readOperation } from '../support/operations.js'
import { predictOutputs } from '../support/predictions.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { run, untilFinished } from '../support/tour.js'
import type { FinishedRun } from '../support/tour.js'
import { ingested, readAllRows, without } from '../support/versions.js'
import { waitFor } from '../support/wait.js'

interface Finding {
  readonly kind: string
  readonly message: string
  readonly isIndicative: boolean
  readonly mcnemar: {
    readonly pValue: number
    readonly onlyFirstRight: number
    readonly onlySecondRight: number
    readonly rowCount: number
  } | null
  readonly trainingRuns: readonly { readonly id: string }[]
}

interface Comparison {
  readonly runs: readonly {
    readonly trainingRun: { readonly id: string }
    readonly testMetrics: readonly { readonly name: string; readonly output: string | null; readonly value: number }[]
    readonly durationMs: number
    readonly flops: number
    readonly trainedParameterCount: number
    readonly stages: readonly {
      readonly stage: { readonly name: string }
      readonly trainableParameterCount: number
      readonly durationMs: number
      readonly flops: number
    }[]
  }[]
  readonly verdict: readonly Finding[]
}

let strata: TestStrata
let flowers: Flowers
let endToEnd: FinishedRun[]
let greedy: FinishedRun[]
/** On other rows. */
let elsewhere: FinishedRun
const layers = { dense_1: 4 * 16 + 16, dense_2: 16 * 3 + 3 }

beforeAll(async () => {
  strata = await startStrata({ env: { WORKER_CONCURRENCY: '3' } })
  flowers = await plantFlowers(strata)
  const train = (name: string, strategy: object, at: Flowers = flowers) =>
    Promise.all(
      [1, 2, 3].map((seed) => trainFlowers(strata, at, { seed, strategy, name: `${name} ${seed}`, modelName: name })),
    )
  // Short and slow, so that they err, and not alike.
  endToEnd = await train('whole', { endToEnd: { epochs: 4 } })
  greedy = await train('greedy', { greedyLayerwise: { objective: 'SUPERVISED', epochsPerBlock: 1, fineTuneEpochs: 1 } })
  const other = await ingested(strata, { name: 'other', source: { sample: 'IRIS' } })
  const [trained] = await train('elsewhere', { endToEnd: { epochs: 1 } }, { ...flowers, datasetVersionId: other.id })
  elsewhere = trained!
}, 240_000)
afterAll(() => strata.close())

const document = `query ($ids: [ID!]!) {
  comparison(trainingRunIds: $ids) {
    runs {
      trainingRun { id }
      testMetrics { name output value }
      durationMs flops trainedParameterCount
      stages { stage { name } trainableParameterCount durationMs flops }
    }
    verdict {
      kind message isIndicative trainingRuns { id }
      mcnemar { pValue onlyFirstRight onlySecondRight rowCount }
    }
  }
}`

const compare = async (runs: readonly { id: string }[]): Promise<Comparison> =>
  (await strata.graphql<{ comparison: Comparison }>(document, { ids: runs.map(({ id }) => id) })).comparison

test('finished runs stand side by side: what was measured, spent and trained, stage by stage', async () => {
  const { runs } = await compare([greedy[0]!, endToEnd[0]!])
  expect(runs.map(({ trainingRun }) => trainingRun.id)).toEqual([greedy[0]!.id, endToEnd[0]!.id])
  for (const [at, finished] of [greedy[0]!, endToEnd[0]!].entries()) {
    const { testMetrics, durationMs, flops, stages } = runs[at]!
    for (const { name, value } of finished.modelVersion!.evaluations)
      expect(testMetrics.find((metric) => metric.name === name)?.value).toBe(value)
    expect(durationMs).toBe(stages.reduce((sum, stage) => sum + stage.durationMs, 0))
    expect(flops).toBe(stages.reduce((sum, stage) => sum + stage.flops, 0))
    for (const stage of stages) expect(stage.flops).toBeGreaterThan(0)
  }
  expect(
    runs.map(({ stages }) => stages.map(({ stage, trainableParameterCount }) => [stage.name, trainableParameterCount])),
  ).toEqual([
    [
      ['block1', layers.dense_1],
      ['block2', layers.dense_2],
      ['fineTune', layers.dense_1 + layers.dense_2],
    ],
    [['endToEnd', layers.dense_1 + layers.dense_2]],
  ])
  expect(runs.map(({ trainedParameterCount }) => trainedParameterCount)).toEqual([
    2 * (layers.dense_1 + layers.dense_2),
    layers.dense_1 + layers.dense_2,
  ])
})

test("McNemar's test counts the test rows that one run alone gets right, as its model predicts them", async () => {
  const rows = await readAllRows(strata, flowers.datasetVersionId, 'TEST')
  const asked = rows.map(({ values }) => without(values, 'species'))
  const rightOf = async ({ modelVersion }: FinishedRun) => {
    const outputs = await predictOutputs(strata, { modelVersionId: modelVersion!.id }, asked)
    return outputs.map(({ label }, row) => label === rows[row]!.values.species)
  }
  const [first, second] = [endToEnd[0]!, greedy[1]!]
  const right = { [first.id]: await rightOf(first), [second.id]: await rightOf(second) }
  const { verdict } = await compare([first, second])
  const finding = verdict.find(({ mcnemar }) => mcnemar)!
  const [better, other] = finding.trainingRuns.map(({ id }) => right[id]!) as [boolean[], boolean[]]
  expect(finding.mcnemar).toMatchObject({
    rowCount: rows.length,
    onlyFirstRight: better.filter((isRight, row) => isRight && !other[row]).length,
    onlySecondRight: better.filter((isRight, row) => !isRight && other[row]).length,
  })
  expect(finding.mcnemar!.pValue).toBeGreaterThanOrEqual(0)
  expect(finding.mcnemar!.pValue).toBeLessThanOrEqual(1)
  expect(finding.kind).toBe(finding.mcnemar!.pValue < 0.05 ? 'BETTER' : 'NO_DIFFERENCE')
})

test('below three seeds of each a verdict is indicative, with three it is not', async () => {
  const few = await compare([...endToEnd, ...greedy.slice(0, 2)])
  const enough = await compare([...endToEnd, ...greedy])
  const between = ({ verdict }: Comparison) =>
    verdict.filter(
      ({ mcnemar, trainingRuns }) =>
        mcnemar && new Set(trainingRuns.map(({ id }) => greedy.some((one) => one.id === id))).size === 2,
    )
  expect(between(few)).toHaveLength(6)
  expect(between(enough)).toHaveLength(9)
  for (const { isIndicative, message } of between(few)) {
    expect(isIndicative).toBe(true)
    expect(message).toMatch(/Indicative: fewer than 3 seeds of each\.$/)
  }
  for (const { isIndicative, message } of between(enough)) {
    expect(isIndicative).toBe(false)
    expect(message).not.toMatch(/Indicative/)
  }
})

test('runs on other rows are told apart rather than compared', async () => {
  const { verdict } = await compare([endToEnd[0]!, elsewhere])
  expect(verdict[0]).toMatchObject({ kind: 'NOT_COMPARABLE', mcnemar: null })
  expect(verdict[0]!.message).toMatch(/"whole 1" and "elsewhere 1" were trained on different dataset versions/)
  expect(verdict.filter(({ kind }) => kind === 'BETTER' || kind === 'NO_DIFFERENCE')).toEqual([])
})

test.each<[string, () => string[], string, string[], RegExp]>([
  ['one run', () => [endToEnd[0]!.id], 'INVALID_INPUT', ['trainingRunIds'], /2 to 10 different runs, got 1/],
  ['one run twice', () => [endToEnd[0]!.id, endToEnd[0]!.id], 'INVALID_INPUT', ['trainingRunIds'], /got 1/],
  [
    'too many runs',
    () => Array.from({ length: 11 }, (_, at) => `run_${at}`),
    'INVALID_INPUT',
    ['trainingRunIds'],
    /got 11/,
  ],
  ['no such run', () => [endToEnd[0]!.id, 'run_1'], 'NOT_FOUND', ['trainingRunIds', '1'], /no training run "run_1"/],
])('%s cannot be compared', async (_, ids, code, path, message) => {
  const { data, errors } = await strata.ask(document, { ids: ids() })
  expect(data).toBeNull()
  expect(errors![0]!.message).toMatch(message)
  expect(errors![0]!.extensions).toMatchObject({ code, userErrors: [{ code, path }] })
})

test('runs that have not SUCCEEDED cannot be compared, and their state is named', async () => {
  const architectureId = await buildArchitecture(strata, { name: 'endless' })
  const input = flowerInput(
    { ...flowers, architectureId },
    { name: 'endless', strategy: { endToEnd: { epochs: 1_000_000 } } },
  )
  const id = await run(strata, '17-train-iris', 'trainingRun', input)
  const refusal = async () => {
    const { errors } = await strata.ask(document, { ids: [endToEnd[0]!.id, id] })
    expect(errors![0]!.extensions).toMatchObject({
      code: 'WRONG_STATE',
      userErrors: [{ path: ['trainingRunIds', '1'] }],
    })
    return errors![0]!.message
  }
  const states = /only runs that SUCCEEDED can be compared; "endless" is (QUEUED|RUNNING)/
  expect(await refusal()).toMatch(states)
  await waitFor('the run to start', async () => (await refusal()).includes('RUNNING'))
  await strata.graphql(readOperation('28-cancel-training-run').document, { input: { trainingRunId: id } })
  expect((await untilFinished(strata, id)).status).toBe('CANCELLED')
  expect(await refusal()).toMatch(/"endless" is CANCELLED/)
})
