import type { Logger } from '../../platform/logger.js'
import type { Queue } from '../../platform/queue.js'
import type { LeaseStore } from '../lease-store.js'

export interface SweepDependencies {
  readonly leases: LeaseStore
  readonly queue: Queue
  readonly logger: Logger
  readonly leaseMs: number
}

/**
 * Finds what was left behind, at once and then at intervals: runs whose worker is gone go back to the queue, and each
 * queued run has a job. Because a Postgres that was away lets every lease expire, a run is taken only when its lease was
 * seen expired, and not renewed, over the time of a renewal.
 */
export function startSweep({ leases, queue, logger, leaseMs }: SweepDependencies): { stop(): void } {
  const patienceMs = leaseMs / 3
  const seen = new Map<string, { expiresAtMs: number; seenAtMs: number }>()

  async function sweep(): Promise<void> {
    const expired = await leases.listExpired()
    const present = new Set(expired.map(({ id }) => id))
    for (const id of seen.keys()) if (!present.has(id)) seen.delete(id)
    for (const lease of expired) {
      const expiresAtMs = lease.leaseExpiresAt.getTime()
      const before = seen.get(lease.id)
      if (before?.expiresAtMs !== expiresAtMs) seen.set(lease.id, { expiresAtMs, seenAtMs: performance.now() })
      else if (performance.now() - before.seenAtMs >= patienceMs && (await leases.expire(lease)))
        logger.warn({ runId: lease.id }, 'the worker of this run is gone; it goes on from its last checkpoint')
    }
    for (const { id, priority } of await leases.listQueued())
      await queue.send('training-run', { runId: id }, { priority, key: id })
  }

  const look = (): void => {
    sweep().catch((error: unknown) => logger.warn({ err: error }, 'the sweep for runs left behind failed'))
  }
  const timer = setInterval(look, Math.max(1000, patienceMs))
  look()
  return { stop: () => clearInterval(timer) }
}
