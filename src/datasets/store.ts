import type { Dataset, DatasetVersion, Feature, Prisma, Split } from '../platform/__generated__/prisma/client.js'
import type { Database } from '../platform/database.js'
import { mistake } from '../platform/errors.js'
import { newId } from '../platform/ids.js'
import type { IngestPlan, splitNames, StoredFeature } from './dataset.js'

export type { Dataset as DatasetRow, DatasetVersion as DatasetVersionRow, Feature as FeatureRecord }

type Page<Args> = Pick<Args & { where?: object; orderBy?: unknown; take?: number }, 'where' | 'orderBy' | 'take'>

/** What can be read of a READY version. */
export interface VersionLayout {
  readonly id: string
  readonly status: DatasetVersion['status']
  readonly rowCount: number
  readonly features: readonly StoredFeature[]
  readonly splitBlobHash: string | null
  readonly splitCounts: Readonly<Record<(typeof splitNames)[number], number>>
  readonly chunks: readonly { readonly firstRow: number; readonly rowCount: number; readonly blobHash: string }[]
}

/** Datasets and their versions as rows. */
export function createDatasetStore({ prisma }: Database) {
  const insertVersion = (tx: Prisma.TransactionClient, datasetId: string, number: number, plan: IngestPlan) =>
    tx.datasetVersion.create({
      data: {
        id: newId('dsv'),
        datasetId,
        number,
        source: plan as unknown as Prisma.InputJsonValue,
        progressPhase: 'waiting',
        progressDone: 0,
      },
    })

  return {
    /** Throws a UserMistake NAME_TAKEN. */
    insertDataset: (
      projectId: string,
      name: string,
      description: string | null,
      plan: IngestPlan,
    ): Promise<DatasetVersion> =>
      prisma.$transaction(async (tx) => {
        const id = newId('ds')
        // Where two callers choose one name at once, the second waits here and then finds it taken.
        const inserted =
          await tx.$executeRaw`INSERT INTO "Dataset" (id, "projectId", name, description) VALUES (${id}, ${projectId}, ${name}, ${description}) ON CONFLICT DO NOTHING`
        if (inserted === 0)
          throw mistake(
            'NAME_TAKEN',
            `a dataset "${name}" exists; choose another name, or add a version to it with createDatasetVersion`,
            ['name'],
          )
        return insertVersion(tx, id, 1, plan)
      }),

    /** The next version of a dataset; callers wait for each other, so numbers have no gaps and no doubles. */
    insertNextVersion: (datasetId: string, plan: IngestPlan): Promise<DatasetVersion> =>
      prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT id FROM "Dataset" WHERE id = ${datasetId} FOR UPDATE`
        const newest = await tx.datasetVersion.aggregate({ where: { datasetId }, _max: { number: true } })
        return insertVersion(tx, datasetId, (newest._max.number ?? 0) + 1, plan)
      }),

    findDataset: (projectId: string, by: { id: string } | { name: string }): Promise<Dataset | null> =>
      prisma.dataset.findFirst({ where: { projectId, ...by } }),

    findDatasets: (projectId: string, ids: readonly string[]): Promise<Dataset[]> =>
      prisma.dataset.findMany({ where: { projectId, id: { in: [...ids] } } }),

    listDatasets: (projectId: string, { where, ...page }: Page<Prisma.DatasetFindManyArgs>): Promise<Dataset[]> =>
      prisma.dataset.findMany({ where: { AND: [{ projectId }, where ?? {}] }, ...page }),

    countDatasets: (projectId: string): Promise<number> => prisma.dataset.count({ where: { projectId } }),

    findVersion: (projectId: string, id: string): Promise<DatasetVersion | null> =>
      prisma.datasetVersion.findFirst({ where: { id, dataset: { projectId } } }),

    findVersions: (projectId: string, ids: readonly string[]): Promise<DatasetVersion[]> =>
      prisma.datasetVersion.findMany({ where: { id: { in: [...ids] }, dataset: { projectId } } }),

    /** The newest version of each dataset. */
    findLatestVersions: (datasetIds: readonly string[]): Promise<DatasetVersion[]> =>
      prisma.datasetVersion.findMany({
        where: { datasetId: { in: [...datasetIds] } },
        orderBy: [{ datasetId: 'asc' }, { number: 'desc' }],
        distinct: ['datasetId'],
      }),

    listVersions: (
      datasetId: string,
      { where, ...page }: Page<Prisma.DatasetVersionFindManyArgs>,
    ): Promise<DatasetVersion[]> =>
      prisma.datasetVersion.findMany({
        where: { AND: [{ datasetId }, where ?? {}] },
        ...page,
      }),

    countVersions: (datasetId: string): Promise<number> => prisma.datasetVersion.count({ where: { datasetId } }),

    listFeatures: (versionId: string): Promise<Feature[]> =>
      prisma.feature.findMany({ where: { versionId }, orderBy: { position: 'asc' } }),

    listSplits: (versionId: string): Promise<Split[]> =>
      prisma.split.findMany({ where: { versionId, rowCount: { gt: 0 } }, orderBy: { name: 'asc' } }),

    findLayout: async (id: string): Promise<VersionLayout | null> => {
      const version = await prisma.datasetVersion.findUnique({
        where: { id },
        include: {
          features: { orderBy: { position: 'asc' }, omit: { statistics: true } },
          splits: true,
          chunks: { orderBy: { index: 'asc' } },
        },
      })
      if (!version) return null
      const countOf = (name: (typeof splitNames)[number]): number =>
        Number(version.splits.find((split) => split.name === name)?.rowCount ?? 0)
      return {
        id,
        status: version.status,
        rowCount: Number(version.rowCount ?? 0),
        features: version.features.map(toStoredFeature),
        splitBlobHash: version.splitBlobHash,
        splitCounts: { TRAIN: countOf('TRAIN'), VALIDATION: countOf('VALIDATION'), TEST: countOf('TEST') },
        chunks: version.chunks.map(({ firstRow, rowCount, blobHash }) => ({
          firstRow: Number(firstRow),
          rowCount,
          blobHash,
        })),
      }
    },
  }
}

function toStoredFeature({ name, kind, shape, dtype, categories }: Omit<Feature, 'statistics'>): StoredFeature {
  return {
    name,
    ...(kind === 'SEQUENCE'
      ? { kind: categories.length > 0 ? 'CATEGORICAL' : 'TENSOR', isSequence: true }
      : { kind: kind as StoredFeature['kind'] }),
    shape,
    ...(dtype === null ? {} : { dtype: dtype as NonNullable<StoredFeature['dtype']> }),
    ...(kind === 'CATEGORICAL' || categories.length > 0 ? { categories } : {}),
  }
}
