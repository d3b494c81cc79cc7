import type { Database, Tx } from '../platform/database.js'
import type { Prisma, TrainingRunAction } from '../platform/__generated__/prisma/client.js'
import { changeRuns, changeSql } from './changes-store.js'
import type { Lease, ProgressRow } from './metrics/store.js'
import type { RunEnvironment, RunFailure } from './training-run.js'

/** How long a lease lives without being renewed. */
export interface LeaseOptions {
  readonly leaseMs: number
}

export interface ExpiredLease {
  readonly id: string
  readonly leaseId: string
  readonly leaseExpiresAt: Date
}

export type LeaseStore = ReturnType<typeof createLeaseStore>

const held = `id = $1 AND "leaseId" = $2 AND status = 'RUNNING'`
const inMs = (place: string): string => `now() + ${place}::int * interval '1 millisecond'`
const released = `"leaseId" = NULL, "leaseExpiresAt" = NULL, "pendingAction" = NULL`
/** A run that stops goes where it was asked to go; asked for nothing, back to the queue. */
const settled = `status = CASE "pendingAction" WHEN 'PAUSE' THEN 'PAUSED' WHEN 'CANCEL' THEN 'CANCELLED' ELSE 'QUEUED'
    END::"TrainingRunStatus",
  "finishedAt" = CASE "pendingAction" WHEN 'CANCEL' THEN now() END, ${released}`

