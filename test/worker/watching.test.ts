import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { startServer, startStrata } from '../support/server.js'
import type { TestServer, TestStrata } from '../support/server.js'
import { createSubject, startRun, testEnv, totalSteps } from './support/long-run.js'
import type { Subject } from './support/long-run.js'
import { expectComplete, linesOf, readPoints, watchMetricsDocument } from './support/points.js'
import type { Batch, Point } from './support/points.js'
import { steer, untilRunning, untilStatus } from './support/runs.js'

jest.setTimeout(180_000)

let strata: TestStrata
let subject: Subject
/** Another server on the same database. */
let other: TestServer
beforeAll(async () => {
  strata = await startStrata({ env: testEnv })
  other = await startServer(strata.db.url, strata.env)
  subject = await createSubject(strata)
})
afterAll(async () => {
  await other.stop()
  await strata.close()
})

/** Follows the metrics of a run on a socket of its own, which is cut after so many batches; then from its last sequence on. */
async function readWithCuts(url: string, trainingRunId: string, batchesPerSocket: number): Promise<Point[]> {
  const points: Point[] = []
  let after = 0
  for (let isOver = false; !isOver;) {
    const client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      onNonLazyError: () => undefined,
    })
    let batches = 0
    try {
      for await (const { data } of client.iterate<{ metricsRecorded: Batch }>({
        query: watchMetricsDocument,
        variables: { trainingRunId, after },
      })) {
        const batch = data!.metricsRecorded
        points.push(...batch.points)
        after = batch.sequence
        // No goodbye: the socket is gone, whatever is on its way.
        if (++batches === batchesPerSocket) client.terminate()
      }
      isOver = true
    } catch (error) {
      if (batches < batchesPerSocket) throw error
    }
  }
  return points
}

test('every watcher gets every point once: from the start, late, on another server, with a socket cut again and again', async () => {
  const runId = await startRun(strata, subject)
  const early = readPoints(strata, runId)
  const elsewhere = readPoints(other, runId)
  const cut = readWithCuts(other.url, runId, 3)
  const settled = Promise.allSettled([early, elsewhere, cut])
  await untilRunning(strata, runId, { withCheckpoint: true })
  const late = await readPoints(strata, runId)
  await untilStatus(strata, runId, 'SUCCEEDED')
  await settled
  const afterwards = await readPoints(other, runId)
  const expected = linesOf(afterwards)
  for (const points of [await early, await elsewhere, await cut, late, afterwards]) {
    expectComplete(points)
    expect(linesOf(points)).toEqual(expected)
  }
})

test('a watcher that asks from a sequence on gets what comes after it and nothing before', async () => {
  const runId = await startRun(strata, subject)
  const batches: Batch[] = []
  for await (const { metricsRecorded } of strata.subscribe<{ metricsRecorded: Batch }>(watchMetricsDocument, {
    trainingRunId: runId,
  }))
    batches.push(metricsRecorded)
  const all = batches.flatMap(({ points }) => points)
  expectComplete(all)
  expect(batches.length).toBeGreaterThan(3)
  const middle = Math.floor(batches.length / 2)
  for (const received of [1, middle, batches.length - 1]) {
    const before = batches.slice(0, received).flatMap(({ points }) => points)
    const after = await readPoints(other, runId, batches[received - 1]!.sequence)
    expect(linesOf(after)).toEqual(linesOf(all.slice(before.length)))
  }
  const last = batches.at(-1)!.sequence
  expect(await readPoints(strata, runId, last)).toEqual([])
  expect(await readPoints(strata, runId, last + 1000)).toEqual([])
})

interface Update {
  readonly trainingRunUpdated: { readonly status: string; readonly progress: { readonly step: number } }
}

const watchRun = (at: Pick<TestServer, 'subscribe'>, id: string) =>
  at.subscribe<Update>('subscription ($id: ID!) { trainingRunUpdated(id: $id) { status progress { step } } }', { id })

test('a run that is watched is told as it is at once, then at each change, and ends with the run', async () => {
  const runId = await startRun(strata, subject)
  const updates = watchRun(other, runId)
  const statuses: string[] = []
  const steps: number[] = []
  let isPaused = false
  for await (const { trainingRunUpdated: run } of updates) {
    if (run.status !== statuses.at(-1)) statuses.push(run.status)
    steps.push(run.progress.step)
    if (run.status === 'RUNNING' && run.progress.step > 0 && !isPaused) {
      isPaused = true
      await steer(strata, 'pause', { trainingRunId: runId })
    }
    // Told to a watcher who came while nothing happens, without any change to wait for.
    if (run.status === 'PAUSED') {
      const second = watchRun(strata, runId)
      expect((await second.next()).value).toMatchObject({ trainingRunUpdated: { status: 'PAUSED' } })
      await second.return?.()
      await steer(strata, 'resume', { trainingRunId: runId })
    }
  }
  expect(statuses[0]).toMatch(/QUEUED|RUNNING/)
  expect(statuses.filter((status) => status !== 'QUEUED')).toEqual(['RUNNING', 'PAUSED', 'RUNNING', 'SUCCEEDED'])
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
  expect(steps.at(-1)).toBe(totalSteps)

  const afterwards: Update[] = []
  for await (const update of watchRun(other, runId)) afterwards.push(update)
  expect(afterwards).toEqual([{ trainingRunUpdated: { status: 'SUCCEEDED', progress: { step: totalSteps } } }])
})

test('watching a run that does not exist is an error that says so', async () => {
  await expect(watchRun(strata, 'run_nowhere').next()).rejects.toThrow('run_nowhere')
  await expect(readPoints(strata, 'run_nowhere')).rejects.toThrow('run_nowhere')
})
