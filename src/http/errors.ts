import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { NotFound, UserMistake } from '../platform/errors.js'
import type { Logger } from '../platform/logger.js'

/** HTTP status of a mistake's code outside GraphQL; 400 where it is not listed. */
const statusOfCode: Readonly<Record<string, number>> = { NOT_FOUND: 404, TOO_LARGE: 413, CONFLICT: 409 }

/** Answers callers' mistakes in full; of everything else only an id that the log has too. */
export function answerErrors(fastify: FastifyInstance, logger: Logger): void {
  fastify.setErrorHandler((error, request, reply) => {
    // A body that was refused half read cannot be followed by another request.
    if (request.method === 'PUT') reply.header('connection', 'close')
    if (error instanceof UserMistake) {
      const { code = 'INVALID_INPUT', message = error.message } = error.mistakes[0] ?? {}
      return answer(reply, statusOfCode[code] ?? 400, code, message)
    }
    if (error instanceof NotFound) return answer(reply, 404, 'NOT_FOUND', error.message)
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status < 500) return answer(reply, status, 'BAD_REQUEST', (error as Error).message)
    const id = randomUUID()
    logger.error({ err: error, errorId: id, url: request.url.split('?', 1)[0] }, 'a request failed')
    return reply
      .code(500)
      .send({ error: { code: 'INTERNAL', message: `something went wrong on our side (${id})`, id } })
  })
  fastify.setNotFoundHandler((request, reply) =>
    answer(reply, 404, 'NOT_FOUND', `there is nothing at ${request.method} ${request.url.split('?', 1)[0] ?? ''}`),
  )
}

function answer(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ error: { code, message } })
}
