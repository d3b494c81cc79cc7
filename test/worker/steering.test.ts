import { startStrata, startWorker } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import type { TestProcess } from '../support/process.js'
import { createSubject, shortStrategy, startRun, testEnv } from './support/long-run.js'
import type { Subject } from './support/long-run.js'
import { linesOf, readPoints } from './support/points.js'
import { readRun, steer, untilRunning, untilStatus, weightsOf } from './support/runs.js'
import { trainersOf, untilGone, untilTrainer } from './support/trainers.js'

jest.setTimeout(180_000)

/** Far more than a request takes to be obeyed, far less than a run takes to end by itself. */
const secondsMs = 5000

let strata: TestStrata
let subject: Subject
let undisturbed: { weights: string; points: string[] }
beforeAll(async () => {
  strata = await startStrata({ env: testEnv })
  subject = await createSubject(strata)
  const runId = await startRun(strata, subject)
  undisturbed = { weights: await weightsOf(strata, runId), points: linesOf(await readPoints(strata, runId)) }
})
afterAll(() => strata.close())

async function expectUndisturbed(runId: string): Promise<void> {
  expect(await weightsOf(strata, runId)).toBe(undisturbed.weights)
  expect(linesOf(await readPoints(strata, runId))).toEqual(undisturbed.points)
}

const asked = (input: object, verb: 'pause' | 'resume' | 'cancel' | 'retry') => steer(strata, verb, input)

test('a run that is paused and resumed ends with the bytes of one that was not', async () => {
  const trainingRunId = await startRun(strata, subject)
  await untilRunning(strata, trainingRunId)
  const { trainingRun } = await asked({ trainingRunId }, 'pause')
  expect(trainingRun).toMatchObject({ status: 'RUNNING', pendingAction: 'PAUSE' })
  const paused = await untilStatus(strata, trainingRunId, 'PAUSED', secondsMs)
  expect(paused).toMatchObject({ pendingAction: null, attempt: 1, modelVersion: null })
  expect(paused.checkpoints.nodes[0]!.step).toBe(paused.progress.step)
  await untilGone(trainingRunId, secondsMs)

  expect((await asked({ trainingRunId }, 'resume')).trainingRun).toMatchObject({ status: 'QUEUED' })
  await untilStatus(strata, trainingRunId, 'RUNNING', secondsMs)
  await expectUndisturbed(trainingRunId)
})

test('a request is visible until it is obeyed, and a pause can be taken back until then', async () => {
  const trainingRunId = await startRun(strata, subject)
  await untilRunning(strata, trainingRunId)
  const { pid } = await untilTrainer(trainingRunId)
  process.kill(pid, 'SIGSTOP')
  try {
    await asked({ trainingRunId }, 'pause')
    expect(await readRun(strata, trainingRunId)).toMatchObject({ status: 'RUNNING', pendingAction: 'PAUSE' })
    const again = await asked({ trainingRunId }, 'pause')
    expect(again.userErrors[0]).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('about to pause') as string,
    })
    const { trainingRun } = await asked({ trainingRunId }, 'resume')
    expect(trainingRun).toMatchObject({ status: 'RUNNING', pendingAction: null })
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  await expectUndisturbed(trainingRunId)
})

test('a cancelled run ends within seconds; tried again, it goes on from its last checkpoint to the same bytes', async () => {
  const trainingRunId = await startRun(strata, subject)
  const { checkpoints } = await untilRunning(strata, trainingRunId, { withCheckpoint: true })
  const cancelled = (await asked({ trainingRunId }, 'cancel')).trainingRun
  // The step under way is let go at once: the trainer may have left before the answer was read.
  expect([cancelled?.pendingAction, cancelled?.status]).toContainEqual(expect.stringMatching(/^CANCEL(LED)?$/))
  await untilStatus(strata, trainingRunId, 'CANCELLED', secondsMs)
  await untilGone(trainingRunId, secondsMs)

  const { trainingRun } = await asked({ trainingRunId }, 'retry')
  expect(trainingRun).toMatchObject({ status: 'QUEUED', attempt: 2, pendingAction: null })
  expect((await readRun(strata, trainingRunId)).checkpoints.nodes[0]!.step).toBeGreaterThanOrEqual(
    checkpoints.nodes[0]!.step,
  )
  await expectUndisturbed(trainingRunId)
})

