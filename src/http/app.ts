import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import type { Composition } from '../compose.js'
import { mountGraphql } from '../graphql/server.js'
import type { Env } from '../platform/env.js'
import type { Logger } from '../platform/logger.js'
import { isAuthorized } from './api-key.js'
import { guardRequests, guardUpgrades } from './border.js'
import { answerErrors } from './errors.js'
import { serveFiles } from './files.js'
import { serveHealth } from './health.js'
import { serveMetrics } from './metrics.js'
import { receiveUploads } from './uploads.js'

/** What pages of ours may load: all from here. GraphiQL's editor styles itself inline and runs workers from blobs. */
const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  workerSrc: ["'self'", 'blob:'],
  // Not every browser counts a WebSocket to the same host as 'self'.
  connectSrc: ["'self'", 'ws:', 'wss:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  // Served over plain HTTP on a host of the operator's, an upgrade would break every request.
  upgradeInsecureRequests: null,
}

/** The HTTP side of a server, not yet listening: border, health, metrics, uploads, files and GraphQL. */
export async function createHttpApp(
  composition: Composition,
  env: Env,
  logger: Logger,
  isServing: () => boolean,
): Promise<FastifyInstance> {
  const fastify = Fastify({
    genReqId: () => randomUUID(),
    bodyLimit: 32 * 2 ** 20,
    // An upload takes as long as it takes; headers have Node's own limit of a minute.
    requestTimeout: 0,
    // The folder of an export names a SHA-256 for each of its files.
    routerOptions: { maxParamLength: 256 },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  })
  answerErrors(fastify, logger)
  await fastify.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: 'same-site' },
  })
  guardRequests(fastify, env)
  guardUpgrades(fastify, env)
  serveHealth(fastify, composition, isServing)
  serveMetrics(fastify, composition.database)
  receiveUploads(fastify, composition)
  serveFiles(fastify, composition)
  await mountGraphql(fastify, composition, env, (authorization) => isAuthorized(authorization, env))
  return fastify
}
