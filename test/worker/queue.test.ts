import pino from 'pino'
import { createQueue } from '../../src/platform/queue.js'
import type { TestProcess } from '../support/process.js'
import { startStrata, startWorker } from '../support/server.js'
import type { TestEnv, TestStrata } from '../support/server.js'
import { waitFor } from '../support/wait.js'
import { createSubject, shortStrategy, startRun, testEnv } from './support/long-run.js'
import type { Subject } from './support/long-run.js'
import { readRun, untilStatus, weightsOf } from './support/runs.js'
import { listProcesses } from './support/trainers.js'

jest.setTimeout(90_000)

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
const trainers = () => listProcesses().filter(({ runId }) => runId !== null)

/** Looks at the trainers of some runs until all have SUCCEEDED; answers the most that were there at a time. */
async function watchTrainers(runIds: readonly string[]): Promise<{ ofOneRun: number; together: number }> {
  const most = { ofOneRun: 0, together: 0 }
  await waitFor('all runs to be over', async () => {
    const ours = trainers().flatMap(({ runId }) => (runIds.includes(runId ?? '') ? [runId] : []))
    most.together = Math.max(most.together, ours.length)
    most.ofOneRun = Math.max(most.ofOneRun, ...runIds.map((id) => ours.filter((runId) => runId === id).length))
    const runs = await Promise.all(runIds.map((id) => readRun(strata, id)))
    return runs.every(({ status }) => status === 'SUCCEEDED' || status === 'FAILED')
  })
  return most
}

test('two workers share runs and never train one at the same time, though its job is delivered again', async () => {
  const pair = [await work(), await work()]
  const runIds = await Promise.all([1, 2, 3, 4].map((seed) => start({ seed })))
  const queue = createQueue({ databaseUrl: strata.db.url, heartbeatSeconds: 10, logger: pino({ level: 'error' }) })
  await queue.start()
  // Without a key of its run, each of these is a job beside the one that is there already.
  for (const runId of [...runIds, ...runIds]) await queue.send('training-run', { runId })
  const most = await watchTrainers(runIds)
  await queue.stop()
  expect(most.ofOneRun).toBe(1)
  expect(most.together).toBeLessThanOrEqual(2)
  for (const id of runIds) {
    expect(await weightsOf(strata, id)).toMatch(/^[0-9a-f]{64}$/)
    expect(
      pair
        .map(({ output }) =>
          output()
            .split(id)
            .filter((text) => text.startsWith('","msg":"run claimed')),
        )
        .flat(),
    ).toHaveLength(1)
  }
  for (const { output } of pair) expect(output()).toContain('run claimed')
})

test('a worker of concurrency 2 trains two runs at a time, and a third one when there is room', async () => {
  const worker = await work({ WORKER_CONCURRENCY: '2' })
  const runIds = [await start(), await start(), await start()]
  const most = await watchTrainers(runIds)
  expect(most).toEqual({ ofOneRun: 1, together: 2 })
  const weights = await Promise.all(runIds.map((id) => weightsOf(strata, id)))
  expect(new Set(weights).size).toBe(1)
  expect(worker.output().match(/run claimed/g)).toHaveLength(3)
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
    const { startedAt } = await untilStatus(strata, id, 'SUCCEEDED')
    started.push([startedAt ?? '', name])
  }
  expect(started.sort().map(([, name]) => name)).toEqual(['high', 'older', 'newer', 'low'])
})
