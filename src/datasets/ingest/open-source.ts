import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlobStore } from '../../platform/blobs.js'
import { IngestFailure, listNames, show } from '../dataset.js'
import type { DatasetSource, FeatureOverride, StoredFeature } from '../dataset.js'
import { openCsv } from './csv.js'
import { readInlineRows } from './inline.js'
import type { InlineRow } from './inline.js'
import { openNpz } from './npz.js'
import { checkWishes, isExcluded, overrideOf } from './row-reader.js'
import type { ColumnWishes, RowBatch, RowReader } from './row-reader.js'
import { openSample } from './samples.js'
import { createTextInspector, spool } from './spool.js'

export interface SourceOptions {
  readonly blobs: BlobStore
  /** A folder of this ingest's own. */
  readonly folder: string
  readonly wishes: ColumnWishes
  /** Most bytes that an archive may unpack to. */
  readonly unpackedLimitBytes: number
  readonly duckMemoryMb: number
  /** Told how many bytes of a file have been fetched, and how many there are. */
  onFetched(done: number, total: number): void
}

/** Opens whatever the rows of a version come from. Throws an IngestFailure where it cannot be read. */
export async function openSource(source: DatasetSource, options: SourceOptions): Promise<RowReader> {
  switch (source.type) {
    case 'sample':
      return withWishes(await openSample(source.name), options.wishes)
    case 'inline': {
      const rows = JSON.parse((await options.blobs.read(source.blobHash)).toString()) as InlineRow[]
      return readInlineRows(rows, options.wishes, (message) => {
        throw new IngestFailure(message, 'INVALID_INPUT')
      })
    }
    case 'upload':
      return openUpload(source, options)
  }
}

async function openUpload(
  source: Extract<DatasetSource, { type: 'upload' }>,
  options: SourceOptions,
): Promise<RowReader> {
  const { blobs, folder, wishes } = options
  const path = join(folder, 'source')
  const total = await blobs.byteSize(source.blobHash)
  if (total === null) throw new IngestFailure('the bytes of the upload are gone', 'STORAGE_LOST')
  let done = 0
  let inspector: ReturnType<typeof createTextInspector> | null = null
  let isFirst = true
  await spool(blobs.get(source.blobHash), path, (piece) => {
    if (isFirst) inspector = isCsv(source.format, piece) ? createTextInspector() : null
    isFirst = false
    inspector?.inspect(piece)
    done += piece.byteLength
    options.onFetched(done, total)
  })
  const start = await readStart(path)
  if (!isCsv(source.format, start)) return openNpz({ path, limitBytes: options.unpackedLimitBytes, ...wishes })
  ;(inspector as ReturnType<typeof createTextInspector> | null)?.end()
  return openCsv({ path, folder, memoryLimitMb: options.duckMemoryMb, ...wishes })
}

/** AUTO: a zip archive begins with PK; other formats that are known by their first bytes are refused by name. */
function isCsv(format: string, start: Uint8Array): boolean {
  const isZip = start[0] === 0x50 && start[1] === 0x4b && start[2]! <= 8
  if (format === 'NPZ' && !isZip)
    throw new IngestFailure(`an NPZ file (a zip archive) was expected, found ${nameOf(start) ?? 'other bytes'}`)
  if (format === 'CSV' && isZip) throw new IngestFailure('a CSV file was expected, found a zip archive')
  const other = nameOf(start)
  if (other !== null && !isZip) throw new IngestFailure(`a CSV or NPZ file was expected, found ${other}`)
  return !isZip
}

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['a single .npy array (save it with numpy.savez)', [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
  ['gzip (unpack it first)', [0x1f, 0x8b]],
  ['Zstandard (unpack it first)', [0x28, 0xb5, 0x2f, 0xfd]],
  ['Parquet', [0x50, 0x41, 0x52, 0x31]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['HDF5', [0x89, 0x48, 0x44, 0x46]],
]

const nameOf = (start: Uint8Array): string | null =>
  signatures.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte))?.[0] ?? null

async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** A sample with columns left out; its kinds are what they are, but an image may be taken as a plain tensor. */
function withWishes(reader: RowReader, wishes: ColumnWishes): RowReader {
  checkWishes(
    wishes,
    reader.features.map(({ name }) => name),
  )
  const kept = reader.features.flatMap((feature, index) =>
    isExcluded(wishes, feature.name) ? [] : [{ index, feature: wished(feature, overrideOf(wishes, feature.name)) }],
  )
  return {
    ...reader,
    features: kept.map(({ feature }) => feature),
    batches: async function* () {
      for await (const { rowCount, columns } of reader.batches())
        yield {
          rowCount,
          columns: kept.map(({ index, feature }) => {
            const column = columns[index]!
            return column.kind === 'IMAGE' && feature.kind === 'TENSOR' ? { ...column, kind: feature.kind } : column
          }),
        } satisfies RowBatch
    },
  }
}

function wished(feature: StoredFeature, override: FeatureOverride | undefined): StoredFeature {
  const kind = override?.kind ?? feature.kind
  if (kind !== feature.kind && !(feature.kind === 'IMAGE' && kind === 'TENSOR'))
    throw new IngestFailure(
      `the sample's ${show(feature.name)} is ${feature.kind} and cannot be ${kind}`,
      'INVALID_INPUT',
    )
  if (override?.categories && override.categories.join('\n') !== feature.categories?.join('\n'))
    throw new IngestFailure(
      `the categories of the sample's ${show(feature.name)} are ${listNames(feature.categories ?? [])}`,
      'INVALID_INPUT',
    )
  return { ...feature, kind }
}
