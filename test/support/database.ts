import { randomBytes } from 'node:crypto'
import { openDatabase } from '../../src/platform/database.js'
import type { Database } from '../../src/platform/database.js'
import { connectionString, runStatement } from './sql.js'

export const templateDatabase = 'strata_template'

export interface TestDatabase {
  readonly url: string
  readonly database: Database
  drop(): Promise<void>
}

/**
 * A database of the test file's own, migrated, holding the default project: a clone of the run's template (about 50 ms).
 *
 *     let db: TestDatabase
 *     beforeAll(async () => { db = await createTestDatabase() })
 *     afterAll(() => db.drop())
 *
 * `db.database` is a Database as compose() makes it (Prisma and a pool); `db.url` goes to startServer, startWorker, createQueue
 * or createEvents. See server.ts for tests over HTTP.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.STRATA_TEST_POSTGRES_URL
  if (!server) throw new Error('There is no Postgres: jest has to run with the globalSetup of jest.config.mjs')
  const name = `test_${randomBytes(6).toString('hex')}`
  await runStatement(server, `create database ${name} template ${templateDatabase}`)
  const url = connectionString(server, name)
  const database = openDatabase(url)
  return {
    url,
    database,
    drop: async () => {
      await database.close()
      await runStatement(server, `drop database ${name} with (force)`)
    },
  }
}
