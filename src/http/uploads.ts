import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Composition } from '../compose.js'

/** What is read and dropped of a body after it was refused, and for how long. */
const mostDroppedBytes = 64 * 2 ** 20
const mostDroppedMs = 5000

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
        try {
          const body = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
          await services.uploads.receive(request.params.id, body, request.headers)
        } catch (refusal) {
          await dropRest(stream)
          throw refusal
        }
        return reply.code(204).send()
      },
    )
  })
}

/** A sender that is still writing when its connection closes may never read why: so the rest is taken, within bounds. */
async function dropRest(stream: Readable): Promise<void> {
  if (stream.destroyed || stream.readableEnded) return
  await new Promise<void>((resolve) => {
    let droppedBytes = 0
    const timer = setTimeout(resolve, mostDroppedMs)
    const end = (): void => {
      clearTimeout(timer)
      resolve()
    }
    for (const event of ['end', 'close', 'error']) stream.once(event, end)
    stream.on('data', (piece: Uint8Array) => {
      droppedBytes += piece.byteLength
      if (droppedBytes > mostDroppedBytes) end()
    })
  })
}
