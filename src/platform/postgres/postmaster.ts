import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { commandOf, isAlive } from '../lock.js'

export interface Postmaster {
  readonly pid: number
  readonly port: number
}

const adoptTimeoutMs = 60_000

/**
 * The server that runs on a data folder, from the file in which it keeps its pid (line 1) and port (line 4). One that is
 * still starting, recovering or ending is waited for. Null where none runs; a file that a dead one left is removed
 * when its pid belongs to another program by now, for which Postgres would refuse to start.
 */
export async function findPostmaster(dataFolder: string, urlOf: (port: number) => string): Promise<Postmaster | null> {
  const file = join(dataFolder, 'postmaster.pid')
  for (const deadline = Date.now() + adoptTimeoutMs; existsSync(file);) {
    const lines = readFileSync(file, 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    if (!isAlive(pid)) return null
    if (!/postgres/.test(commandOf(pid) ?? 'postgres')) {
      rmSync(file)
      return null
    }
    if (lines[7]?.trim() === 'ready' && (await isServing(urlOf(port), dataFolder))) return { pid, port }
    if (Date.now() > deadline)
      throw new Error(
        `A Postgres (process ${pid}) runs on ${dataFolder} but does not let us in. End it and start again.`,
      )
    await delay(50)
  }
  return null
}

/** Whether a server lets us in; makes the database at the first time. */
export async function isAccepting(adminUrl: string, database: string): Promise<boolean> {
  return asking(adminUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
    return true
  })
}

function isServing(adminUrl: string, dataFolder: string): Promise<boolean> {
  return asking(adminUrl, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory === dataFolder
  })
}

/** False where it does not answer, whatever the reason: the caller asks again. */
async function asking(url: string, ask: (client: pg.Client) => Promise<boolean>): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await ask(client)
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
