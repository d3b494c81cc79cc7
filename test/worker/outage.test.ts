import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../../src/platform/lock.js'
import { applyMigrations } from '../../src/platform/migrations.js'
import { startCluster } from '../../src/platform/postgres/cluster.js'
import type { Cluster } from '../../src/platform/postgres/cluster.js'
import { startServer, startWorker } from '../support/server.js'
import type { TestServer } from '../support/server.js'
import type { TestProcess } from '../support/process.js'
import { statusOf, waitFor } from '../support/wait.js'
import { createSubject, startRun, testEnv, totalSteps } from './support/long-run.js'
import type { Subject } from './support/long-run.js'
import { expectComplete, linesOf, readPoints } from './support/points.js'
import { untilMidEpoch, untilStatus, weightsOf } from './support/runs.js'

jest.setTimeout(180_000)

const awayMs = 10_000

let home: string
let cluster: Cluster
let server: TestServer
let worker: TestProcess
let subject: Subject
let env: Record<string, string>

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'strata-outage-'))
  chmodSync(home, 0o755)
  // As durable as a user's: what was committed is there after a crash.
  cluster = await startCluster({ home })
  await applyMigrations(cluster.url)
  env = { ...testEnv, STRATA_HOME: home, WORKER_HEARTBEAT_SECONDS: '10' }
  server = await startServer(cluster.url, env)
  worker = await startWorker(cluster.url, env)
  subject = await createSubject(server)
})
afterAll(async () => {
  await Promise.all([server.stop(), worker.stop()])
  await cluster.stop()
  rmSync(cluster.dataFolder, { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
})

/** Postgres drops everything as it stands, is away for a while, and recovers. */
async function goAway(): Promise<void> {
  const goneAt = Date.now()
  process.kill(cluster.pid, 'SIGQUIT')
  await waitFor('Postgres to end', () => !isAlive(cluster.pid))
  await waitFor('the server to say so', async () => (await statusOf(`${server.url}/health/ready`)) === 503)
  const { errors } = await server.ask('{ trainingRuns { totalCount } }')
  expect(errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR')
  await waitFor('the outage to be over', () => Date.now() - goneAt > awayMs)
  cluster = await startCluster({ home })
}

test('a run goes on while Postgres is away for ten seconds, and nobody misses or sees anything twice', async () => {
  const undisturbed = await startRun(server, subject)
  const [weights, expected] = [await weightsOf(server, undisturbed), linesOf(await readPoints(server, undisturbed))]

  const runId = await startRun(server, subject)
  const followed = readPoints(server, runId)
  const states: { status: string; step: number }[] = []
  const watched = (async () => {
    const events = server.subscribe<{ trainingRunUpdated: { status: string; progress: { step: number } } }>(
      'subscription ($id: ID!) { trainingRunUpdated(id: $id) { status progress { step } } }',
      { id: runId },
    )
    for await (const { trainingRunUpdated: run } of events) states.push({ status: run.status, step: run.progress.step })
  })()
  const settled = Promise.allSettled([followed, watched])
  await untilMidEpoch(server, runId)
  await goAway()

  await waitFor('the server to be ready', async () => (await statusOf(`${server.url}/health/ready`)) === 200)
  expect(await weightsOf(server, runId)).toBe(weights)
  // Not once did the run have to begin again from a checkpoint.
  expect([...worker.output().matchAll(/"fromCheckpoint":true/g)]).toEqual([])
  const live = await settled.then(() => followed)
  await watched
  expectComplete(live)
  expect(linesOf(live)).toEqual(expected)
  expect(linesOf(await readPoints(server, runId))).toEqual(expected)
  expect(states.at(-1)).toEqual({ status: 'SUCCEEDED', step: totalSteps })
  expect(states.map(({ step }) => step)).toEqual(states.map(({ step }) => step).sort((a, b) => a - b))
})

test('a trainer that starts while Postgres is away waits for it, and the next run after the outage is taken', async () => {
  const runId = await startRun(server, subject, { strategy: { endToEnd: { epochs: 1 } } })
  await untilStatus(server, runId, 'RUNNING')
  await goAway()
  const { status, failure } = await untilStatus(server, runId, ['SUCCEEDED', 'FAILED'])
  expect({ status, failure }).toEqual({ status: 'SUCCEEDED', failure: null })
  expect(worker.output()).not.toContain('the trainer died')
  const next = await startRun(server, subject, { strategy: { endToEnd: { epochs: 1 } } })
  await untilStatus(server, next, 'SUCCEEDED')
})

test('a worker that is told to stop while Postgres is away ends within seconds, and its run goes on later', async () => {
  const runId = await startRun(server, subject)
  await untilMidEpoch(server, runId)
  process.kill(cluster.pid, 'SIGQUIT')
  await waitFor('Postgres to end', () => !isAlive(cluster.pid))
  await worker.stop()
  // By itself: nobody had to kill it.
  expect(await worker.exited).toEqual({ code: 1, signal: null })
  cluster = await startCluster({ home })
  worker = await startWorker(cluster.url, env)
  const { status, failure } = await untilStatus(server, runId, ['SUCCEEDED', 'FAILED'])
  expect({ status, failure }).toEqual({ status: 'SUCCEEDED', failure: null })
  const undisturbed = await startRun(server, subject)
  expect(await weightsOf(server, runId)).toBe(await weightsOf(server, undisturbed))
})
