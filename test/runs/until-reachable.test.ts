import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { openDatabase } from '../../src/platform/database.js'
import { isPassing } from '../../src/runs/until-reachable.js'
import { createTestDatabase } from '../support/database.js'

/** As Postgres refuses who comes while it starts: an error packet, then the end. */
function startingPostgres(): Promise<Server> {
  const fields = ['SFATAL', 'VFATAL', 'C57P03', 'Mthe database system is starting up']
  const body = Buffer.from(`${fields.map((field) => `${field}\0`).join('')}\0`)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length + 4)
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(Buffer.concat([Buffer.from('E'), length, body])))
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

const thrownBy = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => null,
    (error: unknown) => error,
  )

/** What a trainer does to Postgres: plain statements, Prisma's, raw ones and transactions. */
async function askEverything(url: string): Promise<unknown[]> {
  const database = openDatabase(url)
  const { pool, prisma } = database
  const thrown = [
    await thrownBy(() => pool.query('select 1')),
    await thrownBy(() => prisma.project.findMany()),
    await thrownBy(() => prisma.$queryRawUnsafe('select 1')),
    await thrownBy(() => prisma.$transaction((tx) => tx.project.findMany())),
  ]
  await database.close()
  return thrown
}

test('a Postgres that is starting, or that is not there, is worth waiting for, whoever asks it', async () => {
  const server = await startingPostgres()
  const { port } = server.address() as AddressInfo
  const url = `postgresql://strata:secret@127.0.0.1:${port}/strata`
  for (const error of await askEverything(url)) expect([error, isPassing(error)]).toEqual([error, true])
  await new Promise((resolve) => server.close(resolve))
  for (const error of await askEverything(url)) expect([error, isPassing(error)]).toEqual([error, true])
})

test('a mistake in a statement is not', async () => {
  const db = await createTestDatabase()
  const { pool, prisma } = db.database
  for (const work of [() => pool.query('select nothing'), () => prisma.$queryRawUnsafe('select nothing')])
    expect(isPassing(await thrownBy(work))).toBe(false)
  await db.drop()
})

test('a connection that Postgres ends under a statement is worth another try', async () => {
  const db = await createTestDatabase()
  const { pool, prisma } = db.database
  const endItself = 'select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)'
  for (const work of [
    () => pool.query(endItself),
    () => prisma.$queryRawUnsafe(endItself),
    () => prisma.$transaction((tx) => tx.$executeRawUnsafe(endItself)),
  ]) {
    const error = await thrownBy(work)
    expect([error, isPassing(error)]).toEqual([error, true])
  }
  await db.drop()
})
