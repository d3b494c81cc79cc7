import { createHash } from 'node:crypto'
import type { Column } from '../../engine/index.js'
import type { BlobStore } from '../../platform/blobs.js'
import { defaultSplit, IngestFailure, kindOf, listNames, show } from '../dataset.js'
import type { IngestPlan, SplitPlan, StoredFeature } from '../dataset.js'
import type { StoredStatistics } from '../statistics.js'
import { cutChunks } from './chunk-builder.js'
import { createFeatureCounter } from './feature-counter.js'
import { openSource } from './open-source.js'
import type { RowBatch, RowReader } from './row-reader.js'
import { countSplits, drawSplits, readSplitColumn } from './splits.js'
import { createWorkFolder } from './spool.js'

/** What a version is made of: everything but its chunks' bytes, which lie in the BlobStore. */
export interface VersionContent {
  readonly rowCount: number
  /** Bytes of all chunks and of the splits, as stored. */
  readonly byteSize: number
  readonly contentHash: string
  readonly features: readonly { readonly feature: StoredFeature; readonly statistics: StoredStatistics }[]
  /** In the order of splitNames. */
  readonly splitCounts: readonly [number, number, number]
  /** One byte a row: codes of splitNames. */
  readonly splitBlobHash: string
  readonly chunks: readonly { readonly firstRow: number; readonly rowCount: number; readonly blobHash: string }[]
}

export interface IngestProgress {
  readonly phase: 'reading' | 'storing'
  /** Bytes while reading, rows while storing. */
  readonly done: number
  readonly total: number
}

export interface IngestOptions {
  readonly blobs: BlobStore
  /** STRATA_HOME: files are kept there while they are read. */
  readonly home: string
  /** Names the folder of those files: the version's id. */
  readonly name: string
  readonly unpackedLimitBytes: number
  /** What DuckDB may use. (Default: 512) */
  readonly duckMemoryMb?: number
  readonly onProgress: (progress: IngestProgress) => void
}

// Some chunks travel to the database while the next is made.
const chunksInFlight = 3

/** Reads a source into chunks, statistics and splits. Memory is bounded, however long the source. Throws an IngestFailure. */
export async function ingest(plan: IngestPlan, options: IngestOptions): Promise<VersionContent> {
  const folder = await createWorkFolder(options.home, options.name)
  try {
    const wishes = { overrides: plan.features, splitColumn: plan.splits?.type === 'column' ? plan.splits.column : null }
    const reader = await openSource(plan.source, {
      blobs: options.blobs,
      folder: folder.path,
      wishes,
      unpackedLimitBytes: options.unpackedLimitBytes,
      duckMemoryMb: options.duckMemoryMb ?? 512,
      onFetched: (done, total) => options.onProgress({ phase: 'reading', done, total }),
    })
    try {
      return await store(reader, plan.splits, options)
    } finally {
      await reader.close()
    }
  } finally {
    await folder.remove()
  }
}

