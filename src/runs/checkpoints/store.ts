import type { BlobStore } from '../../platform/blobs.js'
import type { Database, Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import type { Lease } from '../metrics/store.js'

/** Checkpoints kept beside the best one. */
const newestKept = 2

export interface NewCheckpoint {
  readonly stage: number
  readonly epoch: number
  readonly step: number
  readonly reason: string
  readonly isBest: boolean
  readonly bytes: Uint8Array
}

export type CheckpointStore = ReturnType<typeof createCheckpointStore>

/** States of a run to go on from: the last two and the best are kept, with their blobs. */
export function createCheckpointStore({ prisma, pool }: Database, blobs: BlobStore) {
  return {
    /** False: the lease is lost, and nothing was kept. */
    add: async (lease: Lease, checkpoint: NewCheckpoint): Promise<boolean> => {
      // Another run may drop the same bytes between the two steps; then they are put again.
      for (;;) {
        const { hash, byteSize } = await blobs.put(checkpoint.bytes)
        const outcome = await prisma.$transaction((tx) => insert(tx, lease, checkpoint, hash, byteSize))
        if (outcome === 'lost') return false
        if (outcome === 'bytes-gone') continue
        await removeUnused(outcome.dropped)
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

  async function insert(tx: Tx, lease: Lease, checkpoint: NewCheckpoint, hash: string, byteSize: number) {
    if (!(await lockHeld(tx, lease))) return 'lost' as const
    if (!(await lockBlob(tx, hash))) return 'bytes-gone' as const
    const { stage, epoch, step, reason, isBest } = checkpoint
    const runId = lease.runId
    const { id: stageId } = await tx.stage.findUniqueOrThrow({ where: { runId_position: { runId, position: stage } } })
    await tx.checkpoint.create({
      data: { id: newId('ckpt'), runId, stageId, epoch, step, reason, isBest, blobHash: hash, byteSize },
    })
    const all = await tx.checkpoint.findMany({ where: { runId }, orderBy: [{ step: 'desc' }, { createdAt: 'desc' }] })
    const best = all.find((one) => one.isBest)
    const dropped = all.slice(newestKept).filter((one) => one.id !== best?.id)
    await tx.checkpoint.deleteMany({ where: { id: { in: dropped.map((one) => one.id) } } })
    return { dropped: dropped.map((one) => one.blobHash) }
  }

  /** Removes blobs that no row names any more. Whoever is about to name one holds its lock until that is visible. */
  async function removeUnused(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await client.query('SELECT 1 FROM "Blob" WHERE hash = ANY($1) ORDER BY hash FOR UPDATE', [hashes])
      await client.query(
        `DELETE FROM "Blob" b WHERE hash = ANY($1)
           AND NOT EXISTS (SELECT 1 FROM "Checkpoint" WHERE "blobHash" = b.hash)
           AND NOT EXISTS (SELECT 1 FROM "ModelVersion" WHERE "weightsBlobHash" = b.hash)`,
        [hashes],
      )
      await client.query('COMMIT')
      client.release()
    } catch (error) {
      client.release(true)
      throw error
    }
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
