import type { RowSource, SplitName } from '../../engine/index.js'
import type { BlobStore } from '../../platform/blobs.js'
import { splitNames } from '../dataset.js'
import type { VersionLayout } from '../store.js'
import type { ChunkCache } from './chunk-cache.js'
import { createChunkReader } from './chunk-reader.js'
import { createRowSource, indexSplits } from './row-source.js'
import { toJson } from './row-json.js'

export interface DatasetRow {
  /** Its place in the source, counted from 0. */
  readonly index: number
  readonly split: SplitName
  readonly values: Record<string, unknown>
}

export interface OpenVersion {
  readonly source: RowSource
  /** `count` rows from a place in the split on (in the source, where no split is given), as JSON values. */
  list(split: SplitName | null, from: number, count: number): Promise<DatasetRow[]>
}

/** Opens a READY version for reading. @param cacheBytes what its chunks may take in memory */
export async function openVersion(
  layout: VersionLayout,
  blobs: BlobStore,
  cache: ChunkCache,
  cacheBytes: number,
): Promise<OpenVersion> {
  const { id, features, rowCount, splitBlobHash } = layout
  const codes = splitBlobHash === null ? new Uint8Array(0) : await blobs.read(splitBlobHash)
  if (codes.length !== rowCount) throw new Error(`${id} has ${rowCount} rows and the splits of ${codes.length}`)
  const splits = indexSplits(codes, layout.splitCounts)
  const chunks = createChunkReader(layout, cache, cacheBytes)
  return {
    source: createRowSource(layout, splits, chunks),
    list: async (split, from, count) => {
      const places = split === null ? null : splits[split]
      const end = Math.min(from + count, places?.length ?? rowCount)
      const rows: DatasetRow[] = []
      for (let at = from; at < end; at++) {
        const index = places ? places[at]! : at
        const chunk = await chunks.load(chunks.placeOf(index))
        const values = features.map(
          (feature, position) =>
            [feature.name, toJson(feature, chunk.columns[position]!, index - chunk.firstRow)] as const,
        )
        rows.push({ index, split: splitNames[codes[index]!]!, values: Object.fromEntries(values) })
      }
      return rows
    },
  }
}
