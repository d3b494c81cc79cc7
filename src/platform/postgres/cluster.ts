import { execFile, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inheritedEnvironment } from '../env.js'
import { messageOf } from '../errors.js'
import { isAlive } from '../lock.js'
import { programPath } from './installation.js'
import { findPostmaster, isAccepting } from './postmaster.js'
import { placeCluster, remember } from './placement.js'
import type { Placement } from './placement.js'

const user = 'strata'
const database = 'strata'
const startTimeoutMs = 60_000

export interface ClusterOptions {
  /** STRATA_HOME: what belongs to the cluster is kept or remembered there. */
  readonly home: string
  /** Gives up durability for speed; for clusters that are thrown away. (Default: false) */
  readonly isThrowaway?: boolean
}

/** A Postgres that runs and answers. */
export interface Cluster {
  readonly url: string
  readonly port: number
  readonly pid: number
  readonly dataFolder: string
  /** True where it was found running: an earlier start was killed and left it. */
  readonly isAdopted: boolean
  /** Ends all connections and the server; settles when it has ended. */
  stop(): Promise<void>
}

/**
 * Starts the Postgres of a home, made at the first start, or adopts the one that is still running there. It listens on
 * 127.0.0.1 at a free port and asks for a password. It runs in a process group of its own, so that Ctrl-C in a terminal
 * reaches it only after those that write to it have ended.
 */
export async function startCluster({ home, isThrowaway = false }: ClusterOptions): Promise<Cluster> {
  const placement = placeCluster(home)
  const running = await findPostmaster(placement.dataFolder, (port) => urlOf(placement, port))
  if (running) return clusterOf(placement, running.port, running.pid, true)
  if (!existsSync(join(placement.dataFolder, 'PG_VERSION'))) await initialise(placement, isThrowaway)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? placement.port : null)
    try {
      const pid = await launch(home, placement, port, isThrowaway)
      remember(home, { ...placement, port })
      return clusterOf(placement, port, pid, false)
    } catch (error) {
      // Another program may have taken the port in between.
      if (attempt === 3 || !messageOf(error).includes('Address already in use')) throw error
    }
  }
}

function clusterOf({ password, dataFolder }: Placement, port: number, pid: number, isAdopted: boolean): Cluster {
  return { url: urlOf({ password }, port, database), port, pid, dataFolder, isAdopted, stop: () => stopPostmaster(pid) }
}

function urlOf({ password }: Pick<Placement, 'password'>, port: number, name = 'postgres'): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`
}

/** Made beside its place and renamed when whole: a start that is killed leaves no half of a cluster. */
async function initialise(placement: Placement, isThrowaway: boolean): Promise<void> {
  const { dataFolder, account, programs, password } = placement
  const unfinished = `${dataFolder}.new`
  const passwordFile = `${dataFolder}.password`
  rmSync(unfinished, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(dirname(dataFolder), { recursive: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid)
  const flags = [`--pgdata=${unfinished}`, `--username=${user}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const fixed = ['--encoding=UTF8', '--locale=C', '--no-instructions', ...(isThrowaway ? ['--no-sync'] : [])]
  try {
    await promisify(execFile)(programPath(programs, 'initdb'), [...flags, ...fixed], {
      ...account,
      cwd: unfinished,
      env: cleanEnvironment(),
    })
    renameSync(unfinished, dataFolder)
  } catch (cause) {
    throw new Error(`Postgres could not be set up in ${dataFolder}: ${messageOf(cause)}`, { cause })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function launch(home: string, placement: Placement, port: number, isThrowaway: boolean): Promise<number> {
  const { dataFolder, account, programs } = placement
  const logFile = join(home, 'postgres.log')
  const log = openSync(logFile, 'w', 0o600)
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    max_wal_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(isThrowaway && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(programPath(programs, 'postgres'), ['-D', dataFolder, '-p', String(port), ...flags], {
    ...account,
    cwd: dataFolder,
    detached: true,
    env: cleanEnvironment(),
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let failure: string | null = null
  server.once('error', (error) => (failure = messageOf(error)))
  server.once('exit', (code, signal) => (failure = `it ended with ${signal ?? `code ${code}`}`))
  server.unref()
  const deadline = Date.now() + startTimeoutMs
  while (!(await isAccepting(urlOf(placement, port), database))) {
    if (failure === null && Date.now() > deadline) failure = `it did not answer within ${startTimeoutMs / 1000} s`
    if (failure !== null) {
      server.kill('SIGKILL')
      throw new Error(`Postgres did not start: ${failure}. Its last words, from ${logFile}:\n${tailOf(logFile)}`)
    }
    await delay(25)
  }
  if (server.pid === undefined) throw new Error('Postgres did not start: it has no process id')
  return server.pid
}

/** A fast shutdown: connections are ended, what was committed is on the disk. After 10 s it is told to drop everything. */
async function stopPostmaster(pid: number): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    if (isAlive(pid)) process.kill(pid, name)
  }
  signal('SIGINT')
  const started = Date.now()
  let isPressed = false
  while (isAlive(pid) && Date.now() - started < 20_000) {
    await delay(20)
    if (isPressed || Date.now() - started < 10_000) continue
    isPressed = true
    signal('SIGQUIT')
  }
}

/** A port that is free now; the preferred one if it is. */
async function freePort(preferred: number | null): Promise<number> {
  const probe = createServer()
  try {
    return await new Promise<number>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen(preferred ?? 0, '127.0.0.1', () => resolve((probe.address() as AddressInfo).port))
    })
  } catch (error) {
    if (preferred === null) throw error
    return await freePort(null)
  } finally {
    probe.close()
  }
}

/** PG* variables of the user's would change what the server and initdb do. */
function cleanEnvironment(): Record<string, string | undefined> {
  const kept = Object.entries(inheritedEnvironment()).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}

function tailOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '(nothing)'
}
