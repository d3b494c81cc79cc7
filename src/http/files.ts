import type { FastifyInstance } from 'fastify'
import type { Composition } from '../compose.js'
import { defaultProjectId } from '../platform/project.js'
import { serveExports } from './exports.js'
import { sendBlob } from './send-blob.js'

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
    serveExports(scope, { blobs })
    scope.get<{ Params: { id: string } }>('/files/weights/:id', async (request, reply) => {
      const version = await services.models.getVersion(defaultProjectId, request.params.id)
      if (!version) {
        const message = `no model version "${request.params.id}"`
        return reply.code(404).send({ error: { code: 'NOT_FOUND', message } })
      }
      const model = await services.models.get(defaultProjectId, version.modelId)
      const name = `${(model?.name ?? 'model').replace(/[^\w.-]+/g, '-')}-${version.number}.safetensors`
      const { weightsBlobHash: hash, weightsByteSize: byteSize } = version
      return sendBlob(request, reply, blobs, { hash, byteSize, filename: name })
    })
  })
}
