import { compose } from './compose.js'
import { startIngestWorker } from './datasets/jobs/ingest.js'
import { readEnv } from './platform/env.js'
import { BadEnvironment, messageOf } from './platform/errors.js'
import { createLogger } from './platform/logger.js'
import { exitWithParent, forkEntry, oneThreadPool } from './platform/processes.js'
import { startRunWorker } from './runs/jobs/run-worker.js'

/** Longest time for giving runs back; less than the supervisor waits. */
const longestStopMs = 12_000

/** Process entry: claims jobs, forks one child a job. SIGTERM: what runs is checkpointed and goes back to the queue. */
async function main(): Promise<void> {
  const env = readEnv()
  const logger = createLogger(env, 'worker')
  const { database, events, queue, close } = await compose(env, logger)
  await queue.start()
  const concurrency = env.workerConcurrency
  const runs = await startRunWorker({
    database,
    events,
    queue,
    logger,
    concurrency,
    leaseMs: env.workerHeartbeatSeconds * 1000,
    forkTrainer: ({ runId, leaseId }) =>
      forkEntry('trainer', {
        args: [runId, leaseId],
        env: oneThreadPool,
        memoryLimitBytes: env.trainerMemoryLimitBytes,
      }),
  })
  await startIngestWorker({
    database,
    events,
    queue,
    logger,
    concurrency,
    home: env.home,
    forkIngester: ({ versionId, leaseId }) =>
      forkEntry('ingester', { args: [versionId, leaseId], memoryLimitBytes: env.ingesterMemoryLimitBytes }),
  })
  let isStopping = false
  const stop = async (reason: string): Promise<void> => {
    if (isStopping) return
    isStopping = true
    logger.info({ reason }, 'worker stops')
    // While Postgres is away nothing can be given back. The runs go on from their last checkpoints once their leases are over.
    setTimeout(() => {
      logger.warn('what runs could not be given back in time')
      process.exit(1)
    }, longestStopMs).unref()
    // Runs first: giving one back to the queue needs the queue.
    await runs.stop()
    await close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal))
  exitWithParent(() => void stop('the supervisor is gone'))
  logger.info({ concurrency }, 'worker ready')
  process.send?.({ type: 'ready' })
}

main().catch((error: unknown) => {
  if (error instanceof BadEnvironment) process.stderr.write(`${messageOf(error)}\n`)
  else
    createLogger({ logLevel: 'fatal', logFormat: 'json' }, 'worker').fatal({ err: error }, 'the worker did not start')
  process.exitCode = 1
  setTimeout(() => process.exit(1), 100).unref()
})
