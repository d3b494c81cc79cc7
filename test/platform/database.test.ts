import { createTestDatabase } from '../support/database.js'
import type { TestDatabase } from '../support/database.js'
import { waitFor } from '../support/wait.js'

let db: TestDatabase
beforeAll(async () => {
  db = await createTestDatabase()
})
afterAll(() => db.drop())

test('a connection that breaks while it is lent out fails its next query, and the process goes on', async () => {
  const { pool } = db.database
  const client = await pool.connect()
  let hasEnded = false
  client.on('end', () => (hasEnded = true))
  const { rows } = await client
    .query<{ pid: number }>('begin; select 1')
    .then(() => client.query<{ pid: number }>('select pg_backend_pid() as pid'))
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await waitFor('the connection to break', () => hasEnded)
  await expect(client.query('select 1')).rejects.toThrow()
  client.release(true)
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})
