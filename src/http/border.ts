import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Env } from '../platform/env.js'
import { isAuthorized } from './api-key.js'
import { isAllowedHost, isAllowedOrigin } from './hosts.js'

export interface Refusal {
  readonly status: 401 | 403 | 404
  readonly code: string
  readonly message: string
}

/** What needs no key: health, the static page of GraphiQL, and files, whose URLs are signed. */
const openPaths = /^\/(health\/(live|ready)|graphiql(\/.*)?|files\/.*)$/

/** Why a request may not pass, judged by its headers alone; null where it may. */
export function judgeRequest(request: Pick<IncomingMessage, 'headers' | 'url' | 'method'>, env: Env): Refusal | null {
  const { host, origin, authorization } = request.headers
  if (!isAllowedHost(host, env))
    return refuse(403, 'HOST_NOT_ALLOWED', `the host "${host ?? ''}" is not ours: add it to ALLOWED_HOSTS`)
  if (!isAllowedOrigin(origin, host, env))
    return refuse(403, 'ORIGIN_NOT_ALLOWED', `pages of ${origin ?? ''} may not call this API: add it to CORS_ORIGINS`)
  if (request.method === 'OPTIONS' || openPaths.test(pathOf(request.url))) return null
  return isAuthorized(authorization, env) ? null : keyMissing
}

/** Guards every HTTP route of the server, answers preflights, and lets allowed pages read the answers. */
export function guardRequests(fastify: FastifyInstance, env: Env): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const refusal = judgeRequest(request.raw, env)
    const isKnownPage = refusal === null || refusal === keyMissing
    if (isKnownPage) allowPage(request, reply)
    if (refusal) return reply.code(refusal.status).send({ error: { code: refusal.code, message: refusal.message } })
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method'])
      return answerPreflight(request, reply)
    return undefined
  })
  // A preflight is answered above; the route is what makes the hook run for it.
  fastify.options('/*', (_, reply) => reply.code(204).send())
}

/**
 * Guards WebSocket upgrades before anything else sees them. A key that is missing from the headers may still come with
 * connectionParams, which whoever serves the socket checks with isAuthorized.
 */
export function guardUpgrades(fastify: FastifyInstance, env: Env): void {
  fastify.server.prependListener('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const refusal = judgeUpgrade(request, env)
    if (!refusal) return
    const body = JSON.stringify({ error: { code: refusal.code, message: refusal.message } })
    const head = `HTTP/1.1 ${refusal.status} Refused\r\nConnection: close\r\nContent-Type: application/json\r\n`
    socket.on('error', () => undefined)
    socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    // The socket is no longer writable, so a later listener that tries to serve it destroys it instead.
  })
}

function judgeUpgrade(request: IncomingMessage, env: Env): Refusal | null {
  const refusal = judgeRequest(request, env)
  if (refusal && !(refusal === keyMissing && request.headers.authorization === undefined)) return refusal
  if (pathOf(request.url) === '/graphql') return null
  return refuse(404, 'NOT_FOUND', 'the WebSocket is served at /graphql')
}

function allowPage(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('vary', 'Origin')
  const { origin } = request.headers
  if (origin === undefined) return
  reply.header('access-control-allow-origin', origin)
  reply.header('access-control-expose-headers', 'content-disposition, etag, x-request-id')
}

function answerPreflight(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const headers = request.headers['access-control-request-headers']
  if (headers) reply.header('access-control-allow-headers', headers)
  // Chrome asks whether a public page (Studio) may reach a server on this machine.
  if (request.headers['access-control-request-private-network'])
    reply.header('access-control-allow-private-network', 'true')
  return reply
    .header('access-control-allow-methods', 'GET, POST, PUT, HEAD, OPTIONS')
    .header('access-control-max-age', '600')
    .code(204)
    .send()
}

const keyMissing = refuse(401, 'UNAUTHENTICATED', 'an "Authorization: Bearer <STRATA_API_KEY>" header is needed')

function refuse(status: Refusal['status'], code: string, message: string): Refusal {
  return { status, code, message }
}

function pathOf(url: string | undefined): string {
  return (url ?? '/').split('?', 1)[0] ?? '/'
}
