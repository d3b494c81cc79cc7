import { buildArchitecture } from '../support/flowers.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { run, untilFinished } from '../support/tour.js'
import type { FinishedRun } from '../support/tour.js'
import { ingested } from '../support/versions.js'

interface Point {
  readonly step: number
  readonly epoch: number
  readonly value: number | null
}

interface Series {
  readonly name: string
  readonly output: string | null
  readonly split: string
  readonly stage: { readonly id: string; readonly name: string }
  readonly points: readonly Point[]
  readonly last: Point | null
  readonly best: Point | null
}

// 64 rows to train on, in batches of 8: 8 steps an epoch. Every row to validate is a yes, so an AUC has no meaning there.
const epochs = 30
const rows = Array.from({ length: 90 }, (_, at) => ({
  x: Math.sin(at),
  y: Math.cos(at * 1.7),
  isWarm: at >= 64 && at < 74 ? true : Math.sin(at) > 0,
  part: at < 64 ? 'train' : at < 74 ? 'validation' : 'test',
}))

let strata: TestStrata
let finished: FinishedRun
let diverged: FinishedRun
beforeAll(async () => {
  strata = await startStrata({ env: { WORKER_CONCURRENCY: '2' } })
  const { id: datasetVersionId } = await ingested(strata, {
    name: 'warmth',
    source: { inline: { rows } },
    splits: { column: 'part' },
  })
  const architectureId = await buildArchitecture(strata, {
    name: 'warm',
    inputs: [{ shape: [2] }],
    layers: [
      { dense: { name: 'hidden', units: 6, activation: 'TANH' } },
      { dense: { name: 'warm', units: 1, activation: 'SIGMOID' } },
    ],
  })
  const train = async (changes: object) => {
    const input = {
      datasetVersionId,
      architectureId,
      targets: [
        {
          source: { features: ['isWarm'] },
          loss: { binaryCrossentropy: {} },
          metrics: [{ name: 'ACCURACY' }, { name: 'AUC' }],
        },
      ],
      strategy: {
        staged: {
          stages: [
            { name: 'head', epochs: 10, train: ['warm'], objective: { target: {} } },
            { name: 'all', epochs: epochs - 10, objective: { target: {} } },
          ],
        },
      },
      batchSize: 8,
      earlyStopping: null,
      ...changes,
    }
    return untilFinished(strata, await run(strata, '17-train-iris', 'trainingRun', input))
  }
  const runaway = { sgd: { learningRate: 1e30 } }
  const linear = await buildArchitecture(strata, {
    name: 'runaway',
    inputs: [{ shape: [2] }],
    layers: [{ dense: { units: 1, activation: 'LINEAR' } }],
  })
  const numbers = [{ source: { features: ['y'] }, loss: { meanSquaredError: {} } }]
  const both = await Promise.all([
    train({}),
    train({
      architectureId: linear,
      inputs: [{ features: ['x', 'isWarm'] }],
      targets: numbers,
      optimizer: runaway,
      strategy: { endToEnd: { epochs: 3 } },
    }),
  ])
  finished = both[0]
  diverged = both[1]
}, 120_000)
afterAll(() => strata.close())

const document = `query ($id: ID!, $filter: MetricFilter, $resolution: MetricResolution! = EPOCH, $maxPoints: Int! = 1000) {
  trainingRun(id: $id) {
    metrics(filter: $filter, resolution: $resolution, maxPoints: $maxPoints) {
      name output split
      stage { id name }
      points { step epoch value }
      last { step epoch value }
      best { step epoch value }
    }
  }
}`

async function read(args: object = {}, { id }: { id: string } = finished): Promise<readonly Series[]> {
  return (await strata.graphql<{ trainingRun: { metrics: Series[] } }>(document, { id, ...args })).trainingRun.metrics
}

const nameOf = ({ stage, split, name, output }: Series) => [stage.name, split, name, output].join(' ')

