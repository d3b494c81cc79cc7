// Prisma's schema engine as WebAssembly: its command-line tool would download a binary first.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { randomUUID } from 'node:crypto'
import { DriverAdapterError, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/** Column types of the driver adapter's protocol, by Postgres type. */
const columnTypes = {
  16: 5, 17: 13, 18: 6, 20: 1, 21: 0, 23: 0, 26: 1, 114: 11, 700: 2, 701: 3, 1082: 8, 1083: 9, 1114: 10, 1184: 10, 1700: 4,
  2950: 15, 3802: 11, 1000: 69, 1002: 70, 1003: 71, 1005: 64, 1007: 64, 1009: 71, 1015: 71, 1016: 65, 1028: 65,
} // prettier-ignore
const keptAsText = new Set([20, 26, 114, 1082, 1083, 1700, 3802])

/**
 * The SQL that leads from one state of the schema to another; null where they agree.
 * @param from {'empty'} or {migrations: {name, sql}[]}; the latter needs a server on which a database can be made
 * @param schema the text of schema.prisma
 */
export async function diffSchema({ from, schema, databaseUrl }) {
  const files = [{ path: 'prisma/schema.prisma', content: schema }]
  const engine = await loadEngine(files, databaseUrl)
  const { exitCode, stdout } = await engine.diff({
    from: from === 'empty' ? { tag: 'empty' } : migrationsOf(from.migrations),
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  return exitCode === 2 ? stdout : null
}

export const lockFile = 'provider = "postgresql"\n'

function migrationsOf(migrations) {
  return {
    tag: 'migrations',
    baseDir: 'prisma/migrations',
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: lockFile },
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

async function loadEngine(files, databaseUrl) {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => process.stderr.write(`schema engine: ${message}\n`),
  }
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = readFileSync(glue.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const factory = {
    provider: 'postgres',
    adapterName: 'strata',
    connect: () => connect(databaseUrl),
    connectToShadowDb: () => connectToShadow(databaseUrl),
  }
  const datamodels = files.map(({ path, content }) => [path, content])
  return bindings.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
}

/** The engine replays migrations into a database of its own, which goes when it is done. */
async function connectToShadow(databaseUrl) {
  const name = `strata_shadow_${randomUUID()}`
  const asAdmin = async (sql) => {
    const client = new pg.Client(databaseUrl)
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await asAdmin(`create database "${name}"`)
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return connect(url.href, () => asAdmin(`drop database if exists "${name}" with (force)`))
}

async function connect(url, afterEnd = async () => {}) {
  const client = new pg.Client(url)
  // The engine may leave its connection open; a server that ends then must not end this process.
  client.on('error', () => {})
  await client.connect()
  const queries = queriesOf(client)
  return {
    ...queries,
    executeScript: (sql) => translatingErrors(async () => void (await client.query(sql))),
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => {
      await client.end()
      await afterEnd()
    },
    startTransaction: async () => {
      await client.query('begin')
      const end = (sql) => async () => void (await client.query(sql))
      return { ...queries, options: { usePhantomQuery: false }, commit: end('commit'), rollback: end('rollback') }
    },
  }
}

function queriesOf(client) {
  return {
    provider: 'postgres',
    adapterName: 'strata',
    executeRaw: ({ sql, args }) => translatingErrors(async () => (await client.query(sql, args)).rowCount ?? 0),
    queryRaw: ({ sql, args }) =>
      translatingErrors(async () => {
        const types = { getTypeParser }
        const { fields, rows } = await client.query({ text: sql, values: args, rowMode: 'array', types })
        const ids = fields.map(({ dataTypeID }) => columnTypes[dataTypeID] ?? 7)
        return { columnNames: fields.map(({ name }) => name), columnTypes: ids, rows }
      }),
  }
}

function getTypeParser(type, format) {
  if (type === 1184 || type === 1114) return (text) => new Date(text).toISOString()
  if (keptAsText.has(type)) return (text) => text
  return pg.types.getTypeParser(type === 1002 || type === 1003 ? 1009 : type, format)
}

async function translatingErrors(work) {
  try {
    return await work()
  } catch (error) {
    const { code = '', severity = 'ERROR', message, detail, column, hint } = error
    const original = { originalCode: code, originalMessage: message }
    throw new DriverAdapterError({ kind: 'postgres', ...original, code, severity, message, detail, column, hint })
  }
}
