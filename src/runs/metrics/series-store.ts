import type pg from 'pg'
import { decimate } from './decimate.js'
import { betterOf, isWanted } from './metric.js'
import type { MetricRow, SeriesFilter, SeriesKey } from './metric.js'
import { rollupWidths } from './store.js'

export interface SeriesPoint {
  readonly step: number
  readonly epoch: number
  /** Null: not finite. */
  readonly value: number | null
  readonly recordedAt: Date
}

export interface Series extends SeriesKey {
  /** Ascending by step. */
  readonly points: readonly SeriesPoint[]
  readonly last: SeriesPoint | null
  /** The best value so far; null for what has no better way, such as the learning rate. */
  readonly best: SeriesPoint | null
}

/** Below this many points a series is read as it is. */
const mostRawPoints = 20_000

/**
 * The series of a run in one resolution, each decimated to at most `maxPoints` with its extremes kept. Long ones are
 * chosen from roll-ups, so that the time taken depends on `maxPoints` rather than on the length of the run.
 */
export async function readSeries(
  pool: pg.Pool,
  runId: string,
  wanted: { filter: SeriesFilter; resolution: 'STEP' | 'EPOCH'; maxPoints: number },
): Promise<Series[]> {
  const keys = (await readKeys(pool, runId)).filter(
    (key) => key.resolution === wanted.resolution && isWanted(key, wanted.filter),
  )
  const chosen = await Promise.all(
    keys.map(async (key) => {
      const outline = await readOutline(pool, runId, key, wanted.maxPoints)
      return { key, ...choose(key, outline, wanted.maxPoints) }
    }),
  )
  return Promise.all(
    chosen.map(async ({ key, steps, lastStep, bestStep }) => {
      const extra = [lastStep, bestStep].filter((step) => step !== null)
      const points = await readPoints(pool, runId, key, [...new Set([...steps, ...extra])])
      const at = (step: number | null): SeriesPoint | null => (step === null ? null : (points.get(step) ?? null))
      return {
        ...key,
        points: steps.flatMap((step) => points.get(step) ?? []),
        last: at(lastStep),
        best: at(bestStep),
      }
    }),
  )
}

/** Steps and values to choose from: every point, or the extremes that roll-ups hold. */
interface Outline {
  readonly steps: number[]
  readonly values: number[]
}

function choose(key: SeriesKey, { steps, values }: Outline, maxPoints: number) {
  const better = betterOf(key.name)
  let best = -1
  if (better)
    for (const [place, value] of values.entries()) {
      if (!Number.isFinite(value)) continue
      if (best < 0 || (better === 'min' ? value < values[best]! : value > values[best]!)) best = place
    }
  return {
    steps: decimate(steps, values, maxPoints).map((place) => steps[place]!),
    lastStep: steps.at(-1) ?? null,
    bestStep: steps[best] ?? null,
  }
}

// Jumps from series to series along the primary key: the number of points does not matter.
const keysSql = `
WITH RECURSIVE key AS (
  (SELECT stage, output, split, name, resolution FROM "Metric" WHERE "runId" = $1
    ORDER BY stage, output, split, name, resolution LIMIT 1)
  UNION ALL
  SELECT next.* FROM key, LATERAL (
    SELECT m.stage, m.output, m.split, m.name, m.resolution FROM "Metric" m
    WHERE m."runId" = $1
      AND (m.stage, m.output, m.split, m.name, m.resolution) > (key.stage, key.output, key.split, key.name, key.resolution)
    ORDER BY m.stage, m.output, m.split, m.name, m.resolution LIMIT 1) next
)
SELECT stage, output, split::text AS split, name, resolution FROM key`

async function readKeys(pool: pg.Pool, runId: string): Promise<SeriesKey[]> {
  return (await pool.query<SeriesKey>({ name: 'metric-keys', text: keysSql, values: [runId] })).rows
}

const rollupKeySql = `"runId" = $1 AND stage = $2 AND output = $3 AND split = $4::"SplitName" AND name = $5`
const pointKeySql = `${rollupKeySql} AND resolution = $6`

