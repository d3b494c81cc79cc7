import { createArchitectureService } from './architectures/service.js'
import type { ArchitectureService } from './architectures/service.js'
import { createDatasetService, createUploadService } from './datasets/service.js'
import type { DatasetService, UploadService } from './datasets/service.js'
import { findExecutionProvider } from './engine/index.js'
import type { ExecutionProvider } from './engine/index.js'
import { createUrlSigner, readSigningKey } from './http/signed-urls.js'
import type { UrlSigner } from './http/signed-urls.js'
import { createModelService } from './models/service.js'
import type { ModelService } from './models/service.js'
import { createPostgresBlobStore } from './platform/blobs.js'
import type { BlobStore } from './platform/blobs.js'
import { openDatabase } from './platform/database.js'
import type { Database } from './platform/database.js'
import type { Env } from './platform/env.js'
import { BadEnvironment, messageOf } from './platform/errors.js'
import { createEvents } from './platform/events.js'
import type { Events } from './platform/events.js'
import type { Logger } from './platform/logger.js'
import { createQueue } from './platform/queue.js'
import type { Queue } from './platform/queue.js'
import { createPredictionService } from './predictions/service.js'
import type { PredictionService } from './predictions/service.js'
import { createRunService } from './runs/service.js'
import type { RunDatasetVersion, RunService } from './runs/service.js'

export interface Services {
  readonly uploads: UploadService
  readonly datasets: DatasetService
  readonly architectures: ArchitectureService
  readonly runs: RunService
  readonly models: ModelService
  readonly predictions: PredictionService
}

/** All that a process works with, wired once. */
export interface Composition {
  readonly database: Database
  readonly blobs: BlobStore
  /** Not started: a process that sends or works starts it. */
  readonly queue: Queue
  readonly events: Events
  /** What training and predictions run on. */
  readonly executionProvider: ExecutionProvider
  /** Signs the paths of files for a while. */
  readonly urls: UrlSigner
  readonly services: Services
  readonly close: () => Promise<void>
}

/** The only wiring: platform, then stores, then services. Nothing connects before it is used, but events. */
export async function compose(env: Env, logger: Logger): Promise<Composition> {
  const { databaseUrl } = env
  if (databaseUrl === null)
    throw new BadEnvironment([
      'DATABASE_URL is not set: `npm start` sets it, or give the URL of a Postgres of your own',
    ])
  const executionProvider = chooseExecutionProvider(env.executionProvider)
  const database = openDatabase(databaseUrl, {
    poolSize: env.databasePoolSize,
    onConnectionError: (error) => logger.warn({ err: error }, 'a connection to Postgres broke'),
  })
  const blobs = createPostgresBlobStore(database)
  const queue = createQueue({ databaseUrl, heartbeatSeconds: env.workerHeartbeatSeconds, logger })
  const events = createEvents(databaseUrl, logger)
  const urls = createUrlSigner(() => readSigningKey(env))
  const uploads = createUploadService({ database, blobs, maxUploadBytes: env.maxUploadBytes })
  const datasets = createDatasetService({ database, blobs, queue, events, uploads, home: env.home })
  const architectures = createArchitectureService({
    database,
    findModelArchitecture: (projectId, id) => models.findArchitecture(projectId, id),
  })
  const models = createModelService({ database, blobs, env, logger, architectures, uploads })
  const runs = createRunService({
    database,
    blobs,
    queue,
    events,
    logger,
    findDatasetVersion: (projectId, id) => findForRun(datasets, projectId, id),
    findArchitecture: architectures.get,
    findSignature: async (projectId, id) => (await models.getVersion(projectId, id))?.signature ?? null,
    threads: env.trainerThreads || null,
  })
  const predictions = createPredictionService({ database, env, logger, models })
  return {
    database,
    blobs,
    queue,
    events,
    executionProvider,
    urls,
    services: { uploads, datasets, architectures, runs, models, predictions },
    close: async () => {
      await predictions.close()
      await models.close()
      await queue.stop()
      await events.close()
      await database.close()
    },
  }
}

function chooseExecutionProvider(name: string): ExecutionProvider {
  try {
    return findExecutionProvider(name)
  } catch (error) {
    throw new BadEnvironment([`EXECUTION_PROVIDER: ${messageOf(error)}`])
  }
}

/** A dataset version as runs need it; null where the project has none of this id. */
async function findForRun(datasets: DatasetService, projectId: string, id: string): Promise<RunDatasetVersion | null> {
  const version = await datasets.getVersion(projectId, id)
  const description = version && (await datasets.describeVersion(id))
  return description && { ...description, rowCounts: description.splitRowCounts }
}
