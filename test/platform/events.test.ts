import { createEvents } from '../../src/platform/events.js'
import type { EventPayload, Events } from '../../src/platform/events.js'
import { createTestDatabase } from '../support/database.js'
import type { TestDatabase } from '../support/database.js'

let db: TestDatabase
let sender: Events
let receiver: Events

beforeAll(async () => {
  db = await createTestDatabase()
  sender = createEvents(db.url)
  receiver = createEvents(db.url)
})
afterAll(async () => {
  await Promise.all([sender.close(), receiver.close()])
  await db.drop()
})

/** The next payload, past the nulls that say "read again". */
async function nextPayload(events: AsyncIterableIterator<EventPayload | null>): Promise<EventPayload> {
  for await (const payload of { [Symbol.asyncIterator]: () => ({ next: () => events.next() }) })
    if (payload) return payload
  throw new Error('the subscription ended')
}

test('a subscription is told to read once it listens, then hears what another connection sends and it asked for', async () => {
  const updates = receiver.subscribe('training_run', ({ id }) => id === 'run_1')
  expect(await updates.next()).toEqual({ value: null, done: false })
  await sender.notify(db.database.pool, 'training_run', { id: 'run_2', revision: 1 })
  await sender.notify(db.database.pool, 'training_metrics', { id: 'run_1', sequence: 9 })
  await sender.notify(db.database.pool, 'training_run', { id: 'run_1', revision: 3 })
  expect(await nextPayload(updates)).toEqual({ id: 'run_1', revision: 3 })
  await updates.return?.()
})

test('what a transaction sends arrives when it commits, and never where it rolls back', async () => {
  const updates = receiver.subscribe('dataset_version')
  const { prisma } = db.database
  await prisma
    .$transaction(async (tx) => {
      await sender.notify(tx, 'dataset_version', { id: 'dsv_rolled_back' })
      throw new Error('roll back')
    })
    .catch(() => undefined)
  await prisma.$transaction((tx) => sender.notify(tx, 'dataset_version', { id: 'dsv_committed' }))
  expect(await nextPayload(updates)).toEqual({ id: 'dsv_committed' })
  await updates.return?.()
})

test('a connection that Postgres ends comes back, and subscriptions are told that they may have missed something', async () => {
  const updates = receiver.subscribe('training_run')
  await db.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'strata-events' and datname = current_database()`,
  )
  expect(await updates.next()).toEqual({ value: null, done: false })
  expect(receiver.isListening()).toBe(true)
  await sender.notify(db.database.pool, 'training_run', { id: 'run_3' })
  expect(await nextPayload(updates)).toEqual({ id: 'run_3' })
  await updates.return?.()
})

test('a reader that sleeps through a thousand events finds one null, not a thousand payloads', async () => {
  const sleepy = receiver.subscribe('training_metrics')
  const awake = receiver.subscribe('training_metrics', ({ sequence }) => sequence === 999)
  await db.database.prisma.$transaction(async (tx) => {
    for (let sequence = 0; sequence < 1000; sequence++) await sender.notify(tx, 'training_metrics', { sequence })
  })
  expect(await nextPayload(awake)).toEqual({ sequence: 999 })
  let unread = 1
  let hasNull = (await sleepy.next()).value === null
  await sleepy.return?.()
  for await (const payload of sleepy) [unread, hasNull] = [unread + 1, hasNull || payload === null]
  expect(hasNull).toBe(true)
  expect(unread).toBeLessThanOrEqual(64)
})

test('closing ends every subscription', async () => {
  const events = createEvents(db.url)
  const updates = events.subscribe('training_run')
  const reading = (async () => {
    const seen = []
    for await (const payload of updates) seen.push(payload)
    return seen
  })()
  await events.close()
  expect((await reading).every((payload) => payload === null)).toBe(true)
  expect(await events.subscribe('training_run').next()).toEqual({ value: undefined, done: true })
})
