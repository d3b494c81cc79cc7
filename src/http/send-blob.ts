import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BlobStore } from '../platform/blobs.js'

interface Download {
  readonly hash: string
  readonly byteSize: number | bigint
  readonly filename: string
  /** (Default: application/octet-stream) */
  readonly type?: string
}

/** Answers with a blob as a download. Its bytes never change, so that caches may keep it. */
export function sendBlob(
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: BlobStore,
  { hash, byteSize, filename, type = 'application/octet-stream' }: Download,
): FastifyReply {
  reply
    .type(type)
    .header('content-length', String(byteSize))
    .header('content-disposition', `attachment; filename="${filename}"`)
    .header('etag', `"${hash}"`)
    .header('cache-control', 'private, max-age=31536000, immutable')
  if (request.headers['if-none-match'] === `"${hash}"`) return reply.removeHeader('content-length').code(304).send()
  // An empty stream, since without any body fastify would answer a length of 0.
  if (request.method === 'HEAD') return reply.send(Readable.from([]))
  return reply.send(Readable.from(blobs.get(hash), { objectMode: false }))
}
