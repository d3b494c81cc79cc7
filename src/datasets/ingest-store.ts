import type { Prisma } from '../platform/__generated__/prisma/client.js'
import type { Database } from '../platform/database.js'
import type { Events } from '../platform/events.js'
import { kindOf, splitNames } from './dataset.js'
import type { IngestFailureCode, IngestPlan } from './dataset.js'
import type { IngestProgress, VersionContent } from './ingest/ingest.js'

/** Who may write to a version while it is PROCESSING. */
export interface IngestLease {
  readonly versionId: string
  readonly leaseId: string
}

export type IngestStore = ReturnType<typeof createIngestStore>

/** What a worker and an ingester write: each change holds the lease to be made, answers whether it did, and is notified. */
export function createIngestStore({ prisma }: Database, events: Pick<Events, 'notify'>) {
  const held = ({ versionId, leaseId }: IngestLease) => ({ id: versionId, leaseId, status: 'PROCESSING' as const })

  async function update(lease: IngestLease, change: Prisma.DatasetVersionUpdateManyMutationInput): Promise<boolean> {
    return prisma.$transaction(async (tx) => {
      const { count } = await tx.datasetVersion.updateMany({ where: held(lease), data: change })
      if (count === 1) await events.notify(tx, 'dataset_version', { versionId: lease.versionId })
      return count === 1
    })
  }

  return {
    /** Takes a version that is PROCESSING, whoever held it before. Answers how often it has been taken, or null. */
    claim: async ({ versionId, leaseId }: IngestLease): Promise<number | null> => {
      const [claimed] = await prisma.datasetVersion.updateManyAndReturn({
        where: { id: versionId, status: 'PROCESSING' },
        data: { leaseId, attempt: { increment: 1 }, progressPhase: 'reading', progressDone: 0, progressTotal: null },
        select: { attempt: true },
      })
      return claimed?.attempt ?? null
    },

    /** Gives a version back that a stopping worker could not finish. */
    release: (lease: IngestLease): Promise<boolean> =>
      update(lease, {
        leaseId: null,
        attempt: { decrement: 1 },
        progressPhase: 'waiting',
        progressDone: 0,
        progressTotal: null,
      }),

    findPlan: async (lease: IngestLease): Promise<IngestPlan | null> => {
      const version = await prisma.datasetVersion.findFirst({ where: held(lease), select: { source: true } })
      return version && (version.source as unknown as IngestPlan)
    },

    isProcessing: async (versionId: string): Promise<boolean> =>
      (await prisma.datasetVersion.count({ where: { id: versionId, status: 'PROCESSING' } })) === 1,

    /** Ids of all versions that wait for a worker, or whose worker may have died. */
    listProcessing: async (): Promise<string[]> =>
      (
        await prisma.datasetVersion.findMany({
          where: { status: 'PROCESSING' },
          select: { id: true },
          orderBy: { createdAt: 'asc' },
        })
      ).map(({ id }) => id),

    progress: (lease: IngestLease, { phase, done, total }: IngestProgress): Promise<boolean> =>
      update(lease, { progressPhase: phase, progressDone: done, progressTotal: total }),

    fail: (lease: IngestLease, code: IngestFailureCode, message: string): Promise<boolean> =>
      update(lease, {
        status: 'FAILED',
        failureCode: code,
        failureMessage: message,
        leaseId: null,
        progressPhase: null,
        progressDone: null,
        progressTotal: null,
      }),

    /** All of the version in one transaction, with the status: it is READY and whole, or nothing of it is there. */
    finish: (lease: IngestLease, content: VersionContent): Promise<boolean> =>
      prisma.$transaction(
        async (tx) => {
          const { versionId } = lease
          const { count } = await tx.datasetVersion.updateMany({
            where: held(lease),
            data: {
              status: 'READY',
              rowCount: content.rowCount,
              byteSize: content.byteSize,
              contentHash: content.contentHash,
              splitBlobHash: content.splitBlobHash,
              readyAt: new Date(),
              leaseId: null,
              progressPhase: null,
              progressDone: null,
              progressTotal: null,
            },
          })
          if (count === 0) return false
          await tx.feature.createMany({
            data: content.features.map(({ feature, statistics }, position) => ({
              versionId,
              position,
              name: feature.name,
              kind: kindOf(feature),
              shape: [...feature.shape],
              dtype: feature.dtype ?? null,
              categories: [...(feature.categories ?? [])],
              statistics: statistics as unknown as Prisma.InputJsonValue,
            })),
          })
          await tx.split.createMany({
            data: splitNames.map((name, code) => ({ versionId, name, rowCount: content.splitCounts[code]! })),
          })
          for (let from = 0; from < content.chunks.length; from += 1000)
            await tx.datasetChunk.createMany({
              data: content.chunks
                .slice(from, from + 1000)
                .map((chunk, index) => ({ versionId, index: from + index, ...chunk })),
            })
          await events.notify(tx, 'dataset_version', { versionId })
          return true
        },
        { timeout: 120_000 },
      ),
  }
}
