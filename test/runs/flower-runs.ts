import pino from 'pino'
import type { RowSource } from '../../src/engine/index.js'
import { createArchitectureService } from '../../src/architectures/service.js'
import { createUploadService } from '../../src/datasets/service.js'
import { createModelService } from '../../src/models/service.js'
import { createPostgresBlobStore } from '../../src/platform/blobs.js'
import type { BlobStore } from '../../src/platform/blobs.js'
import type { Database } from '../../src/platform/database.js'
import { createEvents } from '../../src/platform/events.js'
import { newId } from '../../src/platform/ids.js'
import { defaultProjectId } from '../../src/platform/project.js'
import { trainRun } from '../../src/runs/jobs/train-run.js'
import { createLeaseStore } from '../../src/runs/lease-store.js'
import { createRunService } from '../../src/runs/service.js'
import type { StartRunInput } from '../../src/runs/task/input.js'
import { flowerFeatures, flowerSource } from '../engine/support/flowers.js'
import { flowerLayers } from '../engine/support/tasks.js'
import { createTestDatabase } from '../support/database.js'

export const projectId = defaultProjectId

/** Run service and trainer in one process, on drawn flowers instead of a stored dataset. */
export async function createFlowerRuns() {
  const db = await createTestDatabase()
  const { database } = db
  const logger = pino({ level: 'error' })
  const blobs = createPostgresBlobStore(database)
  const events = createEvents(db.url)
  const models = createModelService({
    database,
    blobs,
    logger,
    env: { predictorMemoryLimitBytes: 2 ** 30 },
    architectures: createArchitectureService({ database, findModelArchitecture: async () => null }),
    uploads: createUploadService({ database, blobs, maxUploadBytes: 2 ** 20 }),
  })
  const leases = createLeaseStore(database)
  const sent: unknown[] = []
  const ids = await insertFlowers(database)
  let status = 'READY'
  const runs = createRunService({
    database,
    blobs,
    events,
    logger,
    threads: 1,
    queue: { send: async (_name, payload) => void sent.push(payload) },
    findDatasetVersion: async (_project, id) =>
      id === ids.datasetVersionId
        ? { id, status, features: flowerFeatures, rowCounts: { TRAIN: 52, VALIDATION: 15, TEST: 30 } }
        : null,
    findSignature: async () => null,
    findArchitecture: async (_project, id) =>
      id === ids.architectureId ? { id, name: 'flowers', spec: flowerLayers(0.2) } : null,
  })

  /** Claims a queued run and trains it here. `source` and `blobs` stand in for the stored ones. */
  async function train(
    runId: string,
    options: { stopping?: AbortSignal; source?: RowSource; blobs?: BlobStore; leaseId?: string } = {},
  ) {
    const lease = { runId, leaseId: options.leaseId ?? newId('lease') }
    if (!(await leases.claim(lease, { leaseMs: 60_000 }))) return 'not-claimed'
    return trainRun(
      {
        database,
        blobs: options.blobs ?? blobs,
        events,
        logger,
        openRowSource: async () => options.source ?? flowerSource(),
        readModelWeights: models.readWeights,
        publishVersion: (tx, version) => models.publishVersion(tx, version),
        checkpointIntervalMs: 60_000,
        updateThreads: 2,
        executionProvider: 'CPU',
      },
      lease,
      options.stopping ?? new AbortController().signal,
    )
  }

  const read = async (id: string) => {
    const run = await runs.get(projectId, id)
    if (!run) throw new Error(`no run ${id}`)
    return run
  }

  return {
    db,
    database,
    blobs,
    events,
    leases,
    models,
    runs,
    sent,
    train,
    read,
    input: (changes: Partial<StartRunInput> = {}): StartRunInput => ({ ...flowerInput, ...ids, ...changes }),
    start: (changes: Partial<StartRunInput> = {}) => runs.start(projectId, { ...flowerInput, ...ids, ...changes }),
    weightsOf: async (runId: string) => (await models.getVersionOfRun(runId))?.weightsBlobHash ?? null,
    setDatasetStatus: (next: string) => (status = next),
    close: async () => {
      await events.close()
      await db.drop()
    },
  }
}

export type FlowerRuns = Awaited<ReturnType<typeof createFlowerRuns>>

/** Classifies flowers, end to end, for 3 epochs of 4 steps. */
export const flowerInput: Omit<StartRunInput, 'datasetVersionId' | 'architectureId'> = {
  targets: [
    {
      source: { features: ['species'] },
      loss: { categoricalCrossentropy: { labelSmoothing: 0, fromLogits: false } },
      metrics: [{ name: 'ACCURACY' }],
      weight: 1,
    },
  ],
  strategy: { endToEnd: { epochs: 3 } },
  optimizer: { adam: { learningRate: 0.03, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, schedule: null } },
  batchSize: 16,
  seed: 7,
  executor: 'EAGER',
  priority: 0,
}

async function insertFlowers({ prisma }: Database) {
  const datasetId = newId('ds')
  const datasetVersionId = newId('dsv')
  const architectureId = newId('arch')
  await prisma.dataset.create({ data: { id: datasetId, projectId, name: 'flowers' } })
  await prisma.datasetVersion.create({
    data: { id: datasetVersionId, datasetId, number: 1, status: 'READY', source: {} },
  })
  await prisma.architecture.create({
    data: {
      id: architectureId,
      projectId,
      name: 'flowers',
      version: 1,
      spec: JSON.parse(JSON.stringify(flowerLayers(0.2))) as object,
      parameterCount: 0,
      flopsPerSample: 0,
    },
  })
  return { datasetVersionId, architectureId }
}
