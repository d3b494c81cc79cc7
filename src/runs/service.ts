import type { ArchitectureSpec, FeatureSpec, ModelSignature, SplitName } from '../engine/index.js'
import type { BlobStore } from '../platform/blobs.js'
import type { Database } from '../platform/database.js'
import { messageOf, mistake, NotFound } from '../platform/errors.js'
import type { Events } from '../platform/events.js'
import { withIdempotency } from '../platform/idempotency.js'
import type { Logger } from '../platform/logger.js'
import type { Queue } from '../platform/queue.js'
import { createCheckpointStore } from './checkpoints/store.js'
import { compareRuns } from './comparison.js'
import { toComparable } from './finished-run.js'
import type { SeriesFilter } from './metrics/metric.js'
import { readSeries } from './metrics/series-store.js'
import { readMetricsAfter } from './metrics/store.js'
import { prepareRun } from './start.js'
import { createRunStore } from './store.js'
import type { RunRow } from './store.js'
import type { StartRunInput } from './task/input.js'
import { isTerminal } from './training-run.js'
import { watchMetrics, watchRun } from './watch.js'

export type { RunFilter, RunRow, StageRow } from './store.js'

/** A dataset version as far as a run needs it. */
export interface RunDatasetVersion {
  readonly id: string
  readonly status: string
  readonly features: readonly FeatureSpec[]
  readonly rowCounts: Readonly<Record<SplitName, number>>
}

export interface RunArchitecture {
  readonly id: string
  readonly name: string
  readonly spec: ArchitectureSpec
}

export interface RunServiceDependencies {
  readonly database: Database
  readonly blobs: BlobStore
  readonly queue: Pick<Queue, 'send'>
  readonly events: Events
  readonly logger: Logger
  /** Null where the project has none of this id. */
  readonly findDatasetVersion: (projectId: string, id: string) => Promise<RunDatasetVersion | null>
  readonly findArchitecture: (projectId: string, id: string) => Promise<RunArchitecture | null>
  /** How a model version, which the architecture has inside, reads its rows. */
  readonly findSignature: (projectId: string, modelVersionId: string) => Promise<ModelSignature | null>
  /** Threads of a training step, fixed in a run when it is started; null: chosen by the run's largest operation. */
  readonly threads: number | null
}

/** Most runs of one comparison. */
export const mostComparedRuns = 10

export type RunService = ReturnType<typeof createRunService>

