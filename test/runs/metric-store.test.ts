import { readSeries } from '../../src/runs/metrics/series-store.js'
import { appendMetrics, readMetricsAfter } from '../../src/runs/metrics/store.js'
import type { MetricRow } from '../../src/runs/metrics/metric.js'
import { createTestDatabase } from '../support/database.js'
import type { TestDatabase } from '../support/database.js'
import { insertRun, metricRow, range } from './fixtures.js'

let db: TestDatabase
beforeAll(async () => {
  db = await createTestDatabase()
})
afterAll(() => db.drop())

const append = async (runId: string, rows: readonly MetricRow[], leaseId = 'lease') => {
  let last: number | null = null
  for (let from = 0; from < rows.length; from += 2500)
    last = await appendMetrics(db.database.pool, { runId, leaseId }, rows.slice(from, from + 2500))
  return last
}
const rollups = (runId: string) =>
  db.database.prisma.metricRollup.findMany({ where: { runId }, orderBy: [{ width: 'asc' }, { bucket: 'asc' }] })

test('a batch that is sent twice is stored once, and leaves the roll-ups as they were', async () => {
  const runId = await insertRun(db.database)
  const rows = range(1, 5000).map((step) => metricRow(step, Math.sin(step)))
  await append(runId, rows)
  const before = await rollups(runId)
  await append(runId, rows.slice(2000))
  expect(await db.database.prisma.metric.count({ where: { runId } })).toBe(5000)
  expect(await rollups(runId)).toEqual(before)
})

test('roll-ups written in pieces, out of step with their buckets, are those written at once', async () => {
  const value = (step: number) => (step === 777 ? 50 : Math.cos(step * 3.3))
  const rows = range(1, 4500).map((step) => metricRow(step, value(step)))
  const whole = await insertRun(db.database)
  await append(whole, rows)
  const pieces = await insertRun(db.database)
  for (const [from, to] of [
    [0, 37],
    [1000, 2000],
    [20, 1500],
    [1990, 4500],
  ] as const)
    await append(pieces, rows.slice(from, to))
  const strip = (all: Awaited<ReturnType<typeof rollups>>) => all.map((one) => ({ ...one, runId: '' }))
  expect(strip(await rollups(pieces))).toEqual(strip(await rollups(whole)))
  const widest = (await rollups(whole)).find(({ width }) => width === 262_144)
  expect(widest).toMatchObject({ count: 4500, maxStep: 777n, maxValue: 50, firstStep: 1n, lastStep: 4500n })
})

test('a trainer that lost its lease writes nothing', async () => {
  const runId = await insertRun(db.database)
  expect(await append(runId, [metricRow(1, 1)], 'another')).toBeNull()
  await db.database.prisma.trainingRun.update({ where: { id: runId }, data: { status: 'CANCELLED' } })
  expect(await append(runId, [metricRow(1, 1)])).toBeNull()
  expect(await db.database.prisma.metric.count({ where: { runId } })).toBe(0)
})

test('sequence numbers become visible in their order, however many write at a time', async () => {
  const runId = await insertRun(db.database)
  let isDone = false
  const seen: number[] = []
  const reader = (async () => {
    for (;;) {
      const isLast = isDone
      const rows = await readMetricsAfter(db.database.pool, runId, seen.at(-1) ?? 0, 500)
      seen.push(...rows.map(({ sequence }) => sequence))
      if (isLast && rows.length === 0) return
    }
  })()
  await Promise.all(
    range(0, 5).map(async (writer) => {
      for (const batch of range(0, 19))
        await append(
          runId,
          range(1, 25).map((step) => metricRow(batch * 25 + step, step, { name: `metric${writer}` })),
        )
    }),
  )
  isDone = true
  await reader
  expect(seen).toHaveLength(6 * 20 * 25)
  expect(new Set(seen).size).toBe(seen.length)
})

