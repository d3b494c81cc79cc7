import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { specifiedRules, validate } from 'graphql'
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema, ValidationRule } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { originOf } from './context.js'
import type { Context } from './context.js'
import type { FormatError } from './errors.js'

export interface WebSocketOptions {
  readonly schema: GraphQLSchema
  readonly validationRules: readonly ValidationRule[]
  readonly formatError: FormatError
  readonly createContext: (origin: string) => Context
  /** Judges an Authorization value. */
  readonly isAuthorized: (authorization: unknown) => boolean
}

const path = '/graphql'
const largestMessageBytes = 4 * 2 ** 20

/**
 * Serves graphql-transport-ws on the port and path of the HTTP API. Host and Origin of an upgrade were judged before (the
 * border's listener comes first); the key comes with the upgrade's headers or as `authorization` in connectionParams.
 */
export function serveWebSocket(fastify: FastifyInstance, options: WebSocketOptions): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessageBytes })
  const { schema, validationRules, formatError, isAuthorized } = options
  const tell = (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
    errors.map((error) => formatError(error.toJSON(), error))
  const served = useServer(
    {
      schema,
      validate: (against, document, rules = specifiedRules) =>
        validate(against, document, [...rules, ...validationRules]),
      onConnect: ({ connectionParams, extra }) =>
        isAuthorized(extra.request.headers.authorization) || isAuthorized(authorizationIn(connectionParams)),
      context: ({ extra }) => options.createContext(originOf(extra.request.headers)),
      onError: (_, __, ___, errors) => tell(errors),
      onNext: (_, __, ___, ____, { errors, ...result }) => ({
        data: result.data ?? null,
        ...(errors && { errors: tell(errors) }),
      }),
    },
    sockets,
  )
  fastify.server.on('upgrade', (request: IncomingMessage, socket, head) => {
    // Refused by the border, or none of ours.
    if (!socket.writable || request.url?.split('?', 1)[0] !== path) return
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request))
  })
  fastify.addHook('preClose', async () => {
    await served.dispose()
    for (const client of sockets.clients) client.terminate()
  })
}

/** Header names are case-insensitive, and so are they here. */
function authorizationIn(parameters: Readonly<Record<string, unknown>> | undefined): unknown {
  return Object.entries(parameters ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
}
