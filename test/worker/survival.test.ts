import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../../src/platform/lock.js'
import { spawnNode, waitForReady } from '../support/process.js'
import type { TestProcess } from '../support/process.js'
import { startStrata, startWorker } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { waitFor } from '../support/wait.js'
import { createSubject, startRun, testEnv } from './support/long-run.js'
import type { Subject } from './support/long-run.js'
import { expectComplete, linesOf, readPoints } from './support/points.js'
import { readRun, untilMidEpoch, untilStatus, weightsOf } from './support/runs.js'
import { listProcesses, trainersOf, untilGone, untilTrainer } from './support/trainers.js'

jest.setTimeout(180_000)

let strata: TestStrata
let subject: Subject
/** What a run that nothing happened to ends with. */
let undisturbed: { weights: string; points: string[] }
let workers: TestProcess[] = []

async function work(): Promise<TestProcess> {
  const worker = await startWorker(strata.db.url, strata.env)
  workers.push(worker)
  return worker
}

async function stopWorkers(): Promise<void> {
  await Promise.all(workers.map((worker) => worker.stop()))
  workers = []
}

beforeAll(async () => {
  strata = await startStrata({ env: testEnv, worker: false })
  await work()
  subject = await createSubject(strata)
  const runId = await startRun(strata, subject)
  const points = await readPoints(strata, runId)
  expectComplete(points)
  undisturbed = { weights: await weightsOf(strata, runId), points: linesOf(points) }
  // The runs that follow are claimed by workers of their own.
  await stopWorkers()
})
afterEach(stopWorkers)
afterAll(() => strata.close())

/** Weights and every value of every metric, as if nothing had happened. */
async function expectUndisturbed(runId: string): Promise<void> {
  expect(await weightsOf(strata, runId)).toBe(undisturbed.weights)
  const points = await readPoints(strata, runId)
  expectComplete(points)
  expect(linesOf(points)).toEqual(undisturbed.points)
  expect((await readRun(strata, runId)).stages.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
}

const fromCheckpoint = (output: string): boolean[] =>
  [...output.matchAll(/"fromCheckpoint":(true|false)/g)].map(([, value]) => value === 'true')

test('a run whose trainer is killed again and again ends with the bytes of one that was never killed', async () => {
  const worker = await work()
  const runId = await startRun(strata, subject)
  const first = await untilMidEpoch(strata, runId)
  const { pid } = await untilTrainer(runId)
  process.kill(pid, 'SIGKILL')
  // There is progress between the two deaths, so that the second one is forgiven as well.
  await untilMidEpoch(strata, runId, first.checkpoints.nodes[0]!.step)
  process.kill((await untilTrainer(runId, [pid])).pid, 'SIGKILL')
  await expectUndisturbed(runId)
  expect(fromCheckpoint(worker.output())).toEqual([false, true, true])
})

test('a run whose worker is killed goes on with another worker, and its trainer ends by itself', async () => {
  const first = await work()
  const runId = await startRun(strata, subject)
  await untilMidEpoch(strata, runId)
  const second = await work()
  const trainer = await untilTrainer(runId)
  expect(trainer.parentPid).toBe(first.pid)
  process.kill(first.pid, 'SIGKILL')
  await waitFor('the trainer to end', () => !isAlive(trainer.pid), 5000)
  expect((await untilTrainer(runId)).parentPid).toBe(second.pid)
  await expectUndisturbed(runId)
  expect(fromCheckpoint(second.output())).toEqual([true])
})

test('a trainer whose worker is killed while it is still starting leaves no orphan', async () => {
  const worker = await work()
  const runId = await startRun(strata, subject)
  const { pid } = await untilTrainer(runId)
  process.kill(worker.pid, 'SIGKILL')
  await waitFor('the trainer to end', () => !isAlive(pid), 10_000)
  await strata.graphql(
    'mutation ($id: ID!) { cancelTrainingRun(input: { trainingRunId: $id }) { trainingRun { id } } }',
    {
      id: runId,
    },
  )
})

test('SIGTERM of the worker saves the run at its next step; the next worker goes on from that step', async () => {
  const first = await work()
  const runId = await startRun(strata, subject)
  await untilMidEpoch(strata, runId)
  const askedAt = Date.now()
  first.child.kill('SIGTERM')
  expect(await first.exited).toEqual({ code: 0, signal: null })
  expect(Date.now() - askedAt).toBeLessThan(10_000)
  expect(trainersOf(runId)).toEqual([])
  const stopped = await untilStatus(strata, runId, 'QUEUED')
  const lastStep = Math.max(
    ...(await strata.db.database.prisma.metric.findMany({ where: { runId } })).map(({ step }) => Number(step)),
  )
  expect(stopped.checkpoints.nodes[0]!.step).toBe(lastStep)
  const second = await work()
  await expectUndisturbed(runId)
  expect(fromCheckpoint(second.output())).toEqual([true])
})

test('after server, worker and trainer were killed at once, the next start ends the run as if nothing had been', async () => {
  const home = mkdtempSync(join(tmpdir(), 'strata-start-'))
  chmodSync(home, 0o755)
  const start = () =>
    waitForReady<{ url: string }>(
      spawnNode('dist/start.js', { ...strata.env, STRATA_HOME: home, DATABASE_URL: strata.db.url, PORT: '0' }),
    )
  try {
    const first = await start()
    const runId = await startRun(strata, subject)
    await untilMidEpoch(strata, runId)
    const children = listProcesses().filter(({ parentPid }) => parentPid === first.pid)
    expect(children.map(({ entry }) => entry).sort()).toEqual(['server', 'worker'])
    for (const pid of [first.pid, ...children.map((child) => child.pid), (await untilTrainer(runId)).pid])
      process.kill(pid, 'SIGKILL')
    await untilGone(runId)
    const second = await start()
    await expectUndisturbed(runId)
    expect(fromCheckpoint(second.output())).toEqual([true])
    await second.stop()
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
