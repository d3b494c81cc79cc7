import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { messageOf } from './errors.js'
import { projectRoot } from './paths.js'

export const migrationsFolder = join(projectRoot, 'prisma', 'migrations')

/** One step of the storage schema: a folder with a migration.sql. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

export interface AppliedMigrations {
  /** Those applied now, in order. */
  readonly applied: readonly string[]
  /** What an operator should look at: files edited after they were applied, or newer than this version. */
  readonly warnings: readonly string[]
}

/** The lock that Prisma's own engine takes, so that the two never run at a time. */
const advisoryLock = 72_707_369

const createHistory = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null, "checksum" varchar(64) not null, "finished_at" timestamptz,
  "migration_name" varchar(255) not null, "logs" text, "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(), "applied_steps_count" integer not null default 0)`

/** The migrations of this version, in the order of their names. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
}

/**
 * Does what `prisma migrate deploy` does, without its engine (a binary that is downloaded): applies what is missing and
 * keeps the history in _prisma_migrations, row for row as Prisma does, so that either can go on where the other stopped.
 * Throws where an earlier migration failed (P3009) or the database holds tables that no migration made (P3005).
 */
export async function applyMigrations(databaseUrl: string, migrations = readMigrations()): Promise<AppliedMigrations> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await refuseForeignDatabase(client)
    await client.query(createHistory)
    const { rows } = await client.query<HistoryRow>('select * from "_prisma_migrations" where rolled_back_at is null')
    refuseFailed(rows)
    const history = new Map(rows.map((row) => [row.migration_name, row.checksum]))
    const missing = migrations.filter(({ name }) => !history.has(name))
    for (const migration of missing) await applyOne(client, migration)
    return { applied: missing.map(({ name }) => name), warnings: warningsOf(history, migrations) }
  } finally {
    await client.end()
  }
}

interface HistoryRow {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: Date | null
  readonly logs: string | null
}

async function applyOne(client: pg.Client, { name, sql }: Migration): Promise<void> {
  const id = randomUUID()
  await client.query('insert into "_prisma_migrations" (id, checksum, migration_name) values ($1, $2, $3)', [
    id,
    checksumOf(sql),
    name,
  ])
  try {
    await client.query(sql)
  } catch (cause) {
    await client.query('rollback')
    await client.query('update "_prisma_migrations" set logs = $2 where id = $1', [id, messageOf(cause)])
    throw new Error(`P3018: migration ${name} failed: ${messageOf(cause)}`, { cause })
  }
  await client.query('update "_prisma_migrations" set finished_at = now(), applied_steps_count = 1 where id = $1', [id])
}

function refuseFailed(rows: readonly HistoryRow[]): void {
  const failed = rows.find(({ finished_at }) => finished_at === null)
  if (!failed) return
  throw new Error(
    `P3009: migration ${failed.migration_name} failed in this database earlier (${failed.logs ?? 'it was cut off'}). Put the database right, then mark it with "prisma migrate resolve".`,
  )
}

/** Tables in a database without history are somebody else's. */
async function refuseForeignDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = current_schema() order by (tablename = '_prisma_migrations') desc, 1`,
  )
  const first = rows[0]?.tablename
  if (first === undefined || first === '_prisma_migrations') return
  throw new Error(
    `P3005: the database is not empty (it holds the table "${first}") and was not made by Strata. Give DATABASE_URL an empty database.`,
  )
}

function warningsOf(history: ReadonlyMap<string, string>, migrations: readonly Migration[]): string[] {
  const known = new Map(migrations.map(({ name, sql }) => [name, checksumOf(sql)]))
  return [...history].flatMap(([name, checksum]) => {
    if (!known.has(name)) return [`migration ${name} is in the database but not in this version: the database is newer`]
    return known.get(name) === checksum ? [] : [`migration ${name} was edited after it was applied`]
  })
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}
