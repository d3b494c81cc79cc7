import { mkdtemp, chmod, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/platform/database.js'
import type { Database } from '../src/platform/database.js'
import { applyMigrations } from '../src/platform/migrations.js'
import { startCluster } from '../src/platform/postgres/cluster.js'
import { defaultProjectId } from '../src/platform/project.js'
import type { MetricRow } from '../src/runs/metrics/metric.js'
import { readSeries } from '../src/runs/metrics/series-store.js'
import { appendMetrics } from '../src/runs/metrics/store.js'
import { median, spread } from './support/results.js'
import type { Bench } from './support/results.js'

const targetRowsPerSecond = 30_000
const targetReadMs = 200
const rowsPerBatch = 2_000
const points = 1_000_000

/** What a trainer does with its metrics, roll-ups and lease check included; then a series of a million points as a chart asks for it. */
export const metrics: Bench = {
  name: 'metrics',
  run: async () => {
    const home = await mkdtemp(join(tmpdir(), 'strata-bench-'))
    await chmod(home, 0o755)
    const cluster = await startCluster({ home, isThrowaway: true })
    await applyMigrations(cluster.url)
    const database = openDatabase(cluster.url)
    try {
      const lease = await insertRun(database)
      const rates: number[] = []
      for (let first = 0; first < points; first += points / 10) {
        const startedAt = performance.now()
        for (let step = first; step < first + points / 10; step += rowsPerBatch)
          await appendMetrics(database.pool, lease, stepRows(step, rowsPerBatch))
        rates.push((points * 100) / (performance.now() - startedAt))
      }
      const readMs: number[] = []
      for (let repeat = 0; repeat < 7; repeat++) {
        const startedAt = performance.now()
        const [series] = await readSeries(database.pool, lease.runId, {
          filter: {},
          resolution: 'STEP',
          maxPoints: 1000,
        })
        readMs.push(performance.now() - startedAt)
        if (series?.points.length !== 1000)
          throw new Error(`1000 points were asked for, got ${series?.points.length ?? 0}`)
      }
      const common = { threads: 1, against: 'target' }
      return [
        {
          ...common,
          work: 'metric points persisted',
          subject: `batches of ${rowsPerBatch}`,
          unit: 'rows/s',
          median: median(rates),
          spread: spread(rates),
          ratio: median(rates) / targetRowsPerSecond,
        },
        {
          ...common,
          work: 'series of 1,000,000 points',
          subject: 'decimated to 1,000',
          unit: 'ms',
          median: median(readMs),
          spread: spread(readMs),
          ratio: median(readMs) / targetReadMs,
        },
      ]
    } finally {
      await database.close()
      await cluster.stop()
      await rm(home, { recursive: true, force: true })
    }
  },
}

function stepRows(firstStep: number, count: number): MetricRow[] {
  return Array.from({ length: count }, (_, index) => ({
    stage: 0,
    output: '',
    split: 'TRAIN' as const,
    name: 'loss',
    resolution: 'STEP' as const,
    step: firstStep + index + 1,
    epoch: 1 + Math.floor(firstStep / 10_000),
    value: Math.exp(-(firstStep + index) / points) + 0.1 * Math.sin(firstStep + index),
  }))
}

/** A run that a trainer holds, with the rows that it hangs on. */
async function insertRun({ prisma }: Database) {
  const lease = { runId: 'run_bench', leaseId: 'lease_bench' }
  await prisma.dataset.create({ data: { id: 'ds_bench', projectId: defaultProjectId, name: 'bench' } })
  await prisma.datasetVersion.create({ data: { id: 'dsv_bench', datasetId: 'ds_bench', number: 1, source: {} } })
  await prisma.architecture.create({
    data: {
      id: 'arch_bench',
      projectId: defaultProjectId,
      name: 'bench',
      version: 1,
      spec: {},
      parameterCount: 1,
      flopsPerSample: 1,
    },
  })
  await prisma.trainingRun.create({
    data: {
      id: lease.runId,
      projectId: defaultProjectId,
      name: 'bench',
      status: 'RUNNING',
      datasetVersionId: 'dsv_bench',
      architectureId: 'arch_bench',
      task: {},
      input: {},
      modelName: 'bench',
      leaseId: lease.leaseId,
    },
  })
  return lease
}
