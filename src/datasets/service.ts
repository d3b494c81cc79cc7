import type { RowSource } from '../engine/index.js'
import type { BlobStore } from '../platform/blobs.js'
import type { Database } from '../platform/database.js'
import { mistake, NotFound } from '../platform/errors.js'
import type { Events } from '../platform/events.js'
import { withIdempotency } from '../platform/idempotency.js'
import type { Queue } from '../platform/queue.js'
import type { DatasetSource, StoredFeature } from './dataset.js'
import {
  asMistake,
  checkInlineRows,
  checkName,
  checkSample,
  parseOverrides,
  parseSource,
  parseSplits,
} from './input.js'
import type { VersionInput } from './input.js'
import { createChunkCache } from './rows/chunk-cache.js'
import { openVersion } from './rows/open-version.js'
import type { DatasetRow, OpenVersion } from './rows/open-version.js'
import { createDatasetStore } from './store.js'
import type { DatasetRow as DatasetRecord, DatasetVersionRow, VersionLayout } from './store.js'
import type { UploadService } from './uploads/service.js'
import { watchVersion } from './watch.js'

export type { DatasetRow as DatasetRecord, DatasetVersionRow, FeatureRecord } from './store.js'
export type { DatasetRow } from './rows/open-version.js'
export { createUploadService } from './uploads/service.js'
export type { UploadService } from './uploads/service.js'