test('epochs have one point a stage, split, output and metric; TEST is measured once, at the end', async () => {
  expect(finished.status).toBe('SUCCEEDED')
  const all = await read()
  const byName = new Map(all.map((series) => [nameOf(series), series]))
  expect(byName.get('head TRAIN LOSS ')!.points.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(byName.get('all TRAIN ACCURACY warm')!.points.map(({ step }) => step)).toEqual(
    Array.from({ length: epochs - 10 }, (_, at) => 8 * (11 + at)),
  )
  const tested = all.filter(({ split }) => split === 'TEST')
  expect(tested.map(({ stage, points }) => [stage.name, points.length, points[0]!.step])).toEqual(
    tested.map(() => ['all', 1, 8 * epochs]),
  )
  for (const { name, split, value } of finished.modelVersion!.evaluations)
    expect(tested.find((series) => series.name === name && series.split === split)?.points[0]?.value).toBe(value)
  const loss = byName.get('all VALIDATION LOSS ')!
  expect(loss.last).toEqual(loss.points.at(-1))
  expect(loss.best!.value).toBe(Math.min(...loss.points.map(({ value }) => value!)))
})

test('a value that is not finite is a point without one, never best', async () => {
  const series = await read({ filter: { names: ['AUC'], splits: ['TRAIN', 'VALIDATION'], outputs: ['warm'] } })
  const validation = series.filter(({ split }) => split === 'VALIDATION')
  expect(validation).toHaveLength(2)
  for (const { points, last, best } of validation) {
    expect(points.length).toBeGreaterThanOrEqual(10)
    expect(points.every(({ value }) => value === null)).toBe(true)
    expect([last!.value, best]).toEqual([null, null])
  }
  for (const { points } of series.filter(({ split }) => split === 'TRAIN'))
    expect(points.every(({ value }) => value! >= 0 && value! <= 1)).toBe(true)
})

test('filters choose names, splits, outputs and stages, each by itself and together', async () => {
  const all = await read()
  const [head] = all.map(({ stage }) => stage).filter(({ name }) => name === 'head')
  const pick = async (filter: object) => (await read({ filter })).map(nameOf).sort()
  const expected = (keep: (series: Series) => boolean) => all.filter(keep).map(nameOf).sort()
  expect(await pick({ names: ['LOSS', 'AUC'] })).toEqual(expected(({ name }) => name === 'LOSS' || name === 'AUC'))
  expect(await pick({ splits: ['VALIDATION'] })).toEqual(expected(({ split }) => split === 'VALIDATION'))
  expect(await pick({ outputs: ['warm'] })).toEqual(expected(({ output }) => output === 'warm'))
  expect(await pick({ stageIds: [head!.id] })).toEqual(expected(({ stage }) => stage.name === 'head'))
  expect(await pick({ stageIds: [head!.id], splits: ['TRAIN'], names: ['LOSS'] })).toEqual(['head TRAIN LOSS '])
  expect(await pick({ names: ['R2'] })).toEqual([])
  expect(await pick({ stageIds: ['stage_1'] })).toEqual([])
})

test('steps are thinned to maxPoints, first, last, least and greatest kept', async () => {
  const wanted = { resolution: 'STEP', filter: { names: ['LOSS'] } }
  const whole = await read({ ...wanted, maxPoints: 10_000 })
  expect(whole.map(({ points }) => points.length)).toEqual([80, 160])
  for (const maxPoints of [3, 4, 17, 100]) {
    const thinned = await read({ ...wanted, maxPoints })
    for (const [at, { points, last, best }] of thinned.entries()) {
      const full = whole[at]!
      // Where an extreme is an end as well, it is there once.
      expect(points.length).toBeLessThanOrEqual(maxPoints)
      expect(points.length).toBeGreaterThanOrEqual(Math.min(maxPoints, full.points.length) - 2)
      expect(full.points).toEqual(expect.arrayContaining([...points]))
      expect([points[0], points.at(-1)]).toEqual([full.points[0], full.points.at(-1)])
      expect({ last, best }).toEqual({ last: full.last, best: full.best })
      if (maxPoints < 4) continue
      const values = full.points.map(({ value }) => value!)
      const kept = points.map(({ value }) => value!)
      expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...values), Math.max(...values)])
    }
  }
})

test.each([2, 10_001, -1])('maxPoints of %d is refused', async (maxPoints) => {
  const { errors } = await strata.ask(document, { id: finished.id, maxPoints })
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining(`maxPoints must be 3 to 10000, got ${maxPoints}`) as string,
    extensions: { code: 'INVALID_INPUT', userErrors: [{ path: ['maxPoints'] }] },
  })
})

test('a run that diverges fails with the step, and what it measured can still be read', async () => {
  expect(diverged).toMatchObject({ status: 'FAILED', modelVersion: null, failure: { code: 'NON_FINITE_LOSS' } })
  expect(diverged.failure!.step).toBeGreaterThan(0)
  expect(diverged.failure!.message).toContain(`not finite at step ${diverged.failure!.step}`)
  const series = await read({ resolution: 'STEP' }, diverged)
  for (const { points } of series)
    for (const { step } of points) expect(step).toBeLessThanOrEqual(diverged.failure!.step!)
})
