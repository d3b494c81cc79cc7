import type { BlobStore } from '../../platform/blobs.js'
import { inTransaction } from '../../platform/database.js'
import type { Database, Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import type { Lease } from '../metrics/store.js'

/** Checkpoints kept beside the best one. */
export const newestKept = 2

export interface NewCheckpoint {
  readonly stage: number
  readonly epoch: number
  readonly step: number
  readonly reason: string
  readonly isBest: boolean
  readonly bytes: Uint8Array
}

interface Inserted {
  readonly isHeld: boolean
  readonly isStored: boolean
  /** Hashes of the checkpoints that this one replaced. */
  readonly dropped: readonly string[]
}

// One statement, so one round trip: epochs may be shorter than a query of several takes. It locks the run's row, then the
// blob's; what it inserts it does not see itself, so the new row takes part in the ranking from `added`.
const insertSql = `
WITH run AS (
  SELECT id FROM "TrainingRun" WHERE id = $1 AND "leaseId" = $2 AND status = 'RUNNING' FOR UPDATE
), blob AS (
  SELECT hash FROM "Blob" WHERE hash = $3 AND "sealedAt" IS NOT NULL AND EXISTS (SELECT 1 FROM run) FOR KEY SHARE
), added AS (
  INSERT INTO "Checkpoint" (id, "runId", "stageId", epoch, step, reason, "isBest", "blobHash", "byteSize")
  SELECT $5::text, $1, (SELECT id FROM "Stage" WHERE "runId" = $1 AND position = $6), $7::int, $8::bigint, $9::text,
    $10::boolean, hash, $4::bigint
  FROM blob
  RETURNING id, step, "createdAt", "isBest"
), ranked AS (
  SELECT id,
    row_number() OVER (ORDER BY step DESC, "createdAt" DESC) AS newest,
    row_number() OVER (ORDER BY "isBest" DESC, step DESC, "createdAt" DESC) AS best
  FROM (
    SELECT * FROM added
    UNION ALL
    SELECT id, step, "createdAt", "isBest" FROM "Checkpoint" WHERE "runId" = $1 AND EXISTS (SELECT 1 FROM added)
  ) AS all_of_run
), dropped AS (
  DELETE FROM "Checkpoint" WHERE id IN (SELECT id FROM ranked WHERE newest > $11 AND best > 1) RETURNING "blobHash"
)
SELECT EXISTS (SELECT 1 FROM run) AS "isHeld", EXISTS (SELECT 1 FROM added) AS "isStored",
  ARRAY(SELECT "blobHash" FROM dropped) AS dropped`

export type CheckpointStore = ReturnType<typeof createCheckpointStore>

/** States of a run to go on from: the last two and the best are kept, with their blobs. */
export function createCheckpointStore({ prisma, pool }: Database, blobs: BlobStore) {
  return {
    /** False: the lease is lost, and nothing was kept. */
    add: async (lease: Lease, checkpoint: NewCheckpoint): Promise<boolean> => {
      // Another run may drop the same bytes between the two steps; then they are put again.
      for (;;) {
        const { hash, byteSize } = await blobs.put(checkpoint.bytes)
        const { isHeld, isStored, dropped } = await insert(lease, checkpoint, hash, byteSize)
        if (!isHeld) return false
        if (!isStored) continue
        await removeUnused(dropped)
        return true
      }
    },
    listBlobs: async (runId: string): Promise<string[]> =>
      (await prisma.checkpoint.findMany({ where: { runId }, select: { blobHash: true } })).map(
        ({ blobHash }) => blobHash,
      ),
    removeUnused,
    /** The bytes to go on from; null where the run has none yet. */
    readLast: async (runId: string): Promise<Buffer | null> => {
      const last = await prisma.checkpoint.findFirst({
        where: { runId },
        orderBy: [{ step: 'desc' }, { createdAt: 'desc' }],
      })
      return last && blobs.read(last.blobHash)
    },
    findMany: (projectId: string, ids: readonly string[]) =>
      prisma.checkpoint.findMany({ where: { id: { in: [...ids] }, run: { projectId } } }),
    list: (runId: string, { where, ...page }: { where: object; orderBy: object[]; take: number }) =>
      prisma.checkpoint.findMany({ where: { AND: [{ runId }, where] }, ...page }),
    count: (runId: string) => prisma.checkpoint.count({ where: { runId } }),
  }

  async function insert(lease: Lease, checkpoint: NewCheckpoint, hash: string, byteSize: number): Promise<Inserted> {
    const { stage, epoch, step, reason, isBest } = checkpoint
    const { rows } = await pool.query<Inserted>({
      name: 'insert-checkpoint',
      text: insertSql,
      values: [
        lease.runId,
        lease.leaseId,
        hash,
        byteSize,
        newId('ckpt'),
        stage,
        epoch,
        step,
        reason,
        isBest,
        newestKept,
      ],
    })
    return rows[0]!
  }

  /** Removes blobs that no row names any more. Whoever is about to name one holds its lock until that is visible. */
  async function removeUnused(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return
    await inTransaction(pool, async (client) => {
      await client.query('SELECT 1 FROM "Blob" WHERE hash = ANY($1) ORDER BY hash FOR UPDATE', [hashes])
      await client.query(
        `DELETE FROM "Blob" b WHERE hash = ANY($1)
           AND NOT EXISTS (SELECT 1 FROM "Checkpoint" WHERE "blobHash" = b.hash)
           AND NOT EXISTS (SELECT 1 FROM "ModelVersion" WHERE "weightsBlobHash" = b.hash)`,
        [hashes],
      )
    })
  }
}

/** Locks the run's row against every other writer; false where the lease is lost. */
export async function lockHeld(tx: Tx, { runId, leaseId }: Lease): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "TrainingRun" WHERE id = ${runId} AND "leaseId" = ${leaseId} AND status = 'RUNNING' FOR UPDATE`
  return rows.length === 1
}

/** Keeps a stored blob from being removed until the transaction has named it; false where it is gone already. */
export async function lockBlob(tx: Tx, hash: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Blob" WHERE hash = ${hash} AND "sealedAt" IS NOT NULL FOR KEY SHARE`
  return rows.length === 1
}
