import { ApolloServer } from '@apollo/server'
import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import fastifyApollo from '@as-integrations/fastify'
import type { FastifyInstance } from 'fastify'
import type { Composition } from '../compose.js'
import type { Env } from '../platform/env.js'
import { createLogger } from '../platform/logger.js'
import { createContext, originOf } from './context.js'
import type { Context } from './context.js'
import { createFormatError } from './errors.js'
import { serveGraphiql } from './graphiql.js'
import { createLimits } from './limits.js'
import { describePlatform } from './platform.js'
import { createSchema } from './schema.js'
import { serveWebSocket } from './websocket.js'

/**
 * Serves the API at /graphql, over HTTP and WebSocket, and GraphiQL at /graphiql. Hosts, origins and keys of HTTP requests
 * were judged before; `isAuthorized` judges an Authorization value that comes over a WebSocket.
 */
export async function mountGraphql(
  fastify: FastifyInstance,
  composition: Composition,
  env: Env,
  isAuthorized: (authorization: unknown) => boolean,
): Promise<void> {
  const schema = createSchema(describePlatform(env))
  const { validationRules, plugins } = createLimits()
  const logger = createLogger(env, 'graphql')
  const formatError = createFormatError((error, errorId) =>
    logger.error({ err: error, errorId }, 'a GraphQL operation failed'),
  )
  const apollo = new ApolloServer<Context>({
    schema,
    validationRules,
    plugins: [...plugins, ApolloServerPluginLandingPageDisabled()] as ApolloServerPlugin<Context>[],
    formatError,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  })
  await apollo.start()
  await fastify.register(fastifyApollo(apollo), {
    path: '/graphql',
    method: ['GET', 'POST'],
    context: async ({ headers }) => createContext(composition, originOf(headers)),
  })
  serveWebSocket(fastify, {
    schema,
    validationRules,
    formatError,
    createContext: (origin) => createContext(composition, origin),
    isAuthorized,
  })
  await serveGraphiql(fastify)
  fastify.addHook('onClose', () => apollo.stop())
}
