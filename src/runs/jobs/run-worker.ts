import type { Database } from '../../platform/database.js'
import { createLeaseStore } from '../lease-store.js'
import { workOnRun } from './run-job.js'
import type { RunJobDependencies } from './run-job.js'
import { startSweep } from './sweep.js'

export interface RunWorkerOptions extends Omit<RunJobDependencies, 'leases'> {
  readonly database: Database
  /** Runs that this worker trains at a time. */
  readonly concurrency: number
}

export interface RunWorker {
  /** Trainers checkpoint and their runs go back to the queue; settles when they have. */
  stop(): Promise<void>
}

/** Takes runs from the queue, and finds those that were left behind. The queue must have been started. */
export async function startRunWorker({ database, concurrency, ...options }: RunWorkerOptions): Promise<RunWorker> {
  const dependencies: RunJobDependencies = { ...options, leases: createLeaseStore(database) }
  const stopping = new AbortController()
  const active = new Set<Promise<void>>()
  const sweep = startSweep(dependencies)
  // The queue's own signal is not listened to: a run is held by its lease, and goes on while the queue is away.
  await options.queue.work('training-run', { concurrency }, async (payload) => {
    const job = workOnRun(dependencies, payload, stopping.signal)
    active.add(job)
    try {
      await job
    } finally {
      active.delete(job)
    }
  })
  return {
    stop: async () => {
      sweep.stop()
      stopping.abort()
      await Promise.allSettled(active)
    },
  }
}
