import type { Database, Tx } from '../platform/database.js'
import type { Prisma, Stage, TrainingRun } from '../platform/__generated__/prisma/client.js'
import { changeRuns, changeSql } from './changes-store.js'
import type { MeasuredRate } from './plan.js'
import type { RunStatus } from './training-run.js'

export type RunRow = TrainingRun
export type StageRow = Stage
export type NewRun = Prisma.TrainingRunUncheckedCreateInput & { id: string }
export type NewStage = Prisma.StageUncheckedCreateInput

/** What is left out is not restricted. */
export interface RunFilter {
  readonly status?: readonly RunStatus[] | null | undefined
  readonly datasetId?: string | null | undefined
  readonly datasetVersionId?: string | null | undefined
  readonly architectureId?: string | null | undefined
}

/** The keys of a connection's page. */
export interface Page {
  readonly where: object
  readonly orderBy: object[]
  readonly take: number
}

/** Runs and their stages: what the API reads and asks for. Trainers write through lease-store.ts. */
export function createRunStore({ prisma, pool }: Database) {
  /** Answers whether the run was in a state that allows the change. */
  const request = async (projectId: string, id: string, set: string, where: string): Promise<boolean> =>
    (await changeRuns(pool, set, `id = $1 AND "projectId" = $2 AND (${where})`, [id, projectId])).length === 1

  return {
    insert: async (tx: Tx, run: NewRun, stages: readonly NewStage[]): Promise<RunRow> => {
      const row = await tx.trainingRun.create({ data: run })
      await tx.stage.createMany({ data: [...stages] })
      return row
    },
    find: (projectId: string, id: string): Promise<RunRow | null> =>
      prisma.trainingRun.findFirst({ where: { id, projectId } }),
    findMany: (projectId: string, ids: readonly string[]): Promise<RunRow[]> =>
      prisma.trainingRun.findMany({ where: { projectId, id: { in: [...ids] } } }),
    findStages: (projectId: string, ids: readonly string[]): Promise<StageRow[]> =>
      prisma.stage.findMany({ where: { id: { in: [...ids] }, run: { projectId } } }),
    listStages: (runIds: readonly string[]): Promise<StageRow[]> =>
      prisma.stage.findMany({
        where: { runId: { in: [...runIds] } },
        orderBy: [{ runId: 'asc' }, { position: 'asc' }],
      }),
    list: (projectId: string, filter: RunFilter, { where, ...page }: Page): Promise<RunRow[]> =>
      prisma.trainingRun.findMany({ where: { AND: [scope(projectId, filter), where] }, ...page }),
    count: (projectId: string, filter: RunFilter): Promise<number> =>
      prisma.trainingRun.count({ where: scope(projectId, filter) }),

    // What waits obeys at once; what runs is asked, and its trainer obeys at the next step. A run whose worker is gone
    // has nobody to ask: it is ended here.
    requestPause: (projectId: string, id: string): Promise<boolean> =>
      request(
        projectId,
        id,
        `status = CASE WHEN status = 'QUEUED' THEN 'PAUSED' ELSE status END,
         "pendingAction" = CASE WHEN status = 'QUEUED' THEN NULL ELSE 'PAUSE'::"TrainingRunAction" END`,
        `status = 'QUEUED' OR (status = 'RUNNING' AND "pendingAction" IS NULL)`,
      ),
    requestCancel: (projectId: string, id: string): Promise<boolean> =>
      request(
        projectId,
        id,
        `status = CASE WHEN ${isHeld} THEN status ELSE 'CANCELLED' END,
         "pendingAction" = CASE WHEN ${isHeld} THEN 'CANCEL'::"TrainingRunAction" END,
         "leaseId" = CASE WHEN ${isHeld} THEN "leaseId" END,
         "finishedAt" = CASE WHEN ${isHeld} THEN NULL ELSE now() END`,
        `status IN ('QUEUED', 'PAUSED') OR (status = 'RUNNING' AND "pendingAction" IS DISTINCT FROM 'CANCEL')`,
      ),
    /** Also takes back a pause that was not obeyed yet. */
    requestResume: (projectId: string, id: string): Promise<boolean> =>
      request(
        projectId,
        id,
        `status = CASE WHEN status = 'PAUSED' THEN 'QUEUED' ELSE status END, "pendingAction" = NULL`,
        `status = 'PAUSED' OR (status = 'RUNNING' AND "pendingAction" = 'PAUSE')`,
      ),
    requestRetry: (projectId: string, id: string, fromStart: boolean): Promise<boolean> =>
      prisma.$transaction(async (tx) => {
        const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
          changeSql(
            `${retried}${fromStart ? `, ${restarted}` : ''}`,
            `id = $1 AND "projectId" = $2 AND status IN ('FAILED', 'CANCELLED')`,
          ),
          id,
          projectId,
        )
        if (rows.length === 1 && fromStart) await forgetTraining(tx, id)
        return rows.length === 1
      }),
  }
}

function scope(projectId: string, filter: RunFilter): Prisma.TrainingRunWhereInput {
  const { status, datasetId, datasetVersionId, architectureId } = filter
  return {
    projectId,
    ...(status && { status: { in: [...status] } }),
    ...(datasetId && { datasetVersion: { datasetId } }),
    ...(datasetVersionId && { datasetVersionId }),
    ...(architectureId && { architectureId }),
  }
}

const isHeld = `(status = 'RUNNING' AND "leaseExpiresAt" > now())`
const retried = `status = 'QUEUED', "pendingAction" = NULL, attempt = attempt + 1, "leaseId" = NULL,
  "leaseExpiresAt" = NULL, deaths = 0, "deathStep" = NULL, "failureCode" = NULL, "failureMessage" = NULL,
  "failureStep" = NULL, "finishedAt" = NULL`
const restarted = `"currentStage" = 0, epoch = 0, step = 0, "stepsPerSecond" = NULL, environment = NULL,
  "startedAt" = NULL, "peakMemoryBytes" = NULL`

/** The metrics, checkpoints and sums of earlier attempts; sequence numbers go on from where they were. */
async function forgetTraining(tx: Tx, runId: string): Promise<void> {
  await tx.metric.deleteMany({ where: { runId } })
  await tx.metricRollup.deleteMany({ where: { runId } })
  await tx.checkpoint.deleteMany({ where: { runId } })
  await tx.stage.updateMany({
    where: { runId },
    data: { status: 'PENDING', durationMs: 0, flops: 0, startedAt: null, finishedAt: null },
  })
}

/** How fast stages of this architecture were trained lately; null where none has ended. */
export async function readMeasuredRate({ prisma }: Database, architectureId: string): Promise<MeasuredRate | null> {
  const stages = await prisma.stage.findMany({
    where: { status: 'SUCCEEDED', durationMs: { gt: 0 }, run: { architectureId } },
    orderBy: { finishedAt: 'desc' },
    take: 20,
    select: { flops: true, durationMs: true },
  })
  const flops = stages.reduce((sum, stage) => sum + stage.flops, 0)
  const durationMs = stages.reduce((sum, stage) => sum + Number(stage.durationMs), 0)
  return flops > 0 ? { flops, durationMs } : null
}
