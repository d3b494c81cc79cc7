import { createHash } from 'node:crypto'
import type { BlobStore } from '../../platform/blobs.js'
import type { Database } from '../../platform/database.js'
import { mistake } from '../../platform/errors.js'
import { withIdempotency } from '../../platform/idempotency.js'
import { UploadRefused } from './refusal.js'
import { createUploadStore } from './store.js'
import type { UploadRow } from './store.js'

export type { UploadRow } from './store.js'

export interface CreateUpload {
  readonly filename: string
  readonly byteSize?: number | null | undefined
  /** Hexadecimal. */
  readonly sha256?: string | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

const lifetimeMs = 24 * 3_600_000

export type UploadService = ReturnType<typeof createUploadService>

/** Files on their way in: announced over GraphQL, then sent in one HTTP request. */
export function createUploadService({
  database,
  blobs,
  maxUploadBytes,
}: {
  database: Database
  blobs: BlobStore
  maxUploadBytes: number
}) {
  const store = createUploadStore(database)

  function check({ filename, byteSize, sha256 }: CreateUpload): void {
    if (filename.trim() === '' || filename.length > 255)
      throw mistake('INVALID_INPUT', `a filename has 1 to 255 characters, got ${filename.length}`, ['filename'])
    if (byteSize != null && byteSize < 0)
      throw mistake('INVALID_INPUT', `byteSize must be 0 or more, got ${byteSize}`, ['byteSize'])
    if (byteSize != null && byteSize > maxUploadBytes)
      throw mistake('TOO_LARGE', `an upload may have ${maxUploadBytes} bytes, got ${byteSize}`, ['byteSize'])
    if (sha256 != null && !/^[0-9a-f]{64}$/i.test(sha256))
      throw mistake('INVALID_INPUT', `sha256 must be 64 hexadecimal digits, got "${sha256.slice(0, 80)}"`, ['sha256'])
  }

  async function findOpen(id: string): Promise<UploadRow> {
    const upload = await store.find(id)
    if (!upload) throw new UploadRefused(404, 'NOT_FOUND', `no upload "${id}"`)
    if (upload.status === 'COMPLETE')
      throw new UploadRefused(409, 'CONFLICT', `the upload ${id} is complete; create another one to send other bytes`)
    if (upload.expiresAt.getTime() < Date.now())
      throw new UploadRefused(
        410,
        'UPLOAD_EXPIRED',
        `the upload ${id} was to be sent by ${upload.expiresAt.toISOString()}; create another one`,
      )
    return upload
  }

  return {
    getMany: (projectId: string, ids: readonly string[]): Promise<UploadRow[]> => store.findMany(projectId, ids),

    create: async (projectId: string, input: CreateUpload): Promise<UploadRow> => {
      check(input)
      const { filename, byteSize, sha256, idempotencyKey } = input
      const call = { projectId, mutation: 'createUpload', key: idempotencyKey, input: { filename, byteSize, sha256 } }
      const { id } = await withIdempotency(database, call, async () => {
        const expiresAt = new Date(Date.now() + lifetimeMs)
        const row = await store.insert({
          projectId,
          filename,
          expectedBytes: byteSize ?? null,
          expectedHash: sha256?.toLowerCase() ?? null,
          expiresAt,
        })
        return { id: row.id }
      })
      const upload = await store.find(id)
      if (!upload) throw new Error(`the upload ${id} vanished after it was made`)
      return upload
    },

    /**
     * Takes the bytes of an upload as they come, in bounded memory. They are kept only where all of them came, and are those
     * that were announced; what broke off or was refused leaves nothing and may be sent again. Throws UploadRefused.
     */
    receive: async (
      id: string,
      stream: AsyncIterable<Uint8Array>,
      headers: Readonly<Record<string, string | string[] | undefined>>,
    ): Promise<void> => {
      const upload = await findOpen(id)
      const expectedBytes = upload.expectedBytes === null ? null : Number(upload.expectedBytes)
      const announced = headers['content-length'] === undefined ? null : Number(headers['content-length'])
      const refuseSize = (found: number): void => {
        if (found > maxUploadBytes)
          throw new UploadRefused(
            413,
            'TOO_LARGE',
            `an upload may have ${maxUploadBytes} bytes, at least ${found} came`,
          )
        if (expectedBytes !== null && found > expectedBytes)
          throw new UploadRefused(422, 'INVALID_INPUT', `${expectedBytes} bytes were announced, at least ${found} came`)
      }
      // Before a byte is read: the sender need not send what will be refused.
      if (announced !== null) refuseSize(announced)
      if (!(await store.begin(id))) throw new UploadRefused(409, 'CONFLICT', `the upload ${id} is complete`)
      try {
        const blob = await blobs.put(
          checked(stream, { refuseSize, expectedBytes: expectedBytes ?? announced, expectedHash: upload.expectedHash }),
        )
        if (!(await store.complete(id, blob)))
          throw new UploadRefused(409, 'CONFLICT', `the upload ${id} was completed by another request`)
      } catch (error) {
        await store.fail(id).catch(() => undefined)
        throw error
      }
    },
  }
}

interface Expectation {
  /** Throws where more bytes came than may. */
  readonly refuseSize: (bytes: number) => void
  readonly expectedBytes: number | null
  readonly expectedHash: string | null
}

/** The stream as it is; fails at its end, before the BlobStore keeps it, where it is not what was announced. */
async function* checked(
  stream: AsyncIterable<Uint8Array>,
  { refuseSize, expectedBytes, expectedHash }: Expectation,
): AsyncGenerator<Uint8Array> {
  const hasher = expectedHash === null ? null : createHash('sha256')
  let bytes = 0
  for await (const piece of stream) {
    bytes += piece.byteLength
    refuseSize(bytes)
    hasher?.update(piece)
    yield piece
  }
  if (expectedBytes !== null && bytes !== expectedBytes)
    throw new UploadRefused(422, 'INVALID_INPUT', `${expectedBytes} bytes were announced, ${bytes} came`)
  const hash = hasher?.digest('hex')
  if (hash !== undefined && hash !== expectedHash)
    throw new UploadRefused(422, 'INVALID_INPUT', `bytes of sha256 ${expectedHash} were announced, ${hash} came`)
}
