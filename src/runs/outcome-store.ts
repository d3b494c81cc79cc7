import type { BlobStore } from '../platform/blobs.js'
import type { Database, Tx } from '../platform/database.js'
import { changeSql } from './changes-store.js'
import { lockBlob, lockHeld } from './checkpoints/store.js'
import type { Lease } from './metrics/store.js'

export interface TestMetric {
  /** Null: the whole model. */
  readonly output: string | null
  readonly name: string
  readonly value: number
}

export interface FinishedTraining {
  readonly weights: Uint8Array
  readonly testMetrics: readonly TestMetric[]
  /** One byte a test row, 1 where right; null where there is no classification. */
  readonly testCorrect: Uint8Array | null
}

/** Adds the model version inside the transaction that ends the run. */
export type Publish = (tx: Tx, weights: { hash: string; byteSize: number }) => Promise<unknown>

/**
 * Ends a run as SUCCEEDED: its model version, test metrics and status appear together or not at all.
 * False: the lease is lost, and nothing was changed.
 */
export async function finishRun(
  { prisma }: Database,
  blobs: BlobStore,
  lease: Lease,
  finished: FinishedTraining,
  publish: Publish,
): Promise<boolean> {
  for (;;) {
    const weights = await blobs.put(finished.weights)
    const outcome = await prisma.$transaction(async (tx) => {
      if (!(await lockHeld(tx, lease))) return 'lost'
      if (!(await lockBlob(tx, weights.hash))) return 'bytes-gone'
      await publish(tx, weights)
      await tx.$executeRawUnsafe(
        finishSql,
        lease.runId,
        lease.leaseId,
        JSON.stringify(finished.testMetrics.map(({ value, ...key }) => ({ ...key, value: finite(value) }))),
        finished.testCorrect && Buffer.from(finished.testCorrect),
      )
      return 'finished'
    })
    if (outcome !== 'bytes-gone') return outcome === 'finished'
  }
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

const finishSql = changeSql(
  `status = 'SUCCEEDED', "finishedAt" = now(), "pendingAction" = NULL, "leaseId" = NULL, "leaseExpiresAt" = NULL,
   "testMetrics" = $3::jsonb, "testCorrect" = $4::bytea`,
  `id = $1 AND "leaseId" = $2 AND status = 'RUNNING'`,
)