/** Who may run and write a run. The database's clock decides about leases, so that workers' clocks need not agree. */
export function createLeaseStore({ pool, prisma }: Database) {
  const change = async (set: string, where: string, values: readonly unknown[]): Promise<boolean> =>
    (await changeRuns(pool, set, where, values)).length === 1

  return {
    /** Takes a queued run. False: somebody else has it, or it waits no more. */
    claim: ({ runId, leaseId }: Lease, { leaseMs }: LeaseOptions): Promise<boolean> =>
      change(
        `status = 'RUNNING', "leaseId" = $2, "leaseExpiresAt" = ${inMs('$3')}, "startedAt" = COALESCE("startedAt", now())`,
        `id = $1 AND status = 'QUEUED'`,
        [runId, leaseId, leaseMs],
      ),
    /** A new trainer takes over from one that died under `from`, so that whatever is left of that one can write nothing. */
    pass: (from: Lease, leaseId: string, { leaseMs }: LeaseOptions): Promise<boolean> =>
      change(`"leaseId" = $3, "leaseExpiresAt" = ${inMs('$4')}`, held, [from.runId, from.leaseId, leaseId, leaseMs]),
    renew: async ({ runId, leaseId }: Lease, { leaseMs }: LeaseOptions): Promise<boolean> => {
      const { rowCount } = await pool.query(`UPDATE "TrainingRun" SET "leaseExpiresAt" = ${inMs('$3')} WHERE ${held}`, [
        runId,
        leaseId,
        leaseMs,
      ])
      return rowCount === 1
    },
    /** The run stops without having ended. */
    settle: ({ runId, leaseId }: Lease): Promise<boolean> => change(settled, held, [runId, leaseId]),
    fail: ({ runId, leaseId }: Lease, failure: RunFailure): Promise<boolean> =>
      change(
        `status = 'FAILED', "finishedAt" = now(), "failureCode" = $3, "failureMessage" = $4, "failureStep" = $5, ${released}`,
        held,
        [runId, leaseId, failure.code, failure.message, failure.step],
      ),
    /**
     * Counts the death of a trainer: the first since a checkpoint later than the one at the last death counts as one.
     * Answers the deaths without progress, or null where the lease is lost.
     */
    recordDeath: async ({ runId, leaseId }: Lease, peakMemoryBytes: number): Promise<number | null> => {
      const { rows } = await pool.query<{ deaths: number }>(
        `UPDATE "TrainingRun" SET
           deaths = CASE WHEN "deathStep" IS NULL OR reached.step > "deathStep" THEN 1 ELSE deaths + 1 END,
           "deathStep" = reached.step,
           "peakMemoryBytes" = GREATEST("peakMemoryBytes", $3::bigint)
         FROM (SELECT COALESCE(max(step), 0) AS step FROM "Checkpoint" WHERE "runId" = $1) AS reached
         WHERE ${held} RETURNING deaths`,
        [runId, leaseId, Math.round(peakMemoryBytes)],
      )
      return rows[0]?.deaths ?? null
    },
    recordPeakMemory: (runId: string, peakMemoryBytes: number) =>
      pool.query(`UPDATE "TrainingRun" SET "peakMemoryBytes" = GREATEST("peakMemoryBytes", $2::bigint) WHERE id = $1`, [
        runId,
        Math.round(peakMemoryBytes),
      ]),
    /** False: the lease is lost. */
    recordProgress: ({ runId, leaseId }: Lease, progress: ProgressRow): Promise<boolean> =>
      change(`"currentStage" = $3, epoch = $4, step = $5, "totalSteps" = $6, "stepsPerSecond" = $7`, held, [
        runId,
        leaseId,
        progress.stage,
        progress.epoch,
        progress.step,
        progress.totalSteps,
        progress.stepsPerSecond,
      ]),
    recordEnvironment: ({ runId, leaseId }: Lease, environment: RunEnvironment): Promise<boolean> =>
      change(`environment = $3::jsonb`, held, [runId, leaseId, JSON.stringify(environment)]),
    startStage: (lease: Lease, position: number): Promise<boolean> =>
      changeStage(lease, position, { status: 'RUNNING', startedAt: new Date() }, { startedAt: null }),
    /** Totals of the stage over all attempts. */
    endStage: (lease: Lease, position: number, totals: { durationMs: number; flops: number }): Promise<boolean> =>
      changeStage(lease, position, {
        status: 'SUCCEEDED',
        finishedAt: new Date(),
        durationMs: Math.round(totals.durationMs),
        flops: totals.flops,
      }),
    findHeld: ({ runId, leaseId }: Lease) =>
      prisma.trainingRun.findFirst({ where: { id: runId, leaseId, status: 'RUNNING' } }),
    find: (runId: string) => prisma.trainingRun.findUnique({ where: { id: runId } }),
    /** Asked after every report of progress, so without the cost of a compiled query. */
    pendingAction: async ({ runId, leaseId }: Lease): Promise<TrainingRunAction | 'LEASE_LOST' | null> => {
      const { rows } = await pool.query<{ pendingAction: TrainingRunAction | null }>(
        `SELECT "pendingAction" FROM "TrainingRun" WHERE ${held}`,
        [runId, leaseId],
      )
      return rows[0] ? rows[0].pendingAction : 'LEASE_LOST'
    },
    /** Runs that wait for a worker. */
    listQueued: async (): Promise<{ id: string; priority: number }[]> =>
      prisma.trainingRun.findMany({ where: { status: 'QUEUED' }, select: { id: true, priority: true } }),
    /** Runs whose holder did not renew in time. */
    listExpired: async (): Promise<ExpiredLease[]> =>
      (
        await pool.query<ExpiredLease>(
          `SELECT id, "leaseId", "leaseExpiresAt" FROM "TrainingRun" WHERE status = 'RUNNING' AND "leaseExpiresAt" < now()`,
        )
      ).rows,
    /** Takes a run from a holder that is gone. */
    expire: ({ id, leaseId }: ExpiredLease): Promise<boolean> =>
      change(settled, `${held} AND "leaseExpiresAt" < now()`, [id, leaseId]),
  }

  /** The run's row is locked first, so that a trainer that lost its lease in this moment changes nothing. */
  async function changeStage(
    { runId, leaseId }: Lease,
    position: number,
    values: Prisma.StageUncheckedUpdateManyInput,
    also: Prisma.StageWhereInput = {},
  ): Promise<boolean> {
    return prisma.$transaction(async (tx: Tx) => {
      const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
        changeSql('"currentStage" = $3', held),
        runId,
        leaseId,
        position,
      )
      if (rows.length !== 1) return false
      await tx.stage.updateMany({ where: { runId, position, ...also }, data: values })
      await tx.stage.updateMany({ where: { runId, position, status: 'PENDING' }, data: { status: 'RUNNING' } })
      return true
    })
  }
}
