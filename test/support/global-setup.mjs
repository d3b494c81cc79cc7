// Runs once before all tests: builds dist/, starts one Postgres for the run and makes the template that createTestDatabase
// clones. jest does not map its own modules here, so what is needed of the product comes from dist/.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setUp } from '../../scripts/setup.mjs'

const templateDatabase = 'strata_template'

export default async function setUpTests({ testPathPatterns }) {
  const patterns = testPathPatterns?.patterns ?? []
  // The engine knows no Postgres: its tests alone start at once.
  if (patterns.length > 0 && patterns.every((pattern) => /\btest\/engine\b/.test(pattern))) return
  await setUp()
  const { startCluster } = await import('../../dist/platform/postgres/cluster.js')
  const home = mkdtempSync(join(tmpdir(), 'strata-test-'))
  chmodSync(home, 0o755) // Under root another account runs Postgres and has to get in.
  const cluster = await startCluster({ home, isThrowaway: true })
  globalThis.strataReaper = startReaper(cluster.pid, home)
  process.env.STRATA_TEST_POSTGRES_URL = cluster.url
  await makeTemplate(cluster.url)
}

/** Whatever becomes of jest, the end of its pipe tells the reaper to end Postgres and remove the folder. */
function startReaper(pid, folder) {
  const reaper = spawn(process.execPath, [join(import.meta.dirname, 'reaper.mjs'), String(pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  reaper.unref()
  return reaper
}

async function makeTemplate(serverUrl) {
  const { default: pg } = await import('pg')
  const { applyMigrations } = await import('../../dist/platform/migrations.js')
  const { createLogger } = await import('../../dist/platform/logger.js')
  const { createQueue } = await import('../../dist/platform/queue.js')
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`create database ${templateDatabase}`)
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = `/${templateDatabase}`
  await applyMigrations(url.href)
  // The queue's own tables too, so that a server or worker of a test starts at once.
  const logger = createLogger({ logLevel: 'error', logFormat: 'json' }, 'test')
  const queue = createQueue({ databaseUrl: url.href, heartbeatSeconds: 10, logger })
  await queue.start()
  await queue.stop()
}
