import type pg from 'pg'
import { seriesId } from './metric.js'
import type { MetricRow } from './metric.js'

/** Widths of roll-ups, in steps: powers of 64. */
export const rollupWidths = [64, 4096, 262_144] as const

/** Who writes: every write of a trainer is refused once the run is no longer held under this lease. */
export interface Lease {
  readonly runId: string
  readonly leaseId: string
}

export interface ProgressRow {
  readonly stage: number
  readonly epoch: number
  readonly step: number
  readonly totalSteps: number
  readonly stepsPerSecond: number | null
}

// One statement, so one round trip and one transaction. Updating the run's row locks it until the commit: sequence
// numbers become visible in their order. Rows that were there before (a replay after a resume) enter no roll-up.
const appendSql = `
WITH run AS (
  UPDATE "TrainingRun" SET "metricSequence" = "metricSequence" + $3::int
  WHERE id = $1 AND "leaseId" = $2 AND status = 'RUNNING'
  RETURNING "metricSequence"
), inserted AS (
  INSERT INTO "Metric" ("runId", stage, output, split, name, resolution, step, epoch, value, sequence)
  SELECT $1, ($4::int[])[r.series], ($5::text[])[r.series], (($6::text[])[r.series])::"SplitName", ($7::text[])[r.series],
    ($8::text[])[r.series], r.step, r.epoch, r.value, run."metricSequence" - $3::int + r.place
  FROM run, unnest($9::int[], $10::bigint[], $11::int[], $12::float8[])
    WITH ORDINALITY AS r(series, step, epoch, value, place)
  ON CONFLICT DO NOTHING
  RETURNING stage, output, split, name, resolution, step, epoch, COALESCE(value, 'NaN') AS value
), narrow AS (
  SELECT stage, output, split, name, step / 64 AS bucket, count(*) AS count, max(epoch) AS epoch,
    (array_agg(step ORDER BY value, step))[1] AS "minStep", min(value) AS "minValue",
    (array_agg(step ORDER BY value DESC, step))[1] AS "maxStep", max(value) AS "maxValue",
    min(step) AS "firstStep", max(step) AS "lastStep"
  FROM inserted WHERE resolution = 'STEP' GROUP BY stage, output, split, name, step / 64
), rolled AS (
  INSERT INTO "MetricRollup" AS held ("runId", stage, output, split, name, width, bucket, count, epoch,
    "minStep", "minValue", "maxStep", "maxValue", "firstStep", "lastStep")
  SELECT $1, stage, output, split, name, 64, bucket, count, epoch,
    "minStep", "minValue", "maxStep", "maxValue", "firstStep", "lastStep" FROM narrow
  UNION ALL
  SELECT $1, stage, output, split, name, width, bucket * 64 / width, sum(count), max(epoch),
    (array_agg("minStep" ORDER BY "minValue", "minStep"))[1], min("minValue"),
    (array_agg("maxStep" ORDER BY "maxValue" DESC, "maxStep"))[1], max("maxValue"), min("firstStep"), max("lastStep")
  FROM narrow, (VALUES (4096), (262144)) AS widths(width)
  GROUP BY stage, output, split, name, width, bucket * 64 / width
  ON CONFLICT ("runId", stage, output, split, name, width, bucket) DO UPDATE SET
    count = held.count + excluded.count,
    epoch = GREATEST(held.epoch, excluded.epoch),
    "minStep" = CASE WHEN excluded."minValue" < held."minValue" THEN excluded."minStep" ELSE held."minStep" END,
    "minValue" = LEAST(held."minValue", excluded."minValue"),
    "maxStep" = CASE WHEN excluded."maxValue" > held."maxValue" THEN excluded."maxStep" ELSE held."maxStep" END,
    "maxValue" = GREATEST(held."maxValue", excluded."maxValue"),
    "firstStep" = LEAST(held."firstStep", excluded."firstStep"),
    "lastStep" = GREATEST(held."lastStep", excluded."lastStep")
)
SELECT "metricSequence" AS sequence,
  pg_notify('training_metrics', json_build_object('runId', $1::text, 'sequence', "metricSequence")::text)
FROM run`

/**
 * Appends points to a run, at most a few thousand at a time. Points that it has already are passed over, so that a
 * batch whose commit got lost may be sent again. A roll-up holds the extremes of its steps; a value that is not finite
 * counts as the greatest. Answers the run's last sequence number, or null where the lease is lost.
 */
export async function appendMetrics(
  db: pg.Pool | pg.ClientBase,
  { runId, leaseId }: Lease,
  rows: readonly MetricRow[],
): Promise<number | null> {
  const places = new Map<string, number>()
  const series: MetricRow[] = []
  const seriesOf = rows.map((row) => {
    const id = seriesId(row)
    if (!places.has(id)) places.set(id, series.push(row))
    return places.get(id)!
  })
  const { rows: answers } = await db.query<{ sequence: string }>({
    name: 'append-metrics',
    text: appendSql,
    values: [
      runId,
      leaseId,
      rows.length,
      series.map(({ stage }) => stage),
      series.map(({ output }) => output),
      series.map(({ split }) => split),
      series.map(({ name }) => name),
      series.map(({ resolution }) => resolution),
      numbers(seriesOf),
      numbers(rows.map(({ step }) => step)),
      numbers(rows.map(({ epoch }) => epoch)),
      numbers(rows.map(({ value }) => (value !== null && Number.isFinite(value) ? value : null))),
    ],
  })
  return answers[0] ? Number(answers[0].sequence) : null
}

/** An array literal; many times faster than the driver's own for long arrays. */
const numbers = (values: readonly (number | null)[]): string => `{${values.map((value) => value ?? 'NULL').join(',')}}`

export interface SequencedMetric extends MetricRow {
  readonly sequence: number
  readonly recordedAt: Date
}

/** Points of a run after a sequence number, in their order. */
export async function readMetricsAfter(
  db: pg.Pool,
  runId: string,
  after: number,
  limit: number,
): Promise<SequencedMetric[]> {
  const { rows } = await db.query<Omit<SequencedMetric, 'step' | 'sequence'> & { step: string; sequence: string }>({
    name: 'metrics-after',
    text: `SELECT stage, output, split::text AS split, name, resolution, step, epoch, value, sequence, "recordedAt"
      FROM "Metric" WHERE "runId" = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
    values: [runId, after, limit],
  })
  return rows.map((row) => ({ ...row, step: Number(row.step), sequence: Number(row.sequence) }))
}