async function readOutline(pool: pg.Pool, runId: string, key: SeriesKey, maxPoints: number): Promise<Outline> {
  const count = key.resolution === 'STEP' ? await countSteps(pool, runId, key) : 0
  if (count > Math.max(mostRawPoints, 4 * maxPoints)) return readRolledUp(pool, runId, key, maxPoints)
  const { rows } = await pool.query<[string, number | null]>({
    text: `SELECT step, value FROM "Metric" WHERE ${pointKeySql} ORDER BY step`,
    values: [...keyValues(runId, key), key.resolution],
    rowMode: 'array',
  })
  return { steps: rows.map(([step]) => Number(step)), values: rows.map(([, value]) => value ?? Number.NaN) }
}

async function countSteps(pool: pg.Pool, runId: string, key: SeriesKey): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(
    `SELECT COALESCE(sum(count), 0) AS count FROM "MetricRollup" WHERE ${rollupKeySql} AND width = $6`,
    [...keyValues(runId, key), rollupWidths.at(-1)],
  )
  return Number(rows[0]?.count ?? 0)
}

/** The extremes of about 2 x maxPoints bins, from the widest roll-ups that are at least as fine. */
async function readRolledUp(pool: pg.Pool, runId: string, key: SeriesKey, maxPoints: number): Promise<Outline> {
  const { rows: buckets } = await pool.query<{ width: number; count: string }>(
    `SELECT width, count(*) AS count FROM "MetricRollup" WHERE ${rollupKeySql} GROUP BY width ORDER BY width DESC`,
    keyValues(runId, key),
  )
  const bins = 2 * maxPoints
  const fine = buckets.find(({ count }) => Number(count) >= bins) ?? buckets.at(-1)
  if (!fine) return { steps: [], values: [] }
  const { rows } = await pool.query<[string, number, string, number]>({
    text: `SELECT (array_agg("minStep" ORDER BY "minValue", "minStep"))[1], min("minValue"),
        (array_agg("maxStep" ORDER BY "maxValue" DESC, "maxStep"))[1], max("maxValue")
      FROM "MetricRollup" WHERE ${rollupKeySql} AND width = $6 GROUP BY bucket / $7::int ORDER BY bucket / $7::int`,
    values: [...keyValues(runId, key), fine.width, Math.max(1, Math.floor(Number(fine.count) / bins))],
    rowMode: 'array',
  })
  const byStep = new Map<number, number>()
  for (const [minStep, minValue, maxStep, maxValue] of rows)
    byStep.set(Number(minStep), minValue).set(Number(maxStep), maxValue)
  await addEnds(pool, runId, key, byStep)
  const steps = [...byStep.keys()].sort((a, b) => a - b)
  return { steps, values: steps.map((step) => byStep.get(step)!) }
}

/** The first and the last point need not be extremes of anything, but a drawing begins and ends with them. */
async function addEnds(pool: pg.Pool, runId: string, key: SeriesKey, byStep: Map<number, number>): Promise<void> {
  const { rows } = await pool.query<{ step: string; value: number | null }>(
    `(SELECT step, value FROM "Metric" WHERE ${pointKeySql} ORDER BY step LIMIT 1)
      UNION ALL (SELECT step, value FROM "Metric" WHERE ${pointKeySql} ORDER BY step DESC LIMIT 1)`,
    [...keyValues(runId, key), key.resolution],
  )
  for (const { step, value } of rows) byStep.set(Number(step), value ?? Number.NaN)
}

async function readPoints(
  pool: pg.Pool,
  runId: string,
  key: SeriesKey,
  steps: readonly number[],
): Promise<Map<number, SeriesPoint>> {
  const { rows } = await pool.query<[string, number, number | null, Date]>({
    text: `SELECT step, epoch, value, "recordedAt" FROM "Metric" WHERE ${pointKeySql} AND step = ANY($7::bigint[])`,
    values: [...keyValues(runId, key), key.resolution, steps],
    rowMode: 'array',
  })
  return new Map(
    rows.map(([step, epoch, value, recordedAt]) => [Number(step), { step: Number(step), epoch, value, recordedAt }]),
  )
}

const keyValues = (runId: string, key: Pick<MetricRow, 'stage' | 'output' | 'split' | 'name'>) => [
  runId,
  key.stage,
  key.output,
  key.split,
  key.name,
]
