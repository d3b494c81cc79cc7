import type { FastifyInstance } from 'fastify'
import type { Composition } from '../compose.js'

const checkTimeoutMs = 2000

/** /health/live: the process runs. /health/ready: 200 once everything serves, 503 before and while Postgres is away. */
export function serveHealth(
  fastify: FastifyInstance,
  { database, events }: Pick<Composition, 'database' | 'events'>,
  isServing: () => boolean,
): void {
  fastify.get('/health/live', () => ({ status: 'live' }))
  fastify.get('/health/ready', async (_, reply) => {
    const checks = {
      server: isServing(),
      database: await answersInTime(database.pool.query('select 1')),
      events: events.isListening(),
    }
    const isReady = Object.values(checks).every(Boolean)
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'not ready', checks })
  })
}

async function answersInTime(query: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), checkTimeoutMs)))
  const answer = query.then(
    () => true,
    () => false,
  )
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
