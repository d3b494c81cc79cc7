import { createHash } from 'node:crypto'
import type { BlobStore } from '../../../src/platform/blobs.js'

/** Blobs of one test, in memory. */
export function createMemoryBlobs(): BlobStore & { readonly count: () => number } {
  const stored = new Map<string, Buffer>()
  const find = (hash: string): Buffer => {
    const bytes = stored.get(hash)
    if (!bytes) throw new Error(`no blob ${hash}`)
    return bytes
  }
  return {
    count: () => stored.size,
    put: async (source) => {
      const pieces: Uint8Array[] = []
      if (source instanceof Uint8Array) pieces.push(source)
      else for await (const piece of source) pieces.push(piece)
      const bytes = Buffer.concat(pieces)
      const hash = createHash('sha256').update(bytes).digest('hex')
      stored.set(hash, bytes)
      return { hash, byteSize: bytes.byteLength }
    },
    get: async function* (hash) {
      const bytes = find(hash)
      // Pieces end in the middle of lines and characters.
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
    },
    read: async (hash) => find(hash),
    byteSize: async (hash) => stored.get(hash)?.byteLength ?? null,
  }
}
