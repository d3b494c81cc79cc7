import { createHash, randomBytes } from 'node:crypto'
import { chunkBytes, createPostgresBlobStore, removeAbandonedBlobs } from '../../src/platform/blobs.js'
import type { BlobStore } from '../../src/platform/blobs.js'
import { createTestDatabase } from '../support/database.js'
import type { TestDatabase } from '../support/database.js'

let db: TestDatabase
let blobs: BlobStore

beforeAll(async () => {
  db = await createTestDatabase()
  blobs = createPostgresBlobStore(db.database)
})
afterAll(() => db.drop())

const countChunks = async () => {
  const { rows } = await db.database.pool.query<{ count: string }>('select count(*) from "BlobChunk"')
  return Number(rows[0]?.count)
}

test('a stream of 160 MB is stored and read back in bounded memory', async () => {
  const piece = randomBytes(100_000)
  const pieces = 1600
  const hasher = createHash('sha256')
  let peakBytes = 0
  const notePeak = () => (peakBytes = Math.max(peakBytes, process.memoryUsage().arrayBuffers))
  async function* source() {
    for (let index = 0; index < pieces; index++) {
      piece.writeUInt32LE(index)
      hasher.update(piece)
      notePeak()
      yield Buffer.from(piece)
    }
  }
  const before = process.memoryUsage().arrayBuffers
  const { hash, byteSize } = await blobs.put(source())
  expect(byteSize).toBe(piece.length * pieces)
  expect(hash).toBe(hasher.digest('hex'))
  const back = createHash('sha256')
  for await (const chunk of blobs.get(hash)) {
    expect(chunk.byteLength).toBeLessThanOrEqual(chunkBytes)
    back.update(chunk)
    notePeak()
  }
  expect(back.digest('hex')).toBe(hash)
  // What the collector has not come to yet is still counted.
  expect(peakBytes - before).toBeLessThan(96 * 2 ** 20)
})

test('identical bytes are stored once, also when two writers store them at the same time', async () => {
  const bytes = randomBytes(2.5 * chunkBytes)
  const before = await countChunks()
  async function* source() {
    yield bytes.subarray(0, 10)
    yield bytes.subarray(10)
  }
  const stored = await Promise.all([blobs.put(source()), blobs.put(source()), blobs.put(bytes)])
  expect(new Set(stored.map(({ hash }) => hash)).size).toBe(1)
  expect((await countChunks()) - before).toBe(3)
  expect((await blobs.read(stored[0].hash)).equals(bytes)).toBe(true)
})

test('a source that fails leaves nothing behind', async () => {
  const before = await countChunks()
  async function* source() {
    yield randomBytes(3 * chunkBytes)
    throw new Error('cut off')
  }
  await expect(blobs.put(source())).rejects.toThrow('cut off')
  expect(await countChunks()).toBe(before)
})

test('no bytes at all are a blob too, and an unknown hash is named', async () => {
  const { hash, byteSize } = await blobs.put(new Uint8Array())
  expect(byteSize).toBe(0)
  expect(await blobs.byteSize(hash)).toBe(0)
  expect(await blobs.read(hash)).toHaveLength(0)
  expect(await blobs.byteSize('beef')).toBeNull()
  await expect(blobs.read('beef')).rejects.toThrow('no blob "beef"')
})

test('what a dead writer left is removed once it is old, and nothing else', async () => {
  const { hash } = await blobs.put(randomBytes(10))
  await db.database.pool.query(
    `insert into "Blob" (hash, "byteSize", "chunkCount", "createdAt") values
     ('pending:old', 0, 0, now() - interval '2 days'), ('pending:new', 0, 0, now())`,
  )
  expect(await removeAbandonedBlobs(db.database)).toBe(1)
  const { rows } = await db.database.pool.query<{ hash: string }>(
    'select hash from "Blob" where hash = any($1) order by 1',
    [[hash, 'pending:old', 'pending:new']],
  )
  expect(rows.map((row) => row.hash).sort()).toEqual([hash, 'pending:new'].sort())
})

test('chunks are stored out of line and uncompressed', async () => {
  const { rows } = await db.database.pool.query<{ attstorage: string }>(
    `select attstorage from pg_attribute where attrelid = '"BlobChunk"'::regclass and attname = 'bytes'`,
  )
  expect(rows[0]?.attstorage).toBe('e')
})
