import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Database } from '../../platform/database.js'
import type { Events } from '../../platform/events.js'
import { newId } from '../../platform/ids.js'
import type { Logger } from '../../platform/logger.js'
import type { Child, ChildExit } from '../../platform/processes.js'
import type { Queue } from '../../platform/queue.js'
import type { IngestFailureCode } from '../dataset.js'
import { createIngestStore } from '../ingest-store.js'
import type { IngestLease, IngestStore } from '../ingest-store.js'
import { workFolderOf } from '../ingest/spool.js'

export const ingestJobName = 'ingest-dataset-version'

export interface IngestWorkerOptions {
  readonly database: Database
  readonly events: Events
  readonly queue: Queue
  readonly logger: Logger
  /** Versions made at a time. */
  readonly concurrency: number
  /** STRATA_HOME. */
  readonly home: string
  /** Forks dist/ingester.js for the version that is held under this lease. */
  readonly forkIngester: (lease: IngestLease) => Child
}

/** Takes ingest jobs from the queue, one child each. What waited when all workers were away is taken up too. */
export async function startIngestWorker(options: IngestWorkerOptions): Promise<void> {
  const { database, events, queue, concurrency } = options
  const store = createIngestStore(database, events)
  await queue.work(ingestJobName, { concurrency }, (payload, signal) =>
    ingestJob({ ...options, store }, payload, signal),
  )
  // A server that died between the row and the job left none; where there is one, the key adds no second.
  for (const versionId of await store.listProcessing())
    await queue.send(ingestJobName, { versionId }, { key: versionId })
}

const jobPayload = z.object({ versionId: z.string() })
const mostDeaths = 2
/** Claims in all, those of workers that died included. */
const mostAttempts = 5

/** One claimed job: keeps an ingester on the version until it is READY or FAILED, or this worker stops. */
export async function ingestJob(
  {
    store,
    home,
    logger,
    forkIngester,
  }: Pick<IngestWorkerOptions, 'home' | 'logger' | 'forkIngester'> & { readonly store: IngestStore },
  payload: unknown,
  signal: AbortSignal,
): Promise<void> {
  const { versionId } = jobPayload.parse(payload)
  for (let deaths = 0; !signal.aborted;) {
    const lease: IngestLease = { versionId, leaseId: newId('lease') }
    const attempt = await store.claim(lease)
    if (attempt === null) return
    const child = forkIngester(lease)
    const stop = () => child.kill('SIGTERM')
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    const exit = await child.exited
    signal.removeEventListener('abort', stop)
    await rm(workFolderOf(home, versionId), { recursive: true, force: true })
    // Where the database is away now, the job is thrown back and delivered again.
    if (!(await store.isProcessing(versionId))) return
    if (signal.aborted) {
      await store.release(lease)
      return
    }
    deaths += 1
    logger.warn({ versionId, attempt, ...exit }, 'an ingester ended before its work was done')
    if (deaths >= mostDeaths || attempt >= mostAttempts) {
      const { code, message } = describeDeath(exit, Math.max(deaths, attempt))
      await store.fail(lease, code, message)
      return
    }
    await delay(500, undefined, { signal }).catch(() => undefined)
  }
}

const mebibyte = 2 ** 20

function describeDeath(exit: ChildExit, times: number): { code: IngestFailureCode; message: string } {
  const peak = `it used ${Math.round(exit.peakMemoryBytes / mebibyte)} MiB at most`
  const end = exit.signal ? `by ${exit.signal}` : `with exit status ${exit.code ?? 'unknown'}`
  if (exit.isOverMemoryLimit)
    return {
      code: 'OUT_OF_MEMORY',
      message: `the ingester was ended ${times} times ${end} for going over its memory limit; ${peak} (INGESTER_MEMORY_MB sets the limit)`,
    }
  return {
    code: 'INGESTER_DIED',
    message: `the process that read the source ended ${times} times, at last ${end}; ${peak}`,
  }
}
