import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from './database.js'
import type { TestDatabase } from './database.js'
import { createGraphqlClient } from './graphql.js'
import type { GraphqlClient } from './graphql.js'
import { spawnNode, waitForReady } from './process.js'
import type { TestProcess } from './process.js'

export type TestEnv = Readonly<Record<string, string>>

export interface TestServer extends TestProcess, Pick<GraphqlClient, 'ask' | 'graphql' | 'subscribe'> {
  /** As in http://127.0.0.1:41234. */
  readonly url: string
}

/**
 * Starts the real dist/server.js on a free port against a database, and waits until it serves. `env` is added to its
 * variables (STRATA_HOME should be a folder of the test's own; see startStrata). Stop it before the database is dropped.
 */
export async function startServer(databaseUrl: string, env: TestEnv = {}): Promise<TestServer> {
  const started = spawnNode('dist/server.js', { DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'warn', ...env })
  const { ready, ...server } = await waitForReady<{ url: string }>(started)
  const client = createGraphqlClient(ready.url, env.STRATA_API_KEY)
  const { ask, graphql, subscribe } = client
  const stop = async () => {
    await client.close()
    await server.stop()
  }
  return { ...server, ask, graphql, subscribe, stop, url: ready.url }
}

/** Starts the real dist/worker.js against a database, and waits until it takes jobs. */
export async function startWorker(databaseUrl: string, env: TestEnv = {}): Promise<TestProcess> {
  const defaults = { WORKER_HEARTBEAT_SECONDS: '10', LOG_LEVEL: 'warn' }
  return waitForReady(spawnNode('dist/worker.js', { DATABASE_URL: databaseUrl, ...defaults, ...env }))
}

export interface TestStrata extends Pick<TestServer, 'ask' | 'graphql' | 'subscribe' | 'url'> {
  readonly db: TestDatabase
  readonly server: TestServer
  /** Null where none was asked for. */
  readonly worker: TestProcess | null
  /** What server and worker were given: `startWorker(db.url, env)` adds another worker. */
  readonly env: TestEnv
  /** Ends all that was started and removes what it kept. */
  close(): Promise<void>
}

/**
 * A whole Strata of the test file's own: a cloned database, a server and (unless `worker: false`) a worker.
 *
 *     let strata: TestStrata
 *     beforeAll(async () => { strata = await startStrata() })
 *     afterAll(() => strata.close())
 *
 *     test('...', async () => { const { node } = await strata.graphql<{ node: null }>(`{ node(id: "ds_1") { id } }`) })
 */
export async function startStrata({
  env = {},
  worker = true,
}: { env?: TestEnv; worker?: boolean } = {}): Promise<TestStrata> {
  const home = await mkdtemp(join(tmpdir(), 'strata-home-'))
  const db = await createTestDatabase()
  const all = { STRATA_HOME: home, WORKER_HEARTBEAT_SECONDS: '10', ...env }
  const started = await Promise.allSettled([
    startServer(db.url, all),
    worker ? startWorker(db.url, all) : Promise.resolve(null),
  ])
  const close = async () => {
    await Promise.all(started.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value.stop()] : [])))
    await db.drop()
    await rm(home, { recursive: true, force: true })
  }
  const [server, startedWorker] = started
  if (server.status === 'rejected' || startedWorker.status === 'rejected') {
    await close()
    throw server.status === 'rejected' ? server.reason : (startedWorker as PromiseRejectedResult).reason
  }
  const { ask, graphql, subscribe, url } = server.value
  return { ask, graphql, subscribe, url, db, server: server.value, worker: startedWorker.value, env: all, close }
}
