import { setTimeout as delay } from 'node:timers/promises'
import type { Events } from '../platform/events.js'
import { isWanted } from './metrics/metric.js'
import type { SeriesFilter } from './metrics/metric.js'
import type { SequencedMetric } from './metrics/store.js'
import type { RunRow } from './store.js'
import { isTerminal } from './training-run.js'
import { isPassing } from './until-reachable.js'
import { readOnWake, wakeOn } from './wake.js'
import type { Wake } from './wake.js'

/** Points read from the store at a time. */
const pointsPerBatch = 1000
/** Between two readings while Postgres is away. */
const retryMs = 250

/** The run now, and again after each change of status, stage or progress; ends with the change that ends the run. */
export function watchRun(events: Events, runId: string, readRun: () => Promise<RunRow>): AsyncIterableIterator<RunRow> {
  // Subscribed before the first reading, so that no change falls between the two.
  const wake = wakeOn([events.subscribe('training_run', (payload) => payload.runId === runId)])
  return readOnWake(wake, async function* (woken) {
    let revision: bigint | null = null
    do {
      const run = await patiently(woken, readRun)
      if (run.revision !== revision) yield run
      revision = run.revision
      if (isTerminal(run.status)) return
    } while (await woken.next())
  })
}

export interface MetricBatch {
  /** Of the last point read: to go on from, even where the filter left its point out. */
  readonly sequence: number
  readonly points: readonly SequencedMetric[]
}

export interface MetricSources {
  readRun(): Promise<RunRow>
  readAfter(sequence: number, limit: number): Promise<SequencedMetric[]>
}

/**
 * Every point after a sequence number, in order, none missing and none twice, whoever records them; ends after the last
 * one of a run that has ended. Sequence numbers become visible in their order, so reading after the last one seen is enough.
 */
export function watchMetrics(
  events: Events,
  runId: string,
  wanted: { after: number; filter: SeriesFilter; resolution?: 'STEP' | 'EPOCH' | undefined },
  sources: MetricSources,
): AsyncIterableIterator<MetricBatch> {
  const isOfRun = (payload: { readonly runId?: unknown }): boolean => payload.runId === runId
  const wake = wakeOn([events.subscribe('training_metrics', isOfRun), events.subscribe('training_run', isOfRun)])
  return readOnWake(wake, async function* (woken) {
    let { after } = wanted
    for (;;) {
      // Read before the points: once it is terminal, nothing can be added behind them.
      const isOver = isTerminal((await patiently(woken, () => sources.readRun())).status)
      const from = after
      const rows = await patiently(woken, () => sources.readAfter(from, pointsPerBatch))
      after = rows.at(-1)?.sequence ?? after
      const points = rows.filter(
        (row) => isWanted(row, wanted.filter) && (!wanted.resolution || row.resolution === wanted.resolution),
      )
      if (points.length > 0) yield { sequence: after, points }
      if (rows.length === pointsPerBatch) continue
      if (isOver || !(await woken.next())) return
    }
  })
}

/** A reading that waits for Postgres as long as its reader does: nobody has to subscribe again because it was away. */
async function patiently<T>(wake: Wake, read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read()
    } catch (error) {
      if (!isPassing(error) || wake.isClosed()) throw error
      await delay(retryMs)
    }
  }
}
