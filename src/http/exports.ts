import type { FastifyInstance } from 'fastify'
import type { Composition } from '../compose.js'
import { findExportedHash } from '../models/exported.js'
import { sendBlob } from './send-blob.js'

interface ExportRoute {
  readonly Params: { readonly id: string; readonly hashes: string; readonly name: string }
}

/** GET /files/exports/:id/:hashes/:name: files of exported models, whose signature was checked before. */
export function serveExports(scope: FastifyInstance, { blobs }: Pick<Composition, 'blobs'>): void {
  scope.get<ExportRoute>('/files/exports/:id/:hashes/:name', async (request, reply) => {
    const { hashes, name } = request.params
    const hash = findExportedHash(hashes, name)
    const byteSize = hash === null ? null : await blobs.byteSize(hash)
    if (hash === null || byteSize === null)
      return reply.code(404).send({ error: { code: 'NOT_FOUND', message: `this export has no ${name}` } })
    const type = name.endsWith('.json') ? { type: 'application/json' } : {}
    return sendBlob(request, reply, blobs, { hash, byteSize, filename: name, ...type })
  })
}