test('a value that is not finite is a null point', async () => {
  const runId = await insertRun(db.database)
  await append(runId, [metricRow(1, 0.5), metricRow(2, Number.NaN), metricRow(3, Infinity), metricRow(4, 0.25)])
  const [series] = await readSeries(db.database.pool, runId, { filter: {}, resolution: 'STEP', maxPoints: 100 })
  expect(series?.points.map(({ value }) => value)).toEqual([0.5, null, null, 0.25])
  expect(series?.best).toMatchObject({ step: 4, value: 0.25 })
})

test('series are found by name, split, output and stage, in one resolution', async () => {
  const runId = await insertRun(db.database)
  await append(runId, [
    metricRow(1, 1),
    metricRow(1, 2, { name: 'accuracy', output: 'dense_2' }),
    metricRow(1, 3, { split: 'VALIDATION', resolution: 'EPOCH' }),
    metricRow(9, 0.7, { name: 'accuracy', output: 'dense_2', split: 'VALIDATION', resolution: 'EPOCH', stage: 1 }),
    metricRow(10, 0.6, { name: 'accuracy', output: 'dense_2', split: 'VALIDATION', resolution: 'EPOCH', stage: 1 }),
  ])
  const read = (filter: object, resolution: 'STEP' | 'EPOCH') =>
    readSeries(db.database.pool, runId, { filter, resolution, maxPoints: 10 })
  expect(await read({}, 'STEP')).toHaveLength(2)
  expect(await read({}, 'EPOCH')).toHaveLength(2)
  expect(await read({ names: ['loss'] }, 'STEP')).toMatchObject([{ name: 'loss', output: '' }])
  expect(await read({ outputs: ['dense_2'], splits: ['VALIDATION'], stages: [1] }, 'EPOCH')).toMatchObject([
    { points: [{ value: 0.7 }, { value: 0.6 }], last: { step: 10 }, best: { step: 9 } },
  ])
  expect(await read({ stages: [2] }, 'EPOCH')).toEqual([])
})

test('a million points come back as a thousand in under 200 ms, with first, last and both extremes', async () => {
  const runId = await insertRun(db.database)
  const total = 1_000_000
  // As appendMetrics leaves them: generated in place, because only the reading is measured here.
  await db.database.pool.query(
    `INSERT INTO "Metric" ("runId", stage, output, split, name, resolution, step, epoch, value, sequence)
     SELECT $1, 0, '', 'TRAIN', 'loss', 'STEP', s, 1 + s / 1000,
       CASE s WHEN 123457 THEN 9 WHEN 876543 THEN -9 ELSE sin(s / 3000.0) END, s FROM generate_series(1, $2::int) s`,
    [runId, total],
  )
  await db.database.pool.query(
    `INSERT INTO "MetricRollup" ("runId", stage, output, split, name, width, bucket, count, epoch,
       "minStep", "minValue", "maxStep", "maxValue", "firstStep", "lastStep")
     SELECT "runId", stage, output, split, name, width, step / width, count(*), max(epoch),
       (array_agg(step ORDER BY value, step))[1], min(value), (array_agg(step ORDER BY value DESC, step))[1], max(value),
       min(step), max(step)
     FROM "Metric", (VALUES (64), (4096), (262144)) AS widths(width) WHERE "runId" = $1
     GROUP BY "runId", stage, output, split, name, width, step / width`,
    [runId],
  )
  await db.database.pool.query('ANALYZE "Metric", "MetricRollup"')
  const read = () => readSeries(db.database.pool, runId, { filter: {}, resolution: 'STEP', maxPoints: 1000 })
  await read()
  const times: number[] = []
  for (const _ of range(1, 5)) {
    const startedAt = performance.now()
    await read()
    times.push(performance.now() - startedAt)
  }
  const [series] = await read()
  const steps = series!.points.map(({ step }) => step)
  expect(steps.length).toBeGreaterThan(900)
  expect(steps.length).toBeLessThanOrEqual(1000)
  expect(steps).toEqual(expect.arrayContaining([1, 123_457, 876_543, total]))
  expect(series?.best).toMatchObject({ step: 876_543, value: -9 })
  expect(series?.last?.step).toBe(total)
  expect(Math.min(...times)).toBeLessThan(200)
}, 120_000)