/** Training runs: planned, started, steered, read, watched and compared. Training itself happens in workers. */
export function createRunService(dependencies: RunServiceDependencies) {
  const { database, blobs, queue, events, logger } = dependencies
  const store = createRunStore(database)
  const checkpoints = createCheckpointStore(database, blobs)

  async function mustGet(projectId: string, id: string): Promise<RunRow> {
    const run = await store.find(projectId, id)
    if (!run) throw new NotFound('training run', id)
    return run
  }

  /** The job only hurries a worker: without it the sweep for queued runs finds the row. */
  async function enqueue({ id, priority }: Pick<RunRow, 'id' | 'priority'>): Promise<void> {
    await queue
      .send('training-run', { runId: id }, { priority, key: id })
      .catch((error: unknown) =>
        logger.warn({ runId: id, reason: messageOf(error) }, 'the job was not sent; the next sweep does'),
      )
  }

  /** Compare and set; where the comparison fails the present state is named. */
  async function steer(projectId: string, id: string, verb: string, request: () => Promise<boolean>): Promise<RunRow> {
    const isDone = await request()
    const run = await store.find(projectId, id)
    if (!run) throw mistake('NOT_FOUND', `no training run "${id}"`, ['trainingRunId'])
    if (!isDone) throw mistake('WRONG_STATE', `cannot ${verb} a run that is ${stateOf(run)}`, ['trainingRunId'])
    if (run.status === 'QUEUED') await enqueue(run)
    return run
  }

  return {
    /** Null where the project has none of this id. */
    get: store.find,
    /** Those that are there, in any order. */
    getMany: store.findMany,
    listStages: store.listStages,
    getStages: store.findStages,
    /** A page, by the keys of a connection. */
    list: store.list,
    count: store.count,
    getCheckpoints: checkpoints.findMany,
    listCheckpoints: checkpoints.list,
    countCheckpoints: checkpoints.count,

    /** What would run, before anything is spent. Throws the same mistakes as `start`. */
    plan: async (projectId: string, input: StartRunInput) => (await prepareRun(dependencies, projectId, input)).plan,

    /** Checks the whole input, stores the run and its stages, and queues it. */
    start: async (projectId: string, { idempotencyKey: key, ...input }: StartRunInput): Promise<RunRow> => {
      const id = await withIdempotency(database, { projectId, mutation: 'startTrainingRun', key, input }, async () => {
        const prepared = await prepareRun(dependencies, projectId, input)
        const run = await database.prisma.$transaction((tx) => store.insert(tx, prepared.run, prepared.stages))
        await enqueue(run)
        return run.id
      })
      return mustGet(projectId, id)
    },

    pause: (projectId: string, id: string) => steer(projectId, id, 'pause', () => store.requestPause(projectId, id)),
    cancel: (projectId: string, id: string) => steer(projectId, id, 'cancel', () => store.requestCancel(projectId, id)),
    resume: (projectId: string, id: string) => steer(projectId, id, 'resume', () => store.requestResume(projectId, id)),
    retry: async (projectId: string, id: string, fromStart: boolean) => {
      const blobs = fromStart ? await checkpoints.listBlobs(id) : []
      const run = await steer(projectId, id, 'retry', () => store.requestRetry(projectId, id, fromStart))
      await checkpoints
        .removeUnused(blobs)
        .catch((error: unknown) => logger.warn({ runId: id, err: error }, 'checkpoints of a run tried again were left'))
      return run
    },

    /** Series of a run, each at most `maxPoints` long with its extremes kept. */
    readMetrics: (runId: string, wanted: { filter: SeriesFilter; resolution: 'STEP' | 'EPOCH'; maxPoints: number }) =>
      readSeries(database.pool, runId, wanted),

    /** The run now and after each change, until it has ended. */
    watch: async (projectId: string, id: string): Promise<AsyncIterableIterator<RunRow>> => {
      await mustGet(projectId, id)
      return watchRun(events, id, () => mustGet(projectId, id))
    },

    /** Every recorded point after a sequence number, with no gap and no duplicate, until the run has ended. */
    watchMetrics: async (
      projectId: string,
      id: string,
      wanted: { after: number; filter: SeriesFilter; resolution?: 'STEP' | 'EPOCH' | undefined },
    ) => {
      await mustGet(projectId, id)
      return watchMetrics(events, id, wanted, {
        readRun: () => mustGet(projectId, id),
        readAfter: (sequence, limit) => readMetricsAfter(database.pool, id, sequence, limit),
      })
    },

    /** Finished runs side by side, in the order asked for. */
    compare: async (projectId: string, ids: readonly string[]) => {
      const wanted = [...new Set(ids)]
      if (wanted.length < 2 || wanted.length > mostComparedRuns)
        throw mistake('INVALID_INPUT', `give 2 to ${mostComparedRuns} different runs, got ${wanted.length}`, [
          'trainingRunIds',
        ])
      const found = new Map((await store.findMany(projectId, wanted)).map((run) => [run.id, run]))
      const runs = wanted.map((id, index) => {
        const run = found.get(id)
        const path = ['trainingRunIds', `${index}`]
        if (!run) throw mistake('NOT_FOUND', `no training run "${id}"`, path)
        if (run.status !== 'SUCCEEDED')
          throw mistake(
            'WRONG_STATE',
            `only runs that SUCCEEDED can be compared; "${run.name}" is ${stateOf(run)}`,
            path,
          )
        return run
      })
      const stages = await store.listStages(wanted)
      const compared = runs.map((run) => ({
        run,
        stages: stages.filter(({ runId }) => runId === run.id),
        ...toComparable(run, stages),
      }))
      return { runs: compared, findings: compareRuns(compared) }
    },

    /** Whether a run changes no more unless it is retried. */
    isOver: ({ status }: Pick<RunRow, 'status'>): boolean => isTerminal(status),
  }
}

function stateOf({ status, pendingAction }: RunRow): string {
  if (pendingAction === 'PAUSE') return `${status} and about to pause`
  return pendingAction === 'CANCEL' ? `${status} and about to be cancelled` : status
}
