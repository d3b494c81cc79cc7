import type { CheckpointRecord, MetricRecord, Progress } from '../../engine/index.js'
import type { Database } from '../../platform/database.js'
import type { Logger } from '../../platform/logger.js'
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
/** Checkpoints of short epochs are written no more often than this; the newest stands for those before it. */
const checkpointIntervalMs = 2000
const rowsPerWrite = 2500
/** Rows held while Postgres is away: about 20 MB. Beyond that the training waits. */
const mostRowsHeld = 100_000
/** Checkpoints up to this size wait for Postgres beside the training; larger ones are waited for. */
const mostCheckpointBytesHeld = 64 * 2 ** 20

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
  let best: CheckpointRecord | null = null
  let newest: CheckpointRecord | null = null
  let progress: Progress | null = null
  let lastCheckpointMs = 0
  let writing: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null

  const isIdle = (): boolean => rows.length === 0 && changes.length === 0 && !best && !newest && !progress

  /** One round after another until nothing is left, or nothing that is due yet. */
  function write(isDraining: boolean): Promise<void> {
    writing ??= round(isDraining)
      .catch((error: unknown) => failure.abort(error))
      .finally(() => (writing = null))
    return writing
  }

  function schedule(): void {
    if (timer || failure.signal.aborted) return
    timer = setTimeout(() => {
      timer = null
      void write(false).then(() => {
        if (!isIdle()) schedule()
      })
    }, writeIntervalMs)
  }

  async function round(isDraining: boolean): Promise<void> {
    const isCheckpointDue = isDraining || Date.now() - lastCheckpointMs >= checkpointIntervalMs
    const due = isCheckpointDue ? [best, newest].filter((one) => one !== null) : []
    if (isCheckpointDue) best = newest = null
    const [taken, changesDue, progressDue] = [rows, changes, progress]
    ;[rows, changes, progress] = [[], [], null]
    for (const change of changesDue) await held(change)
    for (let from = 0; from < taken.length; from += rowsPerWrite) {
      const batch = taken.slice(from, from + rowsPerWrite)
      await held(async () => (await appendMetrics(database.pool, lease, batch)) !== null)
    }
    for (const checkpoint of due) await held(() => checkpoints.add(lease, checkpoint))
    if (due.length > 0) lastCheckpointMs = Date.now()
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
      if (rows.length >= rowsPerWrite) void write(false)
      while (rows.length >= mostRowsHeld) {
        await write(false)
        failure.signal.throwIfAborted()
      }
    },
    addCheckpoint: async (checkpoint) => {
      failure.signal.throwIfAborted()
      for (const row of thinning.flush()) rows.push(row)
      if (checkpoint.isBest) best = checkpoint
      else newest = checkpoint
      // A best one that is also the newest stands for older ones; an older best one stays beside a newer checkpoint.
      if (checkpoint.isBest) newest = null
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
        await write(true)
      }
      if (timer) clearTimeout(timer)
      timer = null
      failure.signal.throwIfAborted()
    },
  }
  return writer
}

function toRow({ output, value, ...rest }: MetricRecord): MetricRow {
  return { ...rest, output: output ?? '', value: Number.isFinite(value) ? value : null }
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