export interface CreateDataset extends VersionInput {
  readonly name: string
  readonly description?: string | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

export interface CreateDatasetVersion extends VersionInput {
  readonly datasetId: string
  readonly idempotencyKey?: string | null | undefined
}

/** A version as training needs to know it. */
export interface VersionDescription {
  readonly id: string
  readonly status: DatasetVersionRow['status']
  readonly rowCount: number
  readonly features: readonly StoredFeature[]
  readonly splitRowCounts: Readonly<Record<'TRAIN' | 'VALIDATION' | 'TEST', number>>
}

export interface DatasetDependencies {
  readonly database: Database
  readonly blobs: BlobStore
  readonly queue: Pick<Queue, 'send'>
  readonly events: Pick<Events, 'subscribe'>
  readonly uploads: Pick<UploadService, 'getMany'>
  /** STRATA_HOME. */
  readonly home: string
}

const defaultCacheBytes = 512 * 2 ** 20
/** Versions whose rows the API keeps open to page through, and what each may hold in memory. */
const openVersionLimit = 4
const pagingCacheBytes = 64 * 2 ** 20

export type DatasetService = ReturnType<typeof createDatasetService>

/** Datasets, their versions, and the rows of those. */
export function createDatasetService({ database, blobs, queue, events, uploads, home }: DatasetDependencies) {
  const store = createDatasetStore(database)
  const cache = createChunkCache({ blobs, home })
  const paged = new Map<string, Promise<OpenVersion>>()

  async function storeSource(projectId: string, input: VersionInput): Promise<DatasetSource> {
    const source = parseSource(input.source)
    if (source.type === 'inline') {
      const { hash } = await blobs.put(Buffer.from(JSON.stringify(source.rows)))
      return { type: 'inline', blobHash: hash }
    }
    if (source.type === 'sample') return source
    const { uploadId, format } = source
    const path = ['source', 'upload', 'uploadId']
    const [upload] = await uploads.getMany(projectId, [uploadId])
    if (!upload) throw mistake('NOT_FOUND', `no upload "${uploadId}"`, path)
    if (upload.blobHash !== null && upload.status === 'COMPLETE')
      return { type: 'upload', uploadId, format, blobHash: upload.blobHash }
    if (upload.expiresAt.getTime() < Date.now())
      throw mistake(
        'UPLOAD_EXPIRED',
        `the upload ${uploadId} was not sent by ${upload.expiresAt.toISOString()}; create another one`,
        path,
      )
    throw mistake('NOT_READY', `the upload ${uploadId} is ${upload.status}: send its bytes first`, path)
  }

  async function plan(projectId: string, input: VersionInput) {
    const splits = parseSplits(input.splits)
    const overrides = parseOverrides(input.features)
    const source = parseSource(input.source)
    try {
      if (source.type === 'inline') checkInlineRows(source.rows, splits, overrides)
      if (source.type === 'sample') checkSample(source.name, splits, overrides)
    } catch (error) {
      throw asMistake(error)
    }
    return { source: await storeSource(projectId, input), splits, features: overrides }
  }

  const enqueue = (versionId: string): Promise<void> =>
    queue.send('ingest-dataset-version', { versionId }, { key: versionId })

  async function findVersion(projectId: string, id: string): Promise<DatasetVersionRow> {
    const version = await store.findVersion(projectId, id)
    if (!version) throw new NotFound('dataset version', id)
    return version
  }

  async function readLayout(versionId: string): Promise<VersionLayout> {
    const layout = await store.findLayout(versionId)
    if (!layout) throw new NotFound('dataset version', versionId)
    if (layout.status !== 'READY') throw mistake('NOT_READY', `the dataset version ${versionId} is ${layout.status}`)
    return layout
  }

  function openPaged(versionId: string): Promise<OpenVersion> {
    const open =
      paged.get(versionId) ??
      readLayout(versionId).then((layout) => openVersion(layout, blobs, cache, pagingCacheBytes))
    // The last used stands last.
    paged.delete(versionId)
    paged.set(versionId, open)
    open.catch(() => paged.delete(versionId))
    for (const id of [...paged.keys()].slice(0, -openVersionLimit)) paged.delete(id)
    return open
  }

  return {
    /** A dataset with its first version, PROCESSING; a job makes its content. Throws a UserMistake (NAME_TAKEN among them). */
    create: async (
      projectId: string,
      input: CreateDataset,
    ): Promise<{ dataset: DatasetRecord; datasetVersion: DatasetVersionRow }> => {
      const { idempotencyKey, ...rest } = input
      const versionId = await withIdempotency(
        database,
        { projectId, mutation: 'createDataset', key: idempotencyKey, input: rest },
        async () => {
          checkName(input.name, input.description)
          const ingestPlan = await plan(projectId, input)
          const { id } = await store.insertDataset(projectId, input.name, input.description ?? null, ingestPlan)
          await enqueue(id)
          return id
        },
      )
      const datasetVersion = await findVersion(projectId, versionId)
      const dataset = await store.findDataset(projectId, { id: datasetVersion.datasetId })
      if (!dataset) throw new Error(`${versionId} has no dataset`)
      return { dataset, datasetVersion }
    },

    /** The next version of a dataset, PROCESSING. Throws a UserMistake. */
    createVersion: async (projectId: string, input: CreateDatasetVersion): Promise<DatasetVersionRow> => {
      const { idempotencyKey, ...rest } = input
      const versionId = await withIdempotency(
        database,
        { projectId, mutation: 'createDatasetVersion', key: idempotencyKey, input: rest },
        async () => {
          const dataset = await store.findDataset(projectId, { id: input.datasetId })
          if (!dataset) throw mistake('NOT_FOUND', `no dataset "${input.datasetId}"`, ['datasetId'])
          const { id } = await store.insertNextVersion(dataset.id, await plan(projectId, input))
          await enqueue(id)
          return id
        },
      )
      return findVersion(projectId, versionId)
    },

    get: (projectId: string, by: { id: string } | { name: string }): Promise<DatasetRecord | null> =>
      store.findDataset(projectId, by),
    getMany: store.findDatasets,
    list: store.listDatasets,
    count: store.countDatasets,
    getVersion: (projectId: string, id: string): Promise<DatasetVersionRow | null> => store.findVersion(projectId, id),
    getVersions: store.findVersions,
    getLatestVersions: store.findLatestVersions,
    listVersions: store.listVersions,
    countVersions: store.countVersions,
    listFeatures: store.listFeatures,
    listSplits: store.listSplits,

    /** A version as it is now, then at each change; ends when it is READY or FAILED. Throws NotFound. */
    watchVersion: (projectId: string, id: string): AsyncIterableIterator<DatasetVersionRow> =>
      watchVersion(events, id, () => findVersion(projectId, id)),

    /** Rows of a version in the order of the source, `from` a place in the split (or in all rows) on; none until READY. */
    listRows: async (
      version: DatasetVersionRow,
      split: 'TRAIN' | 'VALIDATION' | 'TEST' | null,
      from: number,
      count: number,
    ): Promise<{ rows: DatasetRow[]; total: number }> => {
      if (version.status !== 'READY') return { rows: [], total: 0 }
      const open = await openPaged(version.id)
      const total = split === null ? Number(version.rowCount ?? 0) : open.source.rowCount(split)
      return { rows: await open.list(split, from, count), total }
    },

    /** Features and sizes of a version, whatever its status; null where there is none. */
    describeVersion: async (versionId: string): Promise<VersionDescription | null> => {
      const layout = await store.findLayout(versionId)
      return (
        layout && {
          id: layout.id,
          status: layout.status,
          rowCount: layout.rowCount,
          features: layout.features,
          splitRowCounts: layout.splitCounts,
        }
      )
    },

    /**
     * The rows of a READY version at random access. Chunks are fetched once to the disk of STRATA_HOME; decoded ones stay in
     * memory up to `cacheBytes` (Default: 512 MiB). Throws NotFound, and UserMistake NOT_READY.
     */
    openRowSource: async (
      versionId: string,
      { cacheBytes = defaultCacheBytes }: { cacheBytes?: number } = {},
    ): Promise<RowSource> => (await openVersion(await readLayout(versionId), blobs, cache, cacheBytes)).source,
  }
}
