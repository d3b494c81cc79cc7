import type { ExecutionProvider, TrainingControl, TrainingOutcome } from '../../engine/index.js'
import { ExecutorUnavailable, InvalidSpec, NotFinite, train } from '../../engine/index.js'
import type { RowSource } from '../../engine/index.js'
import type { BlobStore } from '../../platform/blobs.js'
import type { Database, Tx } from '../../platform/database.js'
import { messageOf } from '../../platform/errors.js'
import type { Events } from '../../platform/events.js'
import type { Logger } from '../../platform/logger.js'
import type { NewModelVersion } from '../../models/service.js'
import { createCheckpointStore } from '../checkpoints/store.js'
import { createLeaseStore } from '../lease-store.js'
import type { Lease } from '../metrics/store.js'
import { finishRun } from '../outcome-store.js'
import { parseStored } from '../stored-task.js'
import { continueIn } from '../training-run.js'
import type { RunEnvironment, RunFailure } from '../training-run.js'
import { watchControl } from './control.js'
import { describeEnvironment } from './environment.js'
import { LeaseLost } from './lease-lost.js'
import { createRunWriter } from './run-writer.js'
import type { RunWriter } from './run-writer.js'
import { untilReachable } from '../until-reachable.js'

export interface TrainerDependencies {
  readonly database: Database
  readonly blobs: BlobStore
  readonly events: Events
  readonly logger: Logger
  readonly openRowSource: (datasetVersionId: string) => Promise<RowSource>
  /** Weights of a model version that the architecture has inside. */
  readonly readModelWeights: (modelVersionId: string) => Promise<Uint8Array>
  readonly publishVersion: (tx: Tx, version: NewModelVersion) => Promise<unknown>
  readonly checkpointIntervalMs: number
  readonly executionProvider: ExecutionProvider
  readonly updateThreads: number
}

/** How a trainer left its run. */
export type TrainerEnd = 'succeeded' | 'failed' | 'settled' | 'lease-lost'

/**
 * Trains a run that is held under the lease, from its last checkpoint, and leaves it in the state that follows:
 * SUCCEEDED with a model version, FAILED, or where it was asked to go (PAUSED, CANCELLED, back to the queue).
 * `stopping` (aborted by SIGTERM): checkpoint at the next step and go back to the queue.
 */
export async function trainRun(
  dependencies: TrainerDependencies,
  lease: Lease,
  stopping: AbortSignal,
): Promise<TrainerEnd> {
  const { database, blobs, events, logger } = dependencies
  const leases = createLeaseStore(database)
  const checkpoints = createCheckpointStore(database, blobs)
  const run = await untilReachable(() => leases.findHeld(lease), logger)
  if (!run) return 'lease-lost'
  const { task, executorReason } = parseStored(run.task)
  const writer = createRunWriter({ database, leases, checkpoints, lease, logger, totalSteps: Number(run.totalSteps) })
  const control = watchControl(leases, events, lease)
  const requested: TrainingControl = {
    get request() {
      if (writer.failed.aborted) return 'cancel'
      return control.request === undefined && stopping.aborted ? 'stop' : control.request
    },
  }
  try {
    const environment = await describeEnvironment(task, executorReason, dependencies.executionProvider)
    const kept = continueIn(run.environment as RunEnvironment | null, environment)
    await untilReachable(() => leases.recordEnvironment(lease, kept), logger)
    const outcome = await trainReported(writer, requested)
    await writer.drain()
    if (outcome.status !== 'completed') return (await settle()) ? 'settled' : 'lease-lost'
    const isOurs = await untilReachable(() => finish(outcome), logger)
    return isOurs ? 'succeeded' : 'lease-lost'
  } catch (thrown) {
    const error: unknown = writer.failed.aborted ? writer.failed.reason : thrown
    if (error instanceof LeaseLost) return 'lease-lost'
    await writer.drain().catch(() => undefined)
    logger.error({ err: error, runId: lease.runId }, 'the training run failed')
    return (await untilReachable(() => leases.fail(lease, failureOf(error)), logger)) ? 'failed' : 'lease-lost'
  } finally {
    control.close()
  }

  async function trainReported(to: RunWriter, requests: TrainingControl): Promise<TrainingOutcome> {
    const source = patient(
      await untilReachable(() => dependencies.openRowSource(run!.datasetVersionId), logger),
      logger,
    )
    const last = await untilReachable(() => checkpoints.readLast(lease.runId), logger)
    logger.info({ runId: lease.runId, fromCheckpoint: last !== null }, 'training')
    return train(task, source, {
      control: requests,
      checkpointIntervalMs: dependencies.checkpointIntervalMs,
      executionProvider: dependencies.executionProvider,
      updateThreads: dependencies.updateThreads,
      readModelWeights: (id) => untilReachable(() => dependencies.readModelWeights(id), logger),
      ...(last && { resumeFrom: last }),
      callbacks: {
        onStageStart: (stage) => to.change(() => leases.startStage(lease, stage)),
        onStageEnd: (stage, totals) => to.change(() => leases.endStage(lease, stage, totals)),
        onMetrics: (records) => to.addMetrics(records),
        onProgress: (progress) => to.setProgress(progress),
        onCheckpoint: (checkpoint) => to.addCheckpoint(checkpoint),
      },
    })
  }

  function settle(): Promise<boolean> {
    return untilReachable(() => leases.settle(lease), logger)
  }

  function finish(outcome: Extract<TrainingOutcome, { status: 'completed' }>): Promise<boolean> {
    const evaluations = outcome.testMetrics.map((metric) => ({ split: 'TEST' as const, ...metric }))
    return finishRun(database, blobs, lease, outcome, (tx, weights) =>
      dependencies.publishVersion(tx, {
        projectId: run!.projectId,
        name: run!.modelName,
        trainingRunId: run!.id,
        architectureId: run!.architectureId,
        signature: outcome.signature,
        weightsBlobHash: weights.hash,
        weightsByteSize: weights.byteSize,
        evaluations,
        classEvaluations: outcome.testClasses.map((classes) => ({ split: 'TEST' as const, ...classes })),
      }),
    )
  }
}

/** Rows that lie in Postgres wait for it as results do. */
const patient = (source: RowSource, logger: Logger): RowSource => ({
  features: source.features,
  rowCount: (split) => source.rowCount(split),
  read: (split, rows, features, spare) => untilReachable(() => source.read(split, rows, features, spare), logger),
})

/** What the owner of the run is told; what is not theirs to put right is logged and masked. */
function failureOf(error: unknown): RunFailure {
  if (error instanceof NotFinite) return { code: 'NON_FINITE_LOSS', message: error.message, step: error.step }
  if (error instanceof InvalidSpec) return { code: 'INVALID_TASK', message: messageOf(error), step: null }
  // Nothing secret, and whoever runs the instance can put it right.
  if (error instanceof ExecutorUnavailable) return { code: 'INTERNAL', message: messageOf(error), step: null }
  return {
    code: 'INTERNAL',
    message: 'The training failed for an internal reason; the log of the worker has it.',
    step: null,
  }
}
