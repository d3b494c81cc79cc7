import pino from 'pino'
import { createQueue } from '../../src/platform/queue.js'
import type { TestProcess } from '../support/process.js'
import { startStrata, startWorker } from '../support/server.js'
import type { TestEnv, TestStrata } from '../support/server.js'
import { untilFinished } from '../support/tour.js'
import { createSubject, shortStrategy, startRun, testEnv } from './support/long-run.js'
import type { Subject } from './support/long-run.js'
import { readRun, weightsOf } from './support/runs.js'
import { mostTogether, readTurns } from './support/turns.js'

jest.setTimeout(180_000)

let strata: TestStrata
let subject: Subject
let workers: TestProcess[] = []

async function work(env: TestEnv = {}): Promise<TestProcess> {
  const worker = await startWorker(strata.db.url, { ...strata.env, ...env })
  workers.push(worker)
  return worker
}
const endWorkers = async (): Promise<void> => {
  await Promise.all(workers.map((worker) => worker.stop()))
  workers = []
}

beforeAll(async () => {
  strata = await startStrata({ env: testEnv, worker: false })
  await work()
  subject = await createSubject(strata)
  await endWorkers()
})
afterEach(endWorkers)
afterAll(() => strata.close())

const start = (input: object = {}) => startRun(strata, subject, { strategy: shortStrategy, ...input })
const untilAllSucceeded = (runIds: readonly string[]) =>
  Promise.all(runIds.map(async (id) => expect(await untilFinished(strata, id)).toMatchObject({ status: 'SUCCEEDED' })))

test('two workers share runs and never train one at the same time, though its job is delivered again', async () => {
  const pair = [await work(), await work()]
  const runIds = await Promise.all([start(), start(), start(), start()])
  const queue = createQueue({ databaseUrl: strata.db.url, heartbeatSeconds: 10, logger: pino({ level: 'error' }) })
  await queue.start()
  // Without a key of its run, each of these is a job beside the one that is there already.
  for (const runId of [...runIds, ...runIds]) await queue.send('training-run', { runId })
  await queue.stop()
  await untilAllSucceeded(runIds)
  const [first, second] = pair.map((worker) => readTurns([worker.output()]))
  expect([...first!, ...second!].map(({ runId }) => runId).sort()).toEqual([...runIds].sort())
  for (const turns of [first!, second!]) expect(mostTogether(turns)).toBe(1)
})

test('a worker of concurrency 2 trains two runs at a time, and a third one when there is room', async () => {
  const worker = await work({ WORKER_CONCURRENCY: '2' })
  const runIds = [await start(), await start(), await start()]
  await untilAllSucceeded(runIds)
  const turns = readTurns([worker.output()])
  expect(turns.map(({ runId }) => runId).sort()).toEqual([...runIds].sort())
  expect(mostTogether(turns)).toBe(2)
  const weights = await Promise.all(runIds.map((id) => weightsOf(strata, id)))
  expect(new Set(weights).size).toBe(1)
})

test('of the runs that wait, the one of the highest priority goes first, then the oldest', async () => {
  const few = { batchSize: 64 }
  const runIds = {
    low: await start({ ...few, priority: -10 }),
    older: await start(few),
    newer: await start(few),
    high: await start({ ...few, priority: 10 }),
  }
  await work()
  const started: [string, string][] = []
  for (const [name, id] of Object.entries(runIds)) {
    await untilFinished(strata, id)
    const { startedAt } = await readRun(strata, id)
    started.push([startedAt ?? '', name])
  }
  expect(started.sort().map(([, name]) => name)).toEqual(['high', 'older', 'newer', 'low'])
})
