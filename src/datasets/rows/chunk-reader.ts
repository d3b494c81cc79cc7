import type { VersionLayout } from '../store.js'
import { decodeRows } from './arrow.js'
import type { StoredColumn } from './arrow.js'
import type { ChunkCache } from './chunk-cache.js'

/** A chunk in memory: views of its Arrow bytes. */
export interface LoadedChunk {
  readonly firstRow: number
  readonly rowCount: number
  /** In the order of the version's features. */
  readonly columns: readonly StoredColumn[]
  readonly byteSize: number
  lastUse: number
}

/** The chunks of one version by their place, the last used of them in memory. */
export interface ChunkReader {
  /** The place of the chunk that a row lies in. */
  placeOf(row: number): number
  /** Null where the chunk would have to be loaded. */
  peek(place: number): LoadedChunk | null
  load(place: number): Promise<LoadedChunk>
}

/** @param cacheBytes what chunks may take in memory; one is always kept */
export function createChunkReader(
  { features, chunks }: Pick<VersionLayout, 'features' | 'chunks'>,
  cache: ChunkCache,
  cacheBytes: number,
): ChunkReader {
  const loaded = new Map<number, LoadedChunk>()
  const loading = new Map<number, Promise<LoadedChunk>>()
  let usedBytes = 0
  let clock = 0

  async function read(place: number): Promise<LoadedChunk> {
    const { firstRow, rowCount, blobHash } = chunks[place]!
    const bytes = await cache.read(blobHash)
    const decoded = decodeRows(features, bytes)
    if (decoded.rowCount !== rowCount)
      throw new Error(`the chunk ${blobHash} has ${decoded.rowCount} rows, ${rowCount} were expected`)
    const chunk: LoadedChunk = {
      firstRow,
      rowCount,
      columns: decoded.columns,
      byteSize: bytes.byteLength,
      lastUse: ++clock,
    }
    usedBytes += chunk.byteSize
    evict()
    loaded.set(place, chunk)
    return chunk
  }

  function evict(): void {
    while (usedBytes > cacheBytes && loaded.size > 0) {
      let oldest = -1
      let oldestUse = Number.POSITIVE_INFINITY
      for (const [place, { lastUse }] of loaded) if (lastUse < oldestUse) [oldest, oldestUse] = [place, lastUse]
      usedBytes -= loaded.get(oldest)!.byteSize
      loaded.delete(oldest)
    }
  }

  return {
    placeOf: (row) => {
      let low = 0
      let high = chunks.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (chunks[middle]!.firstRow <= row) low = middle
        else high = middle - 1
      }
      return low
    },
    peek: (place) => {
      const chunk = loaded.get(place)
      if (!chunk) return null
      chunk.lastUse = ++clock
      return chunk
    },
    load: (place) => {
      const chunk = loaded.get(place)
      if (chunk) return Promise.resolve(chunk)
      let pending = loading.get(place)
      if (!pending) {
        pending = read(place).finally(() => loading.delete(place))
        loading.set(place, pending)
      }
      return pending
    },
  }
}