test('a run tried again from its start forgets its metrics and checkpoints, and ends with the same bytes', async () => {
  const trainingRunId = await startRun(strata, subject)
  await untilRunning(strata, trainingRunId, { withCheckpoint: true })
  await asked({ trainingRunId }, 'cancel')
  await untilStatus(strata, trainingRunId, 'CANCELLED', secondsMs)
  const { prisma } = strata.db.database
  const before = (await prisma.checkpoint.findMany({ where: { runId: trainingRunId } })).map(({ blobHash }) => blobHash)
  expect(before.length).toBeGreaterThan(0)
  const worker = strata.worker!
  worker.child.kill('SIGSTOP')
  try {
    const { trainingRun } = await asked({ trainingRunId, fromStart: true }, 'retry')
    expect(trainingRun).toMatchObject({ status: 'QUEUED', attempt: 2 })
    const restarted = await readRun(strata, trainingRunId)
    expect(restarted).toMatchObject({ progress: { step: 0, epoch: 0 }, checkpoints: { nodes: [] }, startedAt: null })
    expect(await prisma.metric.count({ where: { runId: trainingRunId } })).toBe(0)
    expect(await prisma.blob.count({ where: { hash: { in: before } } })).toBe(0)
  } finally {
    worker.child.kill('SIGCONT')
  }
  await expectUndisturbed(trainingRunId)
})

test('cancelling a queued run never starts it; pausing one keeps it from starting until it is resumed', async () => {
  const worker = strata.worker!
  await worker.stop()
  const start = () => startRun(strata, subject, { strategy: shortStrategy })
  const [cancelled, paused, waiting] = [await start(), await start(), await start()]
  expect((await asked({ trainingRunId: cancelled }, 'cancel')).trainingRun).toMatchObject({ status: 'CANCELLED' })
  expect((await asked({ trainingRunId: paused }, 'pause')).trainingRun).toMatchObject({
    status: 'PAUSED',
    pendingAction: null,
  })
  let next: TestProcess | null = null
  try {
    next = await startWorker(strata.db.url, strata.env)
    await untilStatus(strata, waiting, 'SUCCEEDED')
    for (const [id, status] of Object.entries({ [cancelled]: 'CANCELLED', [paused]: 'PAUSED' }))
      expect(await readRun(strata, id)).toMatchObject({ status, startedAt: null, checkpoints: { nodes: [] } })
    expect([...trainersOf(cancelled), ...trainersOf(paused)]).toEqual([])
    expect(next.output()).not.toContain(cancelled)
    expect(next.output()).not.toContain(paused)
    await asked({ trainingRunId: paused }, 'resume')
    await untilStatus(strata, paused, 'SUCCEEDED')
  } finally {
    await next?.stop()
  }
})

test('a request that does not fit is a userError with code and path, and changes nothing', async () => {
  const verbs = ['pause', 'resume', 'cancel', 'retry'] as const
  const trainingRunId = await startRun(strata, subject, { strategy: shortStrategy })
  const refused = async (verb: (typeof verbs)[number], status: string, id = trainingRunId) => {
    const { trainingRun, userErrors } = await asked({ trainingRunId: id }, verb)
    expect(trainingRun).toBeNull()
    expect(userErrors).toEqual([
      { code: 'WRONG_STATE', path: ['trainingRunId'], message: expect.stringContaining(status) as string },
    ])
    expect((await readRun(strata, id)).status).toBe(status)
  }
  for (const verb of ['resume', 'retry'] as const) await refused(verb, 'QUEUED')
  await asked({ trainingRunId }, 'pause')
  for (const verb of ['pause', 'retry'] as const) await refused(verb, 'PAUSED')
  await asked({ trainingRunId }, 'cancel')
  for (const verb of ['pause', 'resume', 'cancel'] as const) await refused(verb, 'CANCELLED')
  await asked({ trainingRunId }, 'retry')

  const worker = await startWorker(strata.db.url, strata.env)
  try {
    await untilRunning(strata, trainingRunId)
    const { pid } = await untilTrainer(trainingRunId)
    process.kill(pid, 'SIGSTOP')
    try {
      for (const verb of ['resume', 'retry'] as const) await refused(verb, 'RUNNING')
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    await untilStatus(strata, trainingRunId, 'SUCCEEDED')
    for (const verb of verbs) await refused(verb, 'SUCCEEDED')
  } finally {
    await worker.stop()
  }
  for (const verb of verbs) {
    const { trainingRun, userErrors } = await asked({ trainingRunId: 'run_nowhere' }, verb)
    expect(trainingRun).toBeNull()
    expect(userErrors).toEqual([
      { code: 'NOT_FOUND', path: ['trainingRunId'], message: expect.stringContaining('run_nowhere') as string },
    ])
  }
})
