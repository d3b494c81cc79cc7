import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/paths.js'

/** A process of the product, started from dist/ by a test. */
export interface TestProcess {
  readonly child: ChildProcess
  readonly pid: number
  /** What it wrote so far, standard output and error together. */
  output(): string
  /** Settles when it has ended, with its code or signal. */
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** SIGTERM, and waits for the end; SIGKILL after 15 s. */
  stop(): Promise<void>
}

export interface Spawned<Ready> extends TestProcess {
  readonly ready: Ready
}

/** The variables of a test's process: of this one, only what has nothing to do with Strata. */
export function cleanEnvironment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const ours =
    /^(STRATA_|HOST$|PORT$|DATABASE_|WORKER_|LOG_|ALLOWED_HOSTS|CORS_|TRAINER_|JEST_|NODE_ENV$|NODE_OPTIONS$)/
  const inherited = Object.entries(process.env).filter(([name]) => !ours.test(name))
  return { ...Object.fromEntries(inherited), ...env }
}

/** Starts `node <script>` of the project, without waiting for anything. */
export const spawnNode = (script: string, env: Readonly<Record<string, string>>): TestProcess =>
  spawnProgram(process.execPath, [join(projectRoot, script)], env)

/** Starts a program in the project's folder, without waiting for anything. */
export function spawnProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): TestProcess {
  const child = spawn(program, args, {
    cwd: projectRoot,
    env: cleanEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => (output += String(bytes)))
  const exited = new Promise<Awaited<TestProcess['exited']>>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  return {
    child,
    pid: child.pid ?? 0,
    output: () => output,
    exited,
    stop: async () => {
      child.kill('SIGTERM')
      const kill = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await exited
      clearTimeout(kill)
    },
  }
}

/** Waits for the `{ type: 'ready' }` that servers and workers send; rejects with what was written where it ends before. */
export async function waitForReady<Ready>(started: TestProcess): Promise<Spawned<Ready>> {
  const aborter = new AbortController()
  const ready = once(started.child, 'message', { signal: aborter.signal }).then(([message]) => message as Ready)
  const early = started.exited.then(({ code, signal }) => {
    throw new Error(`it ended with ${signal ?? `code ${code}`} before it was ready:\n${started.output()}`)
  })
  try {
    return { ...started, ready: await Promise.race([ready, early]) }
  } finally {
    aborter.abort()
    ready.catch(() => undefined)
    early.catch(() => undefined)
  }
}

/** Ids of the live children of a process whose command line names a script. */
export async function childrenOf(pid: number, script: string): Promise<number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const ids = listed.split(' ').filter((id) => id !== '')
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')))
  return ids.filter((_, at) => lines[at]!.includes(script)).map(Number)
}
