import type { BlobStore } from '../../platform/blobs.js'
import type { Database } from '../../platform/database.js'
import type { Events } from '../../platform/events.js'
import { IngestFailure } from '../dataset.js'
import { ingest } from '../ingest/ingest.js'
import type { IngestProgress } from '../ingest/ingest.js'
import { createIngestStore } from '../ingest-store.js'
import type { IngestLease } from '../ingest-store.js'

const progressIntervalMs = 300

export interface IngestVersionDependencies {
  readonly database: Database
  readonly events: Pick<Events, 'notify'>
  readonly blobs: BlobStore
  /** STRATA_HOME. */
  readonly home: string
  /** Most bytes that an archive may unpack to. */
  readonly unpackedLimitBytes: number
  readonly duckMemoryMb: number
}

export type IngestEnd = 'ready' | 'failed' | 'lease lost'

/**
 * Makes one version under a lease: reads its source, stores its content, and makes it READY, or FAILED where the source
 * cannot be used. Anything else is thrown, and nothing is recorded: the worker tries again.
 */
export async function ingestVersion(dependencies: IngestVersionDependencies, lease: IngestLease): Promise<IngestEnd> {
  const { blobs, home, unpackedLimitBytes, duckMemoryMb } = dependencies
  const store = createIngestStore(dependencies.database, dependencies.events)
  const plan = await store.findPlan(lease)
  if (!plan) return 'lease lost'
  let latest: IngestProgress | null = null
  let isLeaseLost = false
  const timer = setInterval(() => {
    if (!latest) return
    const progress = latest
    latest = null
    // Where the database is away for a moment, the next one is written.
    store.progress(lease, progress).then(
      (isHeld) => (isLeaseLost ||= !isHeld),
      () => undefined,
    )
  }, progressIntervalMs)
  try {
    const content = await ingest(plan, {
      blobs,
      home,
      name: lease.versionId,
      unpackedLimitBytes,
      duckMemoryMb,
      onProgress: (progress) => {
        if (isLeaseLost) throw new LeaseLost()
        latest = progress
      },
    })
    clearInterval(timer)
    return (await store.finish(lease, content)) ? 'ready' : 'lease lost'
  } catch (error) {
    if (error instanceof LeaseLost) return 'lease lost'
    if (!(error instanceof IngestFailure)) throw error
    clearInterval(timer)
    return (await store.fail(lease, error.code, error.message)) ? 'failed' : 'lease lost'
  } finally {
    clearInterval(timer)
  }
}

class LeaseLost extends Error {}
