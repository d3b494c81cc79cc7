import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { projectRoot } from '../platform/paths.js'

const folder = join(projectRoot, 'dist', 'console', 'graphiql')

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
}

/** GET /graphiql: the explorer as built by vite, all of it from here. Only files that were there at the start are served. */
export async function serveGraphiql(fastify: FastifyInstance): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const files = new Set(names.map((name) => name.replaceAll('\\', '/')))
  const send = (reply: FastifyReply, name: string, cacheControl: string): FastifyReply => {
    const type = contentTypes[extname(name)]
    if (!files.has(name) || !type) {
      reply.callNotFound()
      return reply
    }
    return reply
      .type(type)
      .header('cache-control', cacheControl)
      .send(createReadStream(join(folder, name)))
  }
  fastify.get('/graphiql', (_, reply) => send(reply, 'index.html', 'no-cache'))
  fastify.get('/graphiql/', (_, reply) => reply.redirect('/graphiql'))
  // Their names carry a hash of their content.
  fastify.get<{ Params: { '*': string } }>('/graphiql/*', ({ params }, reply) =>
    send(reply, params['*'], 'public, max-age=31536000, immutable'),
  )
}
