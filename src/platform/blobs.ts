import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { inTransaction } from './database.js'
import type { Database } from './database.js'
import { NotFound } from './errors.js'

/** Content-addressed bytes. Identical bytes are stored once, whoever puts them. */
export interface BlobStore {
  /**
   * Stores bytes and answers their sha256 (hex) and size. A stream is held one chunk at a time, however long it is.
   * Nothing is kept where the source fails.
   */
  put(source: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredBlob>
  /** The bytes in order, in pieces of at most 1 MiB. Throws NotFound at the first piece. */
  get(hash: string): AsyncIterable<Uint8Array>
  /** The whole in one Buffer, for what is known to be small. Throws NotFound. */
  read(hash: string): Promise<Buffer>
  /** Null where no such blob is stored. */
  byteSize(hash: string): Promise<number | null>
}

export interface StoredBlob {
  /** sha256 of the whole, hex. */
  readonly hash: string
  readonly byteSize: number
}

/** Rows of 1 MiB keep a reader's and a writer's memory flat; one large value would cost many times its size. */
export const chunkBytes = 2 ** 20

/** Blobs as chunk rows of Postgres, through the tables Blob and BlobChunk. */
export function createPostgresBlobStore({ pool }: Pick<Database, 'pool'>): BlobStore {
  async function byteSize(hash: string): Promise<number | null> {
    const { rows } = await pool.query<{ byteSize: string }>(
      'select "byteSize" from "Blob" where hash = $1 and "sealedAt" is not null',
      [hash],
    )
    return rows[0] ? Number(rows[0].byteSize) : null
  }

  async function* get(hash: string): AsyncGenerator<Uint8Array> {
    const size = await byteSize(hash)
    if (size === null) throw new NotFound('blob', hash)
    const count = Math.ceil(size / chunkBytes)
    const readAhead = (index: number) => {
      const chunk = index < count ? readChunk(pool, hash, index) : null
      chunk?.catch(() => undefined) // Reported where it is awaited; a reader that stops early never does.
      return chunk
    }
    let next = readAhead(0)
    for (let index = 0; next; index++) {
      const bytes = await next
      next = readAhead(index + 1)
      yield bytes
    }
  }

  return {
    byteSize,
    get,
    put: async (source) => {
      if (!(source instanceof Uint8Array)) return putStream(pool, source)
      const hash = createHash('sha256').update(source).digest('hex')
      if ((await byteSize(hash)) === null) await putWhole(pool, hash, source)
      return { hash, byteSize: source.byteLength }
    },
    read: async (hash) => {
      const pieces: Uint8Array[] = []
      for await (const piece of get(hash)) pieces.push(piece)
      return Buffer.concat(pieces)
    },
  }
}

/**
 * Removes what writers that died left behind: blobs never sealed, older than the given age.
 * Answers how many there were.
 */
export async function removeAbandonedBlobs(
  { pool }: Pick<Database, 'pool'>,
  olderThanMs = 86_400_000,
): Promise<number> {
  const { rowCount } = await pool.query(
    `delete from "Blob" where "sealedAt" is null and "createdAt" < now() - $1 * interval '1 millisecond'`,
    [olderThanMs],
  )
  return rowCount ?? 0
}

async function readChunk(pool: pg.Pool, hash: string, index: number): Promise<Uint8Array> {
  const { rows } = await pool.query<{ bytes: Buffer }>('select bytes from "BlobChunk" where hash = $1 and index = $2', [
    hash,
    index,
  ])
  if (!rows[0]) throw new Error(`blob ${hash}: chunk ${index} is missing`)
  return rows[0].bytes
}

type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** The hash is known only at the end, so chunks arrive under a name of their own and are renamed when sealed. */
async function putStream(pool: pg.Pool, source: Source): Promise<StoredBlob> {
  const pending = `pending:${randomUUID()}`
  const hasher = createHash('sha256')
  let byteSize = 0
  let chunkCount = 0
  await pool.query('insert into "Blob" (hash, "byteSize", "chunkCount") values ($1, 0, 0)', [pending])
  try {
    for await (const chunk of inChunks(source)) {
      hasher.update(chunk)
      byteSize += chunk.byteLength
      await insertChunk(pool, pending, chunkCount++, chunk)
    }
    const hash = hasher.digest('hex')
    await seal(pool, pending, { hash, byteSize, chunkCount })
    return { hash, byteSize }
  } catch (error) {
    // Where even this fails, removeAbandonedBlobs finds it later.
    await pool.query('delete from "Blob" where hash = $1', [pending]).catch(() => undefined)
    throw error
  }
}

/** The hash is known, so all is stored under it at once, and appears at once. */
async function putWhole(pool: pg.Pool, hash: string, bytes: Uint8Array): Promise<void> {
  const blob = { hash, byteSize: bytes.byteLength, chunkCount: Math.ceil(bytes.byteLength / chunkBytes) }
  await inTransaction(pool, async (client) => {
    if (!(await insertSealed(client, blob))) return
    for (let index = 0; index < blob.chunkCount; index++)
      await insertChunk(client, hash, index, bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes))
  })
}

async function seal(pool: pg.Pool, pending: string, blob: SealedBlob): Promise<void> {
  await inTransaction(pool, async (client) => {
    const isNew = await insertSealed(client, blob)
    if (isNew) await client.query('update "BlobChunk" set hash = $1 where hash = $2', [blob.hash, pending])
    await client.query('delete from "Blob" where hash = $1', [pending])
  })
}

interface SealedBlob extends StoredBlob {
  readonly chunkCount: number
}

/** False: somebody else stored it. A writer of the same bytes that is storing them at this moment is waited for, and then wins. */
async function insertSealed(client: pg.PoolClient, { hash, byteSize, chunkCount }: SealedBlob): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into "Blob" (hash, "byteSize", "chunkCount", "sealedAt") values ($1, $2, $3, now())
     on conflict (hash) do nothing`,
    [hash, byteSize, chunkCount],
  )
  return rowCount === 1
}

async function insertChunk(
  client: pg.Pool | pg.PoolClient,
  hash: string,
  index: number,
  bytes: Uint8Array,
): Promise<void> {
  await client.query('insert into "BlobChunk" (hash, index, bytes) values ($1, $2, $3)', [hash, index, bytes])
}

/** Cuts and joins pieces into chunks of exactly chunkBytes, the last one less. */
async function* inChunks(source: Source): AsyncGenerator<Buffer> {
  let filled = 0
  let chunk = Buffer.allocUnsafe(chunkBytes)
  for await (const piece of source) {
    for (let taken = 0; taken < piece.byteLength;) {
      const part = piece.subarray(taken, taken + chunkBytes - filled)
      chunk.set(part, filled)
      taken += part.byteLength
      filled += part.byteLength
      if (filled === chunkBytes) {
        yield chunk
        chunk = Buffer.allocUnsafe(chunkBytes)
        filled = 0
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}
