import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Composition } from '../compose.js'
import { defaultProjectId } from '../platform/project.js'

/** GET /files/...: blobs as downloads, by signed URLs that expire. */
export function serveFiles(
  fastify: FastifyInstance,
  { blobs, services, urls }: Pick<Composition, 'blobs' | 'services' | 'urls'>,
): void {
  void fastify.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      const fault = urls.check(request.url)
      if (fault === null) return undefined
      const message = fault === 'EXPIRED' ? 'this URL has expired: ask for a new one' : 'this URL is not signed by us'
      return reply.code(403).send({ error: { code: fault, message } })
    })
    scope.get<{ Params: { id: string } }>('/files/weights/:id', async (request, reply) => {
      const version = await services.models.getVersion(defaultProjectId, request.params.id)
      if (!version) {
        const message = `no model version "${request.params.id}"`
        return reply.code(404).send({ error: { code: 'NOT_FOUND', message } })
      }
      const model = await services.models.get(defaultProjectId, version.modelId)
      const name = `${(model?.name ?? 'model').replace(/[^\w.-]+/g, '-')}-${version.number}.safetensors`
      reply
        .type('application/octet-stream')
        .header('content-length', String(version.weightsByteSize))
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('etag', `"${version.weightsBlobHash}"`)
        .header('cache-control', 'private, max-age=31536000, immutable')
      if (request.headers['if-none-match'] === `"${version.weightsBlobHash}"`)
        return reply.removeHeader('content-length').code(304).send()
      // An empty stream, since without any body fastify would answer a length of 0.
      if (request.method === 'HEAD') return reply.send(Readable.from([]))
      return reply.send(Readable.from(blobs.get(version.weightsBlobHash), { objectMode: false }))
    })
  })
}
