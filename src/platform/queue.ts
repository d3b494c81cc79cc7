import type { Logger } from './logger.js'

export type JobName = 'ingest-dataset-version' | 'training-run'

export interface SendOptions {
  /** Higher is sooner. (Default: 0) */
  readonly priority?: number
  /** While a job of this key waits, another send of it adds none. */
  readonly key?: string
}

/** Durable jobs on the same Postgres. A payload is an id: the row it names is the truth. */
export interface Queue {
  start(): Promise<void>
  /** Lets handlers end for some seconds, their signals aborted; jobs that did not end are taken up by another worker. */
  stop(): Promise<void>
  send(name: JobName, payload: object, options?: SendOptions): Promise<void>
  /**
   * Runs jobs as they come, at most `concurrency` at a time. A handler that throws, or a worker that dies, has the job
   * delivered again: at least once, so handlers claim the row that the payload names.
   */
  work(
    name: JobName,
    options: { concurrency: number },
    handler: (payload: unknown, signal: AbortSignal) => Promise<void>,
  ): Promise<void>
}

export interface QueueOptions {
  readonly databaseUrl: string
  /** A worker silent for this long is taken for dead and its jobs go to another. At least 10. */
  readonly heartbeatSeconds: number
  readonly logger: Logger
}
