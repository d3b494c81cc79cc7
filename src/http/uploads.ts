import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Composition } from '../compose.js'

/** PUT /uploads/:id: the body goes to the upload as it comes, whatever its type and however long it is. */
export function receiveUploads(fastify: FastifyInstance, { services }: Pick<Composition, 'services'>): void {
  void fastify.register(async (scope) => {
    // The body is not read into memory: the handler gets the stream itself.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_, payload, done) => done(null, payload))
    scope.put<{ Params: { id: string }; Body: Readable | undefined }>(
      '/uploads/:id',
      { bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request, reply) => {
        // Without a content type fastify parses nothing and leaves the stream unread.
        const stream = request.body ?? request.raw
        await services.uploads.receive(request.params.id, stream, request.headers)
        return reply.code(204).send()
      },
    )
  })
}
