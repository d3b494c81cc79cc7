import { randomUUID } from 'node:crypto'
import { PgBoss } from 'pg-boss'
import type { Job } from 'pg-boss'
import type { Logger } from './logger.js'

export const jobNames = ['ingest-dataset-version', 'training-run'] as const
export type JobName = (typeof jobNames)[number]

export interface SendOptions {
  /** Higher is sooner. (Default: 0) */
  readonly priority?: number
  /** While a job of this key waits, another send of it adds none. */
  readonly key?: string
}

export type JobHandler = (payload: unknown, signal: AbortSignal) => Promise<void>

/** Durable jobs on the same Postgres. A payload is an id: the row it names is the truth. */
export interface Queue {
  start(): Promise<void>
  /**
   * Aborts the signals of running handlers and gives them some seconds to end. Their jobs, whether or not the handlers
   * ended, are delivered again to another worker or at the next start.
   */
  stop(): Promise<void>
  send(name: JobName, payload: object, options?: SendOptions): Promise<void>
  /**
   * Runs jobs as they come, at most `concurrency` at a time. A handler that throws, or a worker that dies, has the job
   * delivered again: at least once, so handlers claim the row that the payload names. The signal aborts when the queue
   * stops, and when the job was given to another worker.
   */
  work(name: JobName, options: { readonly concurrency: number }, handler: JobHandler): Promise<void>
}

export interface QueueOptions {
  readonly databaseUrl: string
  /** A worker silent for this long is taken for dead and its jobs go to another. At least 10. */
  readonly heartbeatSeconds: number
  readonly logger: Logger
}

const stopTimeoutMs = 15_000

/** A Queue over pg-boss. Its tables lie in a schema of their own, `pgboss`, and are made at the first start. */
export function createQueue({ databaseUrl, heartbeatSeconds, logger }: QueueOptions): Queue {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'strata-queue',
    max: 4,
    useListenNotify: true,
    schedule: false,
    // How soon a dead worker is noticed once its heartbeat is overdue.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', (error) => logger.warn({ err: error }, 'the queue lost its database for a moment'))
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()
  let isStarted = false

  const runJob = async (job: Job, handler: JobHandler): Promise<void> => {
    await handler(job.data, AbortSignal.any([job.signal, stopping.signal]))
    // A job that was cut short has not been done, however calmly its handler ended.
    if (stopping.signal.aborted) throw new Error('the worker stopped')
  }

  return {
    start: async () => {
      isStarted = true
      await boss.start()
      for (const name of jobNames) {
        const options = {
          heartbeatSeconds,
          // A day is the most that pg-boss allows; a longer run goes on in the next delivery.
          expireInSeconds: 86_400,
          // Whether a run has failed is the row's to say; the queue never gives up.
          retryLimit: 1_000_000,
          retryDelay: 1,
          notify: true,
        }
        await boss.createQueue(name, { ...options, policy: 'short' })
        await boss.updateQueue(name, options)
      }
    },
    stop: async () => {
      stopping.abort(new Error('the worker stops'))
      if (!isStarted) return
      let timer: NodeJS.Timeout | undefined
      const timeout = new Promise((resolve) => (timer = setTimeout(resolve, stopTimeoutMs)))
      await Promise.race([Promise.allSettled(running), timeout])
      clearTimeout(timer)
      await boss.stop({ graceful: true, timeout: 1000, close: true })
    },
    send: async (name, payload, { priority = 0, key } = {}) => {
      // The queue keeps one waiting job a key, so a job without one gets a key that is its own.
      await boss.send(name, payload, { priority, singletonKey: key ?? randomUUID() })
    },
    work: async (name, { concurrency }, handler) => {
      const options = {
        batchSize: 1,
        localConcurrency: concurrency,
        // Retried jobs are not notified.
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 2,
      }
      await boss.work(name, options, async ([job]: Job[]) => {
        if (!job) return
        const work = runJob(job, handler)
        running.add(work)
        await work.finally(() => running.delete(work))
      })
    },
  }
}
