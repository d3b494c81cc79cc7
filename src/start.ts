import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { messageOf } from './platform/errors.js'
import { inheritedEnvironment, readEnv } from './platform/env.js'
import type { Env } from './platform/env.js'
import { isAlive, takeLock } from './platform/lock.js'
import { createLogger } from './platform/logger.js'
import type { Logger } from './platform/logger.js'
import { applyMigrations } from './platform/migrations.js'
import { projectRoot } from './platform/paths.js'
import { onOrphaned } from './platform/processes.js'
import { startCluster } from './platform/postgres/cluster.js'
import type { Cluster } from './platform/postgres/cluster.js'
import { supervise } from './platform/supervised.js'

const postgresTimeoutMs = 30_000
/** A trainer writes its checkpoint at the end of a step; then the worker gives its run back. */
const workerGraceMs = 15_000
const serverGraceMs = 8000

/** `npm start`: one Postgres (embedded, unless DATABASE_URL names another), one server, one worker, until a signal. */
async function main(): Promise<void> {
  const env = readEnv({ LOG_FORMAT: process.stdout.isTTY ? 'pretty' : 'json', ...inheritedEnvironment() })
  const logger = createLogger(env, 'start')
  mkdirSync(env.home, { recursive: true })
  const lock = lockHome(env)
  const cleanups: (() => Promise<void> | void)[] = [() => lock.release()]
  let isStopping = false
  const stop = async (code: number) => {
    if (isStopping) return
    isStopping = true
    for (const cleanUp of cleanups.reverse()) await cleanUp()
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      logger.info(`${signal}: everything stops`)
      void stop(0)
    })
  // Without npm a shell may well start it and leave.
  if (inheritedEnvironment().npm_lifecycle_event !== undefined)
    onOrphaned(() => {
      logger.info('npm has ended: everything stops')
      void stop(0)
    })
  try {
    const postgres = await openPostgres(env, logger, () => isStopping)
    cleanups.push(() => postgres.stop())
    await migrate(postgres.url(), logger)
    const childEnv = { STRATA_HOME: env.home, LOG_FORMAT: env.logFormat }
    let port = String(env.port)
    const start = (entry: 'server' | 'worker') =>
      supervise({
        entry,
        env: () => ({ ...childEnv, DATABASE_URL: postgres.url(), PORT: port }),
        onCrash: (end, ms) => logger.error(`the ${entry} ended with ${end}; it starts again in ${ms / 1000} s`),
      })
    if (isStopping) return
    const [server, worker] = [start('server'), start('worker')]
    cleanups.push(async () => {
      await Promise.all([server.stop(serverGraceMs), worker.stop(workerGraceMs)])
    })
    const [{ url = '' }] = await Promise.all([server.ready, worker.ready])
    port = new URL(url).port
    lock.publish(url)
    announce(url, env, logger)
    process.send?.({ type: 'ready', url })
  } catch (error) {
    if (!isStopping) logger.fatal(messageOf(error))
    await stop(1)
  }
}

/** The home's lock, or the end: one instance a home. */
function lockHome({ home }: Env) {
  const taken = takeLock(join(home, 'start.lock'))
  if ('lock' in taken) return taken.lock
  const { pid, url } = taken.holder
  throw new Error(
    `Strata is already running on ${home}: ${url ?? 'it is starting'} (process ${pid}). Stop it first, or give this one a STRATA_HOME and a PORT of its own.`,
  )
}

interface Postgres {
  url(): string
  stop(): Promise<void>
}

/** The Postgres of DATABASE_URL, or the home's own, which starts again should it crash. */
async function openPostgres(env: Env, logger: Logger, isStopping: () => boolean): Promise<Postgres> {
  const { databaseUrl, home } = env
  if (databaseUrl !== null) return { url: () => databaseUrl, stop: () => Promise.resolve() }
  let cluster = await startTimed(home, logger)
  let restart: Promise<void> | null = null
  const watch = setInterval(() => {
    if (isAlive(cluster.pid) || restart || isStopping()) return
    logger.error('Postgres has crashed; it starts again')
    restart = startTimed(home, logger)
      .then((started) => void (cluster = started))
      .catch((error: unknown) => logger.error(messageOf(error)))
      .finally(() => (restart = null))
  }, 500)
  return {
    url: () => cluster.url,
    stop: async () => {
      clearInterval(watch)
      await restart
      await cluster.stop()
    },
  }
}

async function startTimed(home: string, logger: Logger): Promise<Cluster> {
  const startedAt = performance.now()
  const cluster = await startCluster({ home })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const how = cluster.isAdopted ? 'was still running and is adopted' : `started in ${seconds} s`
  logger.info(`Postgres ${how} (port ${cluster.port}, ${cluster.dataFolder})`)
  return cluster
}

/** Waits for a Postgres of DATABASE_URL that is only just starting. */
async function migrate(databaseUrl: string, logger: Logger): Promise<void> {
  const { host } = new URL(databaseUrl)
  for (const deadline = Date.now() + postgresTimeoutMs; ;) {
    try {
      const { applied, warnings } = await applyMigrations(databaseUrl)
      for (const warning of warnings) logger.warn(warning)
      if (applied.length > 0) logger.info(`migrations applied: ${applied.join(', ')}`)
      return
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      // No listener, no name yet, or (57P03) a server that is still starting.
      if (!/^(ECONN|EAI_AGAIN|ENOTFOUND|ETIMEDOUT|57P03)/.test(code)) throw error
      if (Date.now() > deadline) throw new Error(`no Postgres answers at ${host} (${code})`, { cause: error })
      logger.info(`waiting for Postgres at ${host} (${code})`)
      await delay(500)
    }
  }
}

/** The ready line: for people where a terminal reads, else one line of JSON. */
function announce(url: string, env: Env, logger: Logger): void {
  const seconds = (performance.now() / 1000).toFixed(1)
  const urls = {
    graphql: `${url}/graphql`,
    webSocket: `${url.replace(/^http/, 'ws')}/graphql`,
    graphiql: `${url}/graphiql`,
    health: `${url}/health/ready`,
  }
  if (env.logFormat === 'json') return logger.info({ urls, seconds: Number(seconds) }, `Strata is ready at ${url}`)
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
  const [bold, dim, plain] = ['\u001b[1m', '\u001b[2m', '\u001b[0m']
  process.stdout.write(`
  ${bold}Strata ${version} is ready${plain} ${dim}after ${seconds} s${plain}

  GraphQL    ${urls.graphql}
  WebSocket  ${urls.webSocket}
  GraphiQL   ${bold}${urls.graphiql}${plain}
  Health     ${urls.health}

  ${dim}Everything it keeps is in ${env.home}. Ctrl+C stops it; a run in progress goes on at the next start.${plain}
\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`)
  process.exit(1)
})
