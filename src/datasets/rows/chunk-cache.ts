import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore } from '../../platform/blobs.js'

/** Chunks fetched from the BlobStore, kept on the disk of STRATA_HOME by their hash. */
export interface ChunkCache {
  /** The bytes of a chunk, in an ArrayBuffer of their own. Fetched where the disk has none, or others than the hash says. */
  read(hash: string): Promise<Uint8Array>
}

export interface ChunkCacheOptions {
  readonly blobs: BlobStore
  /** STRATA_HOME. */
  readonly home: string
  /** What the cache may take on disk; the longest unused goes first. (Default: 20 GiB) */
  readonly diskBytes?: number
}

const defaultDiskBytes = 20 * 2 ** 30
/** How much is written between two looks at the size of the cache. */
const sweepEveryBytes = 2 ** 30

export function createChunkCache({ blobs, home, diskBytes = defaultDiskBytes }: ChunkCacheOptions): ChunkCache {
  const folder = join(home, 'cache', 'chunks')
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash)
  let writtenBytes = sweepEveryBytes

  async function fetch(hash: string): Promise<Uint8Array> {
    const bytes = await blobs.read(hash)
    if (!isWhole(bytes, hash)) throw new Error(`the chunk ${hash} is damaged in the blob store`)
    await keep(hash, bytes).catch(() => undefined) // A full disk makes reading slower, not impossible.
    return bytes
  }

  async function keep(hash: string, bytes: Uint8Array): Promise<void> {
    const path = pathOf(hash)
    await mkdir(dirname(path), { recursive: true })
    // Whoever looks sees all of a file or none; processes share the folder.
    const pending = `${path}.${randomUUID()}`
    await writeFile(pending, bytes)
    await rename(pending, path)
    writtenBytes += bytes.byteLength
    if (writtenBytes < sweepEveryBytes) return
    writtenBytes = 0
    await sweep(folder, diskBytes)
  }

  return {
    read: async (hash) => {
      const path = pathOf(hash)
      const bytes = await readFile(path).catch(() => null)
      if (!bytes || !isWhole(bytes, hash)) return fetch(hash)
      const now = new Date()
      await utimes(path, now, now).catch(() => undefined)
      return bytes
    },
  }
}

const isWhole = (bytes: Uint8Array, hash: string): boolean => createHash('sha256').update(bytes).digest('hex') === hash

async function sweep(folder: string, limitBytes: number): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const entry = await stat(path).catch(() => null)
      return entry?.isFile() ? { path, byteSize: entry.size, usedAt: entry.mtimeMs } : null
    }),
  )
  const files = found.filter((file) => file !== null).sort((a, b) => b.usedAt - a.usedAt)
  let total = 0
  for (const { path, byteSize } of files) {
    total += byteSize
    if (total > limitBytes) await rm(path, { force: true })
  }
}
