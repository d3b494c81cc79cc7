import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './__generated__/prisma/client.js'
import type { Prisma } from './__generated__/prisma/client.js'

/** A transaction that Prisma opened; also fits the client itself, for a single statement. */
export type Tx = Prisma.TransactionClient

/** One pool of connections, spoken to through Prisma or in plain SQL. */
export interface Database {
  readonly prisma: PrismaClient
  readonly pool: pg.Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Most connections at a time. (Default: 10) */
  readonly poolSize?: number
  /** Told of connections that broke while idle; the pool replaces them by itself. (Default: nothing is done) */
  readonly onConnectionError?: (error: Error) => void
}

/** Opens the database lazily: the first query connects. A Postgres that goes away fails queries, never the process. */
export function openDatabase(url: string, { poolSize = 10, onConnectionError }: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'strata',
  })
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', (error) => onConnectionError?.(error))
  // The pool takes its own listener off a connection that it lends: one that breaks then fails its queries, and no more.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false }),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })
  return {
    prisma,
    pool,
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/** Several statements on one connection, all or none. For plain SQL; Prisma has its own. */
export async function inTransaction<T>(pool: pg.Pool, change: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await change(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // The connection's state is unknown: it is closed, which also rolls back.
    client.release(true)
    throw error
  }
}
