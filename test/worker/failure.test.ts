import { startStrata, startWorker } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { waitFor } from '../support/wait.js'
import { createSubject, shortStrategy, startRun, testEnv } from './support/long-run.js'
import type { Subject } from './support/long-run.js'
import { readPoints } from './support/points.js'
import { readRun, steer, untilRunning, untilStatus } from './support/runs.js'
import { trainersOf, untilTrainer } from './support/trainers.js'

jest.setTimeout(180_000)

let strata: TestStrata
let subject: Subject
beforeAll(async () => {
  strata = await startStrata({ env: testEnv })
  subject = await createSubject(strata)
})
afterAll(() => strata.close())

const startShort = (input: object = {}) => startRun(strata, subject, { strategy: shortStrategy, ...input })

test('a trainer that dies twice without progress fails its run, and the signal is named', async () => {
  const trainingRunId = await startShort()
  const { pid } = await untilTrainer(trainingRunId)
  process.kill(pid, 'SIGSEGV')
  process.kill((await untilTrainer(trainingRunId, [pid])).pid, 'SIGSEGV')
  const { failure, status, pendingAction } = await untilStatus(strata, trainingRunId, ['FAILED', 'SUCCEEDED'])
  expect({ status, pendingAction }).toEqual({ status: 'FAILED', pendingAction: null })
  expect(failure).toMatchObject({ code: 'TRAINER_DIED', step: null })
  expect(failure?.message).toMatch(/died 2 times without progress.*SIGSEGV.*peak memory \d+ MiB/)
  expect(trainersOf(trainingRunId)).toEqual([])

  // Deaths before a retry do not count: one more is forgiven again.
  await steer(strata, 'retry', { trainingRunId })
  process.kill((await untilTrainer(trainingRunId)).pid, 'SIGSEGV')
  expect(await untilStatus(strata, trainingRunId, ['FAILED', 'SUCCEEDED'])).toMatchObject({
    status: 'SUCCEEDED',
    failure: null,
    attempt: 2,
  })
})

test('a run that was asked to stop when its trainer died stops, instead of trying again', async () => {
  const trainingRunId = await startShort()
  const { pid } = await untilTrainer(trainingRunId)
  process.kill(pid, 'SIGSTOP')
  await untilStatus(strata, trainingRunId, 'RUNNING')
  await steer(strata, 'cancel', { trainingRunId })
  process.kill(pid, 'SIGKILL')
  await untilStatus(strata, trainingRunId, 'CANCELLED', 5000)
})

test('a run whose loss is no longer finite fails at that step and keeps its metrics', async () => {
  // The stage that rebuilds its inputs: a decoder without an activation, whose loss grows from step to step.
  const trainingRunId = await startRun(strata, subject, { optimizer: { sgd: { learningRate: 50 } } })
  const { status, failure, progress } = await untilStatus(strata, trainingRunId, ['FAILED', 'SUCCEEDED'])
  expect({ status, code: failure?.code }).toEqual({ status: 'FAILED', code: 'NON_FINITE_LOSS' })
  const last = failure?.step ?? 0
  expect(last).toBeGreaterThan(2)
  expect(failure?.message).toContain(String(last))
  expect(progress.step).toBe(last)
  const points = await readPoints(strata, trainingRunId)
  const every = Array.from({ length: last }, (_step, index) => index + 1)
  for (const name of ['LOSS', 'GRADIENT_NORM'])
    expect(points.filter((point) => point.name === name).map(({ step }) => step)).toEqual(every)
  const values = (at: number) =>
    points.filter(({ step, name }) => step === at && name !== 'LEARNING_RATE').map(({ value }) => value)
  expect(values(last)).toContain(null)
  for (const step of every.slice(0, -1)) expect(values(step)).not.toContain(null)

  const { trainingRun } = await strata.graphql<{ trainingRun: { metrics: { name: string; last: object | null }[] } }>(
    `query ($id: ID!) {
      trainingRun(id: $id) { metrics(resolution: STEP) { name last { step value } best { value } points { step value } } }
    }`,
    { id: trainingRunId },
  )
  expect(trainingRun.metrics.map(({ name, last: point }) => ({ name, point }))).toContainEqual({
    name: 'LEARNING_RATE',
    point: { step: last, value: expect.any(Number) as number },
  })
  expect((await readRun(strata, trainingRunId)).modelVersion).toBeNull()
})

describe('with a worker of its own', () => {
  beforeAll(() => strata.worker?.stop())

  test('a trainer above its memory limit is killed, and fails its run the second time', async () => {
    const worker = await startWorker(strata.db.url, { ...strata.env, TRAINER_MEMORY_MB: '128' })
    try {
      const trainingRunId = await startShort()
      const { failure } = await untilStatus(strata, trainingRunId, ['FAILED', 'SUCCEEDED'])
      expect(failure).toMatchObject({ code: 'OUT_OF_MEMORY', step: null })
      const [, signal, peak] = /signal (SIG\w+), peak memory (\d+) MiB/.exec(failure?.message ?? '') ?? []
      expect(signal).toBe('SIGKILL')
      expect(Number(peak)).toBeGreaterThanOrEqual(128)
      expect(worker.output().match(/trainer started/g)).toHaveLength(2)
    } finally {
      await worker.stop()
    }
  })

  test('a worker that is stopped again and again while the trainer starts does not fail the run', async () => {
    const trainingRunId = await startShort()
    for (let time = 0; time < 2; time++) {
      const worker = await startWorker(strata.db.url, strata.env)
      await waitFor('the trainer to be forked', () => worker.output().includes('trainer started'))
      await worker.stop()
      expect((await worker.exited).code).toBe(0)
      await untilStatus(strata, trainingRunId, 'QUEUED')
    }
    const worker = await startWorker(strata.db.url, strata.env)
    try {
      await untilRunning(strata, trainingRunId)
      expect(await untilStatus(strata, trainingRunId, ['FAILED', 'SUCCEEDED'])).toMatchObject({ status: 'SUCCEEDED' })
    } finally {
      await worker.stop()
    }
  })
})
