import type { CheckpointRecord, MetricRecord, Progress } from '../../engine/index.js'
import type { Database } from '../../platform/database.js'
import type { Logger } from '../../platform/logger.js'
import { newestKept } from '../checkpoints/store.js'
import type { CheckpointStore } from '../checkpoints/store.js'
import type { LeaseStore } from '../lease-store.js'
import type { MetricRow } from '../metrics/metric.js'
import { appendMetrics } from '../metrics/store.js'
import type { Lease } from '../metrics/store.js'
import { createThinning } from '../metrics/thin.js'
import { LeaseLost } from './lease-lost.js'
import { untilReachable } from '../until-reachable.js'

/** Time between two writes; also how late a subscriber is. */
const writeIntervalMs = 500
const rowsPerWrite = 2500
/** Rows held while Postgres is away: about 20 MB. Beyond that the training waits. */
const mostRowsHeld = 100_000
/** Checkpoints up to this size wait for Postgres beside the training; larger ones are waited for. */
const mostCheckpointBytesHeld = 32 * 2 ** 20

export interface RunWriterOptions {
  readonly database: Database
  readonly leases: LeaseStore
  readonly checkpoints: CheckpointStore
  readonly lease: Lease
  readonly totalSteps: number
  readonly logger: Logger
}

/**
 * Writes what a training reports, beside it and in its order: a checkpoint only after every metric that came before it,
 * so that a run resumed from it lacks none. While Postgres is away it holds rows up to a bound, and then waits.
 */
export interface RunWriter {
  addMetrics(records: readonly MetricRecord[]): Promise<void>
  addCheckpoint(checkpoint: CheckpointRecord): Promise<void>
  setProgress(progress: Progress): void
  /** A change of a stage, in its place among the rest. */
  change(write: () => Promise<boolean>): void
  /** Until everything is written. Throws what writing threw. */
  drain(): Promise<void>
  /** Aborted once writing has failed for good: a LeaseLost, or an error. */
  readonly failed: AbortSignal
}

export function createRunWriter(options: RunWriterOptions): RunWriter {
  const { database, leases, checkpoints, lease, logger } = options
  const thinning = createThinning(options.totalSteps)
  const speed = createSpeedometer()
  const failure = new AbortController()
  let rows: MetricRow[] = []
  let changes: (() => Promise<boolean>)[] = []
  let waiting: CheckpointRecord[] = []
  let progress: Progress | null = null
  let writing: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null

  const isIdle = (): boolean => rows.length === 0 && changes.length === 0 && waiting.length === 0 && !progress

  function write(): Promise<void> {
    writing ??= round()
      .catch((error: unknown) => failure.abort(error))
      .finally(() => (writing = null))
    return writing
  }

  function schedule(): void {
    if (timer || failure.signal.aborted) return
    timer = setTimeout(() => {
      timer = null
      void write().then(() => {
        if (!isIdle()) schedule()
      })
    }, writeIntervalMs)
  }

  async function round(): Promise<void> {
    const [taken, checkpointsDue, changesDue, progressDue] = [rows, waiting, changes, progress]
    ;[rows, waiting, changes, progress] = [[], [], [], null]
    for (const change of changesDue) await held(change)
    for (let from = 0; from < taken.length; from += rowsPerWrite) {
      const batch = taken.slice(from, from + rowsPerWrite)
      await held(async () => (await appendMetrics(database.pool, lease, batch)) !== null)
    }
    for (const checkpoint of checkpointsDue) await held(() => checkpoints.add(lease, checkpoint))
    if (progressDue) {
      const stepsPerSecond = speed.at(progressDue.step)
      await held(() => leases.recordProgress(lease, { ...progressDue, stepsPerSecond }))
    }
  }

  async function held(change: () => Promise<boolean>): Promise<void> {
    const isHeld = await untilReachable(change, logger)
    if (!isHeld) throw new LeaseLost(lease.runId)
  }

  const writer: RunWriter = {
    failed: failure.signal,
    addMetrics: async (records) => {
      failure.signal.throwIfAborted()
      for (const row of thinning.add(records.map(toRow))) rows.push(row)
      schedule()
      if (rows.length >= rowsPerWrite) void write()
      while (rows.length >= mostRowsHeld) {
        await write()
        failure.signal.throwIfAborted()
      }
    },
    addCheckpoint: async (checkpoint) => {
      failure.signal.throwIfAborted()
      for (const row of thinning.flush()) rows.push(row)
      waiting = retained([...waiting, checkpoint])
      schedule()
      if (checkpoint.bytes.byteLength > mostCheckpointBytesHeld) await writer.drain()
    },
    setProgress: (next) => {
      progress = next
      schedule()
    },
    change: (change) => {
      changes.push(change)
      schedule()
    },
    drain: async () => {
      for (const row of thinning.flush()) rows.push(row)
      while (!failure.signal.aborted && (writing || !isIdle())) {
        await writing
        await write()
      }
      if (timer) clearTimeout(timer)
      timer = null
      failure.signal.throwIfAborted()
    },
  }
  return writer
}

/** What the store would keep of these, in their order: while Postgres is slower than the epochs, the rest need not be written. */
function retained(checkpoints: readonly CheckpointRecord[]): CheckpointRecord[] {
  const best = checkpoints.findLast(({ isBest }) => isBest)
  const newest = checkpoints.slice(-newestKept)
  return checkpoints.filter((one) => one === best || newest.includes(one))
}

/** Field by field: several thousand a second, and a spread takes many times as long. */
function toRow({ stage, output, split, name, resolution, step, epoch, value }: MetricRecord): MetricRow {
  const held = Number.isFinite(value) ? value : null
  return { stage, output: output ?? '', split, name, resolution, step, epoch, value: held }
}

/** Steps a second between two reports, smoothed over a few. */
function createSpeedometer() {
  let before: { step: number; atMs: number } | null = null
  let smoothed: number | null = null
  return {
    at: (step: number): number | null => {
      const atMs = performance.now()
      if (before && atMs > before.atMs && step >= before.step) {
        const now = ((step - before.step) * 1000) / (atMs - before.atMs)
        smoothed = smoothed === null ? now : 0.7 * smoothed + 0.3 * now
      }
      before = { step, atMs }
      return smoothed
    },
  }
}
