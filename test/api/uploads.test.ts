import { readdir, readFile } from 'node:fs/promises'
import { send, sendBeginning } from '../support/http.js'
import { startServer, startStrata } from '../support/server.js'
import type { TestServer, TestStrata } from '../support/server.js'
import { announce, put, refusalOf, sha256 } from '../support/uploads.js'
import { waitFor } from '../support/wait.js'

const mebibyte = 2 ** 20
const csv = 'a,b\n1,2\n3,4\n'

let strata: TestStrata
beforeAll(async () => {
  strata = await startStrata({ worker: false })
})
afterAll(() => strata.close())

interface UploadState {
  readonly status: string
  readonly byteSize: number | null
  readonly sha256: string | null
}

async function stateOf(id: string): Promise<UploadState> {
  const { node } = await strata.graphql<{ node: UploadState }>(
    'query ($id: ID!) { node(id: $id) { ... on Upload { status byteSize sha256 } } }',
    { id },
  )
  return node
}

/** Names of all blobs, those that are not whole among them, and how many chunks there are. */
async function storedBlobs(): Promise<{ names: string[]; chunks: number }> {
  const { pool } = strata.db.database
  const { rows } = await pool.query<{ hash: string }>('select hash from "Blob" order by hash')
  const chunks = await pool.query<{ count: string }>('select count(*) from "BlobChunk"')
  return { names: rows.map(({ hash }) => hash), chunks: Number(chunks.rows[0]?.count) }
}

test('a file that is announced and sent is kept, under its own hash', async () => {
  const upload = await announce(strata, { filename: 'a.csv', byteSize: csv.length, sha256: sha256(csv) })
  expect(upload.method).toBe('PUT')
  expect(upload.url).toBe(`${strata.url}/uploads/${upload.id}`)
  expect(new Date(upload.expiresAt).getTime()).toBeGreaterThan(Date.now())
  expect(await stateOf(upload.id)).toEqual({ status: 'WAITING', byteSize: null, sha256: null })
  expect((await put(upload.url, csv)).status).toBe(204)
  expect(await stateOf(upload.id)).toEqual({ status: 'COMPLETE', byteSize: csv.length, sha256: sha256(csv) })
})

test('a file whose size and hash nobody announced may come in pieces, of any content type or none', async () => {
  for (const headers of [{}, { 'content-type': 'text/csv' }, { 'content-type': 'application/json' }]) {
    const { id, url } = await announce(strata)
    const pieces = [Buffer.from('a,b\n'), Buffer.from('5,6\n')]
    expect((await send(url, { method: 'PUT', body: pieces, headers })).status).toBe(204)
    expect(await stateOf(id)).toMatchObject({ status: 'COMPLETE', byteSize: 8 })
  }
})

test.each<[string, object, string | Buffer[], number, string, RegExp]>([
  ['longer than announced', { byteSize: 5 }, csv, 422, 'INVALID_INPUT', /5 bytes were announced, at least 12 came/],
  ['longer, in pieces', { byteSize: 5 }, [Buffer.from(csv)], 422, 'INVALID_INPUT', /5 bytes were announced/],
  ['shorter than announced', { byteSize: 99 }, csv, 422, 'INVALID_INPUT', /99 bytes were announced, 12 came/],
  [
    'shorter, in pieces',
    { byteSize: 99 },
    [Buffer.from(csv)],
    422,
    'INVALID_INPUT',
    /99 bytes were announced, 12 came/,
  ],
  [
    'not what its hash says',
    { sha256: sha256('b') },
    csv,
    422,
    'INVALID_INPUT',
    /bytes of sha256 3e23e8.* were announced/,
  ],
])(
  'a body that is %s is refused, leaves nothing, and may be sent again',
  async (_, input, body, status, code, message) => {
    const before = await storedBlobs()
    const { id, url } = await announce(strata, input)
    const refusal = refusalOf(await put(url, body))
    expect(refusal).toEqual({ status, code, message: expect.stringMatching(message) as string })
    expect(await storedBlobs()).toEqual(before)
    expect((await stateOf(id)).status).not.toBe('COMPLETE')
    const right = 'byteSize' in input ? 'x'.repeat(Number(input.byteSize)) : 'b'
    expect((await put(url, right)).status).toBe(204)
  },
)

test.each([
  [{ filename: ' ' }, 'INVALID_INPUT', ['filename'], /1 to 255 characters/],
  [{ byteSize: -1 }, 'INVALID_INPUT', ['byteSize'], /0 or more, got -1/],
  [{ byteSize: 2 ** 50 }, 'TOO_LARGE', ['byteSize'], /got 1125899906842624/],
  [{ sha256: 'abc' }, 'INVALID_INPUT', ['sha256'], /64 hexadecimal digits, got "abc"/],
])('an announcement of %j is refused with its place', async (input, code, path, message) => {
  const { createUpload } = await strata.graphql<{ createUpload: { upload: null; userErrors: unknown } }>(
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { upload { id } userErrors { code path message } } }',
    { input: { filename: 'a.csv', ...input } },
  )
  expect(createUpload).toEqual({
    upload: null,
    userErrors: [{ code, path, message: expect.stringMatching(message) as string }],
  })
})

test('one idempotencyKey answers one upload', async () => {
  const [first, again] = await Promise.all([1, 2].map(() => announce(strata, { idempotencyKey: 'once' })))
  expect(again!.id).toBe(first!.id)
  await expect(announce(strata, { idempotencyKey: 'once', filename: 'other.csv' })).rejects.toThrow(/another input/)
})

