import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { compose } from './compose.js'
import { readEnv } from './platform/env.js'
import { createLogger } from './platform/logger.js'
import { exitWithParent } from './platform/processes.js'
import { trainRun } from './runs/jobs/train-run.js'

/** Child entry: `trainer.js <run id> <lease id>` trains one run and exits. SIGTERM: checkpoint at the next step first. */
async function main(): Promise<void> {
  exitWithParent()
  const [runId, leaseId] = z.tuple([z.string(), z.string()]).parse(process.argv.slice(2))
  const env = readEnv()
  const logger = createLogger(env, 'trainer')
  const stopping = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort())
  const { database, blobs, events, executionProvider, services, close } = await compose(env, logger)
  const end = await trainRun(
    {
      database,
      blobs,
      events,
      logger,
      openRowSource: (datasetVersionId) => services.datasets.openRowSource(datasetVersionId),
      readModelWeights: (modelVersionId) => services.models.readWeights(modelVersionId),
      publishVersion: (tx, version) => services.models.publishVersion(tx, version),
      checkpointIntervalMs: env.checkpointIntervalSeconds * 1000,
      executionProvider,
      updateThreads: env.trainerThreads || availableParallelism(),
    },
    { runId, leaseId },
    stopping.signal,
  )
  logger.info({ runId, end }, 'trainer ends')
  await close()
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    createLogger(readEnv(), 'trainer').fatal({ err: error }, 'the trainer broke off')
    process.exit(1)
  },
)
