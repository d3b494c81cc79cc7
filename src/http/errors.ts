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
    const { statusCode: status = 500, code } = error as { statusCode?: number; code?: string }
    // Our own refusals carry a code of ours; fastify's are all of one kind to a caller.
    const publicCode = code && !code.startsWith('FST_') ? code : 'BAD_REQUEST'
    if (status < 500) return answer(reply, status, publicCode, (error as Error).message)
    // Who went away in the middle hears no answer, and nothing is wrong here.
    if (request.raw.destroyed && !request.raw.complete)
      return answer(reply, 400, 'BAD_REQUEST', 'the request broke off before its end')
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