test('an upload that was completed takes no other bytes', async () => {
  const { id, url } = await announce(strata)
  expect((await put(url, csv)).status).toBe(204)
  expect(refusalOf(await put(url, 'other'))).toMatchObject({ status: 409, code: 'CONFLICT' })
  expect(await stateOf(id)).toMatchObject({ status: 'COMPLETE', sha256: sha256(csv) })
})

test('a URL that was tampered with opens no upload, and one that has expired takes no bytes', async () => {
  const { id, url } = await announce(strata)
  const other = `${url.slice(0, -1)}${url.endsWith('a') ? 'b' : 'a'}`
  for (const unknown of [other, `${strata.url}/uploads/up_1`, `${strata.url}/uploads/..%2fup_1`])
    expect(refusalOf(await put(unknown, csv))).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  await strata.db.database.pool.query(`update "Upload" set "expiresAt" = now() - interval '1 minute' where id = $1`, [
    id,
  ])
  expect(refusalOf(await put(url, csv))).toMatchObject({
    status: 410,
    code: 'UPLOAD_EXPIRED',
    message: expect.stringContaining('create another one') as string,
  })
  expect((await stateOf(id)).status).not.toBe('COMPLETE')
})

test("another page's upload is refused before a byte of it is read", async () => {
  const { id, url } = await announce(strata)
  const answer = await put(url, csv, { origin: 'https://evil.example' })
  expect(refusalOf(answer)).toMatchObject({ status: 403, code: 'ORIGIN_NOT_ALLOWED' })
  expect((await stateOf(id)).status).toBe('WAITING')
})

test('an upload that breaks off leaves nothing behind and may be repeated', async () => {
  const before = await storedBlobs()
  const whole = Buffer.alloc(3 * mebibyte, 7)
  for (const headers of [{ 'content-length': whole.length }, {}]) {
    const { id, url } = await announce(strata, { byteSize: whole.length, sha256: sha256(whole) })
    const sending = sendBeginning(url, headers, whole.subarray(0, 2 * mebibyte + 17))
    await waitFor('two chunks to be stored', async () => (await storedBlobs()).chunks === before.chunks + 2)
    expect((await stateOf(id)).status).toBe('RECEIVING')
    sending.destroy()
    await waitFor('the upload to fail', async () => (await stateOf(id)).status === 'FAILED')
    expect(await storedBlobs()).toEqual(before)
    expect(await readdir(strata.env.STRATA_HOME!)).toEqual([])
    expect((await put(url, whole)).status).toBe(204)
    expect(await stateOf(id)).toMatchObject({ status: 'COMPLETE', sha256: sha256(whole) })
    before.names = (await storedBlobs()).names
    before.chunks = (await storedBlobs()).chunks
  }
  expect(strata.server.output()).not.toMatch(/a request failed/)
})

test('while one sender hangs, the file may be sent over another connection', async () => {
  const { id, url } = await announce(strata, { sha256: sha256(csv) })
  const hanging = sendBeginning(url, {}, Buffer.from('a,'))
  await waitFor('the first sender', async () => (await stateOf(id)).status === 'RECEIVING')
  expect((await put(url, csv)).status).toBe(204)
  hanging.destroy()
  await waitFor(
    'its end to be noticed',
    async () => !(await storedBlobs()).names.some((name) => name.startsWith('pending')),
  )
  expect(await stateOf(id)).toMatchObject({ status: 'COMPLETE', sha256: sha256(csv) })
})

describe('with MAX_UPLOAD_MB', () => {
  let small: TestServer
  beforeAll(async () => {
    small = await startServer(strata.db.url, { ...strata.env, MAX_UPLOAD_MB: '1' })
  })
  afterAll(() => small.stop())

  test.each(['with its length', 'in pieces'])('a body above it is refused %s, and the sender is told', async (how) => {
    const body = Buffer.alloc(24 * mebibyte)
    const pieces = Array.from({ length: 24 }, (_, at) => body.subarray(at * mebibyte, (at + 1) * mebibyte))
    const before = await storedBlobs()
    const { url } = await announce(small)
    const refusal = refusalOf(await put(url, how === 'in pieces' ? pieces : body))
    expect(refusal).toMatchObject({ status: 413, code: 'TOO_LARGE' })
    expect(refusal.message).toMatch(/an upload may have 1048576 bytes, at least \d+ came/)
    await waitFor('the rest to be removed', async () => (await storedBlobs()).chunks === before.chunks)
    await expect(announce(small, { byteSize: mebibyte + 1 })).rejects.toThrow(/1048576 bytes, got 1048577/)
  })
})

test('200 MB pass through the server in bounded memory', async () => {
  const { id, url } = await announce(strata)
  const residentMb = async () =>
    Number(/^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${strata.server.pid}/status`, 'utf8'))?.[1]) / 1024
  const before = await residentMb()
  let peak = before
  async function* body(): AsyncGenerator<Uint8Array> {
    const piece = Buffer.alloc(mebibyte)
    for (let at = 0; at < 200; at += 1) {
      piece.writeUInt32LE(at)
      yield Buffer.from(piece)
      peak = Math.max(peak, await residentMb())
    }
  }
  expect((await put(url, body())).status).toBe(204)
  expect(await stateOf(id)).toMatchObject({ status: 'COMPLETE', byteSize: 200 * mebibyte })
  expect(peak - before).toBeLessThan(100)
}, 60_000)
