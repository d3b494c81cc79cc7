import { createLogger } from '../../src/platform/logger.js'
import { createQueue } from '../../src/platform/queue.js'
import type { Queue } from '../../src/platform/queue.js'
import { createTestDatabase } from '../support/database.js'
import type { TestDatabase } from '../support/database.js'

const logger = createLogger({ logLevel: 'silent', logFormat: 'json' }, 'test')
let db: TestDatabase
let queues: Queue[] = []

const openQueue = async () => {
  const queue = createQueue({ databaseUrl: db.url, heartbeatSeconds: 10, logger })
  queues.push(queue)
  await queue.start()
  return queue
}

beforeEach(async () => {
  db = await createTestDatabase()
})
afterEach(async () => {
  await Promise.all(queues.map((queue) => queue.stop()))
  queues = []
  await db.drop()
})

/** Collects payloads until a number of them is there. */
function collector(wanted: number) {
  const seen: unknown[] = []
  let finish: (all: unknown[]) => void
  const all = new Promise<unknown[]>((resolve) => (finish = resolve))
  const add = (payload: unknown): void => {
    if (seen.push(payload) === wanted) finish(seen)
  }
  return { all, add }
}

test('a job sent by one process is run by another within a second', async () => {
  const [sender, worker] = [await openQueue(), await openQueue()]
  const { all, add } = collector(1)
  await worker.work('training-run', { concurrency: 1 }, async (payload) => add(payload))
  const started = performance.now()
  await sender.send('training-run', { runId: 'run_1' })
  expect(await all).toEqual([{ runId: 'run_1' }])
  expect(performance.now() - started).toBeLessThan(1000)
})

test('higher priority is first, and a key that waits is not sent twice', async () => {
  const queue = await openQueue()
  await queue.send('training-run', { runId: 'low' }, { priority: 0, key: 'low' })
  await queue.send('training-run', { runId: 'high' }, { priority: 5, key: 'high' })
  await queue.send('training-run', { runId: 'high, again' }, { priority: 9, key: 'high' })
  await queue.send('training-run', { runId: 'last' }, { priority: -1 })
  const { all, add } = collector(3)
  await queue.work('training-run', { concurrency: 1 }, async (payload) => add(payload))
  expect(await all).toEqual([{ runId: 'high' }, { runId: 'low' }, { runId: 'last' }])
})

test('a job whose handler throws is delivered again', async () => {
  const queue = await openQueue()
  const { all, add } = collector(2)
  let attempts = 0
  await queue.work('ingest-dataset-version', { concurrency: 1 }, async (payload) => {
    add(payload)
    if (++attempts === 1) throw new Error('the database was away')
  })
  await queue.send('ingest-dataset-version', { versionId: 'dsv_1' })
  expect(await all).toEqual([{ versionId: 'dsv_1' }, { versionId: 'dsv_1' }])
})

test('a worker that stops aborts its handler, and another worker gets the job', async () => {
  const [first, second] = [await openQueue(), await openQueue()]
  const begun = collector(1)
  let wasAborted = false
  await first.work('training-run', { concurrency: 1 }, async (payload, signal) => {
    begun.add(payload)
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    wasAborted = true
  })
  await first.send('training-run', { runId: 'run_1' })
  await begun.all
  const { all, add } = collector(1)
  await second.work('training-run', { concurrency: 1 }, async (payload) => add(payload))
  await first.stop()
  expect(wasAborted).toBe(true)
  expect(await all).toEqual([{ runId: 'run_1' }])
})
