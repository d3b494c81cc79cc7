// The storage schema's history.
//   node scripts/migrations.mjs create NAME   writes the step from the migrations to prisma/schema.prisma
//   node scripts/migrations.mjs rewrite       writes the one initial migration anew, what is written by hand kept
//   node scripts/migrations.mjs check         fails where schema.prisma and the migrations disagree
//   node scripts/migrations.mjs deploy        applies what is missing to DATABASE_URL
// create and check replay the migrations into a database that they make and drop: on the server of DATABASE_URL, or else on
// a Postgres started for the purpose.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { orExplain, setUp } from './setup.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'prisma', 'migrations')
const byHand = '-- By hand, from here on.'
const commands = { create, rewrite, check, deploy }

const [command, name] = process.argv.slice(2)
if (!Object.hasOwn(commands, command)) fail('usage: node scripts/migrations.mjs create NAME | rewrite | check | deploy')
await orExplain(() => setUp())
const { applyMigrations, readMigrations } = await import('../dist/platform/migrations.js')
await commands[command]()

async function create() {
  if (!/^[a-z][a-z0-9_]*$/.test(name ?? '')) fail(`create needs a name as in add_index, got "${name ?? ''}"`)
  const sql = await difference()
  if (sql === null) return say('schema.prisma and the migrations agree: there is nothing to create')
  const moment = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  write(`${moment}_${name}`, sql)
}

async function rewrite() {
  const [only, ...others] = readMigrations()
  if (!only || others.length > 0) fail(`rewrite needs exactly one migration, found ${others.length + (only ? 1 : 0)}`)
  const kept = only.sql.indexOf(byHand)
  const { diffSchema } = await import('./schema-engine.mjs')
  const sql = await onServer((databaseUrl) => diffSchema({ from: 'empty', schema: readSchema(), databaseUrl }))
  write(only.name, kept < 0 ? sql : `${sql.trimEnd()}\n\n${only.sql.slice(kept)}`)
}

async function check() {
  const sql = await difference()
  if (sql !== null) fail(`prisma/schema.prisma and prisma/migrations disagree; what is missing:\n${sql}`)
  say('schema.prisma and the migrations agree')
}

async function deploy() {
  if (!process.env.DATABASE_URL) fail('deploy needs DATABASE_URL')
  const { applied, warnings } = await applyMigrations(process.env.DATABASE_URL)
  for (const warning of warnings) say(`warning: ${warning}`)
  say(applied.length ? `applied ${applied.join(', ')}` : 'nothing to apply')
}

async function difference() {
  const { diffSchema } = await import('./schema-engine.mjs')
  const migrations = readMigrations()
  const from = migrations.length ? { migrations } : 'empty'
  return onServer((databaseUrl) => diffSchema({ from, schema: readSchema(), databaseUrl }))
}

async function onServer(work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL)
  const { startCluster } = await import('../dist/platform/postgres/cluster.js')
  const home = mkdtempSync(join(tmpdir(), 'strata-migrations-'))
  chmodSync(home, 0o755) // Under root another account runs Postgres and has to get in.
  const cluster = await startCluster({ home, isThrowaway: true })
  try {
    return await work(cluster.url)
  } finally {
    await cluster.stop()
    for (const path of [cluster.dataFolder, home]) rmSync(path, { recursive: true, force: true })
  }
}

function readSchema() {
  return readFileSync(join(root, 'prisma', 'schema.prisma'), 'utf8')
}

function write(name, sql) {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  say(`wrote prisma/migrations/${name}/migration.sql`)
}

function say(text) {
  process.stdout.write(`${text}\n`)
}

function fail(text) {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}