async function store(
  reader: RowReader,
  splits: SplitPlan | null,
  { blobs, onProgress }: IngestOptions,
): Promise<VersionContent> {
  const { rowCount } = reader
  const splitter = planSplits(reader, splits)
  const kept = reader.features.flatMap((feature, index) => (index === splitter.columnIndex ? [] : [{ feature, index }]))
  if (kept.length === 0)
    throw new IngestFailure('no feature is left: every column is left out or names the splits', 'INVALID_INPUT')
  const features = kept.map(({ feature }) => feature)
  const counters = features.map(createFeatureCounter)

  async function* observed(): AsyncGenerator<RowBatch> {
    let firstRow = 0
    for await (const batch of reader.batches()) {
      splitter.observe(batch.columns, firstRow)
      const columns = kept.map(({ index }) => batch.columns[index]!)
      columns.forEach((column, at) => counters[at]!.add(column))
      yield { rowCount: batch.rowCount, columns }
      firstRow += batch.rowCount
      onProgress({ phase: 'storing', done: firstRow, total: rowCount })
    }
    if (firstRow !== rowCount) throw new Error(`${rowCount} rows were announced, ${firstRow} came`)
  }

  const chunks: { firstRow: number; rowCount: number; blobHash: string }[] = []
  let byteSize = 0
  let firstRow = 0
  const waiting: Promise<void>[] = []
  try {
    for await (const chunk of cutChunks(features, observed())) {
      const index = chunks.push({ firstRow, rowCount: chunk.rowCount, blobHash: '' }) - 1
      firstRow += chunk.rowCount
      byteSize += chunk.bytes.byteLength
      if (waiting.length >= chunksInFlight) await waiting.shift()
      const put = blobs.put(chunk.bytes).then(({ hash }) => {
        chunks[index] = { ...chunks[index]!, blobHash: hash }
      })
      put.catch(() => undefined) // Reported where it is awaited.
      waiting.push(put)
    }
    await Promise.all(waiting)
  } catch (error) {
    await Promise.allSettled(waiting)
    throw error
  }
  const codes = splitter.finish()
  const splitCounts = countSplits(codes)
  if (splitCounts[0] === 0)
    throw new IngestFailure(`no row falls into TRAIN: there are ${rowCount} rows`, 'INVALID_INPUT')
  const { hash: splitBlobHash } = await blobs.put(codes)
  return {
    rowCount,
    byteSize: byteSize + codes.byteLength,
    contentHash: hashContent(
      features,
      chunks.map(({ blobHash }) => blobHash),
      splitBlobHash,
    ),
    features: features.map((feature, index) => ({ feature, statistics: counters[index]!.result() })),
    splitCounts,
    splitBlobHash,
    chunks,
  }
}

interface Splitter {
  /** The column that names the splits. */
  readonly columnIndex: number | null
  observe(columns: readonly Column[], firstRow: number): void
  finish(): Uint8Array
}

function planSplits(reader: RowReader, plan: SplitPlan | null): Splitter {
  const { features, rowCount } = reader
  if (plan?.type === 'column') {
    const codes = new Uint8Array(rowCount)
    const columnIndex = features.findIndex(({ name }) => name === plan.column)
    return {
      columnIndex,
      observe: (columns, firstRow) => readSplitColumn(plan.column, columns[columnIndex]!, codes, firstRow),
      finish: () => codes,
    }
  }
  const { ownSplits } = reader
  if (plan === null && ownSplits) return { columnIndex: null, observe: () => undefined, finish: () => ownSplits }
  const random = plan ?? {
    ...defaultSplit,
    stratifyBy: features.some(({ name }) => name === reader.stratifyBy) ? (reader.stratifyBy ?? null) : null,
  }
  if (random.stratifyBy === null)
    return { columnIndex: null, observe: () => undefined, finish: () => drawSplits(rowCount, random) }
  const index = features.findIndex(({ name }) => name === random.stratifyBy)
  checkStratum(features[index], random.stratifyBy, features)
  const strata = new Int32Array(rowCount)
  return {
    columnIndex: null,
    observe: (columns, firstRow) => {
      const column = columns[index]!
      if (column.kind === 'CATEGORICAL') strata.set(column.codes, firstRow)
      else if (column.kind === 'BOOLEAN') strata.set(column.values, firstRow)
    },
    finish: () => drawSplits(rowCount, random, strata),
  }
}

function checkStratum(feature: StoredFeature | undefined, name: string, features: readonly StoredFeature[]): void {
  if (!feature)
    throw new IngestFailure(
      `stratifyBy names ${show(name)}; the features are ${listNames(features.map((one) => one.name))}`,
      'UNKNOWN_FEATURE',
    )
  const kind = kindOf(feature)
  if (kind !== 'CATEGORICAL' && kind !== 'BOOLEAN')
    throw new IngestFailure(
      `stratifyBy needs a CATEGORICAL or BOOLEAN feature, ${show(name)} is ${kind}; override its kind to stratify by it`,
      'INVALID_INPUT',
    )
}

/** Over all that a reader of the version sees: features, rows and splits. */
function hashContent(features: readonly StoredFeature[], chunkHashes: readonly string[], splitHash: string): string {
  const seen = features.map(({ name, shape, dtype, categories, ...feature }) => ({
    name,
    kind: kindOf(feature),
    shape,
    dtype: dtype ?? null,
    categories: categories ?? null,
  }))
  return createHash('sha256')
    .update(JSON.stringify({ features: seen, chunks: chunkHashes, splits: splitHash }))
    .digest('hex')
}
