import type { FastifyInstance } from 'fastify'
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Database } from '../platform/database.js'

/** GET /metrics: the process, its event loop, its connections and its requests, in Prometheus' text format. */
export function serveMetrics(fastify: FastifyInstance, { pool }: Pick<Database, 'pool'>): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'strata_http_request_duration_seconds',
    help: 'Time from the request to the end of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30],
    registers: [registry],
  })
  new Gauge({
    name: 'strata_database_connections',
    help: 'Connections of the pool to Postgres, and requests that wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'used' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  fastify.addHook('onResponse', async (request, reply) => {
    // The route's pattern, not the URL: ids would make a series each.
    const route = request.routeOptions.url ?? 'none'
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  fastify.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
