import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { isAlive } from '../../src/platform/lock.js'
import { spawnNode, spawnProgram, waitForReady } from '../support/process.js'
import type { Spawned, TestProcess } from '../support/process.js'
import { statusOf, waitFor } from '../support/wait.js'

jest.setTimeout(180_000)

interface Remembered {
  dataFolder: string
  password: string
  port: number
}

let home: string
let starts: TestProcess[]

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'strata-start-'))
  chmodSync(home, 0o755)
  starts = []
})
afterEach(async () => {
  await Promise.all(starts.map((start) => start.stop()))
  const folder = existsSync(join(home, 'postgres.json')) ? remembered().dataFolder : null
  const pid = folder && postmasterPid(folder)
  if (pid && isAlive(pid)) process.kill(pid, 'SIGQUIT')
  if (pid) await waitFor('Postgres to end', () => !isAlive(pid))
  for (const path of [folder, home]) if (path) rmSync(path, { recursive: true, force: true })
})

function start(env: Record<string, string> = {}): TestProcess {
  const started = spawnNode('dist/start.js', { STRATA_HOME: home, PORT: '0', WORKER_HEARTBEAT_SECONDS: '10', ...env })
  starts.push(started)
  return started
}

const startReady = (env?: Record<string, string>): Promise<Spawned<{ url: string }>> => waitForReady(start(env))
const remembered = () => JSON.parse(readFileSync(join(home, 'postgres.json'), 'utf8')) as Remembered

function postmasterPid(dataFolder: string): number | null {
  const file = join(dataFolder, 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null
}

function runningPostgres(): number {
  const pid = postmasterPid(remembered().dataFolder)
  if (pid === null) throw new Error('no Postgres runs')
  return pid
}

/** Processes that a process has started: the server and the worker of a start. */
function childrenOf(pid: number): { pid: number; entry: string }[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n')
  return lines
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((parts) => Number(parts?.[2]) === pid && /dist\/\w+\.js/.test(parts?.[3] ?? ''))
    .map((parts) => ({ pid: Number(parts?.[1]), entry: /dist\/(\w+)\.js/.exec(parts?.[3] ?? '')?.[1] ?? '' }))
}

async function query(sql: string): Promise<unknown[]> {
  const { password, port } = remembered()
  const client = new pg.Client(`postgresql://strata:${password}@127.0.0.1:${port}/strata`)
  await client.connect()
  return (await client.query<Record<string, unknown>>(sql).finally(() => client.end())).rows
}

test('a start serves; a second one beside it says where the first is; SIGTERM ends everything within seconds', async () => {
  const first = await startReady()
  expect(await statusOf(`${first.ready.url}/health/ready`)).toBe(200)
  const children = childrenOf(first.pid)
  expect(children.map(({ entry }) => entry).sort()).toEqual(['server', 'worker'])
  const postgres = runningPostgres()

  const second = start()
  expect((await second.exited).code).toBe(1)
  expect(second.output()).toContain('already running')
  expect(second.output()).toContain(first.ready.url)
  expect(second.output()).toContain(String(first.pid))

  const askedAt = Date.now()
  first.child.kill('SIGTERM')
  expect(await first.exited).toEqual({ code: 0, signal: null })
  expect(Date.now() - askedAt).toBeLessThan(10_000)
  for (const pid of [postgres, ...children.map((child) => child.pid)]) expect(isAlive(pid)).toBe(false)
})

test('SIGTERM to the npm of `npm start` ends everything within seconds', async () => {
  const npm = spawnProgram('npm', ['start'], { STRATA_HOME: home, PORT: '0', LOG_FORMAT: 'json' })
  starts.push(npm)
  await waitFor('the ready line', () => npm.output().includes('Strata is ready'), 120_000)
  const postgres = runningPostgres()
  const { pid } = JSON.parse(readFileSync(join(home, 'start.lock'), 'utf8')) as { pid: number }
  const children = childrenOf(pid)
  expect(children).toHaveLength(2)
  npm.child.kill('SIGTERM')
  for (const each of [pid, postgres, ...children.map((child) => child.pid)])
    await waitFor(`process ${each} to end`, () => !isAlive(each), 10_000)
})

test('after SIGKILL its processes end by themselves, and the next start adopts the Postgres that was left', async () => {
  const first = await startReady()
  const children = childrenOf(first.pid)
  const postgres = runningPostgres()
  await query('create table kept as select 42 as answer')
  first.child.kill('SIGKILL')
  for (const { pid, entry } of children) await waitFor(`the ${entry} to end`, () => !isAlive(pid), 10_000)
  expect(isAlive(postgres)).toBe(true)

  const second = await startReady()
  expect(second.output()).toContain('is adopted')
  expect(runningPostgres()).toBe(postgres)
  expect(await query('select answer from kept')).toEqual([{ answer: 42 }])
  await second.stop()
  expect(isAlive(postgres)).toBe(false)
})

test('a worker that is killed starts again, and so does a Postgres', async () => {
  const { pid, ready } = await startReady()
  const workerPid = () => childrenOf(pid).find(({ entry }) => entry === 'worker')?.pid
  const serverPid = () => childrenOf(pid).find(({ entry }) => entry === 'server')?.pid
  const [firstWorker, server, postgres] = [workerPid() ?? 0, serverPid(), runningPostgres()]
  process.kill(firstWorker, 'SIGKILL')
  await waitFor('another worker', () => workerPid() !== undefined && workerPid() !== firstWorker)
  process.kill(postgres, 'SIGKILL')
  await waitFor('another Postgres', () => {
    const now = postmasterPid(remembered().dataFolder)
    return now !== null && now !== postgres && isAlive(now)
  })
  await waitFor('the server to be ready again', async () => (await statusOf(`${ready.url}/health/ready`)) === 200)
  expect(serverPid()).toBe(server)
})

test('a home below a folder that only its owner may enter works, and its data is found again', async () => {
  chmodSync(home, 0o700)
  const outer = home
  home = join(outer, 'deeper')
  const first = await startReady()
  await query('create table kept as select 42 as answer')
  await first.stop()
  const second = await startReady()
  expect(await query('select answer from kept')).toEqual([{ answer: 42 }])
  await second.stop()
  rmSync(remembered().dataFolder, { recursive: true })
  rmSync(outer, { recursive: true })
})

test('a start whose settings are wrong names each of them and touches nothing', async () => {
  const refused = start({ PORT: 'http', WORKER_HEARTBEAT_SECONDS: '3', HOST: '0.0.0.0' })
  expect((await refused.exited).code).toBe(1)
  expect(refused.output()).toContain('PORT must be a whole number from 0 to 65535, got "http"')
  expect(refused.output()).toContain('WORKER_HEARTBEAT_SECONDS must be a whole number from 10 to 3600, got "3"')
  expect(existsSync(join(home, 'postgres.json'))).toBe(false)
  const open = start({ HOST: '0.0.0.0' })
  expect((await open.exited).code).toBe(1)
  expect(open.output()).toContain('STRATA_API_KEY must be set')
})

test('a port in use is named, and nothing is left running', async () => {
  const first = await startReady()
  const port = new URL(first.ready.url).port
  const [outer, firstHome] = [mkdtempSync(join(tmpdir(), 'strata-start-')), home]
  chmodSync(outer, 0o755)
  home = outer
  const second = start({ PORT: port })
  expect((await second.exited).code).toBe(1)
  expect(second.output()).toContain(`PORT ${port} is in use`)
  expect(postmasterPid(remembered().dataFolder)).toBeNull()
  rmSync(outer, { recursive: true })
  home = firstHome
})
