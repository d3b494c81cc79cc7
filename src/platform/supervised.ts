import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { inheritedEnvironment } from './env.js'
import { distPath } from './paths.js'

/** What a supervised process says over IPC once it works. */
export interface ReadyMessage {
  readonly type: 'ready'
  readonly url?: string
}

export interface SupervisedOptions {
  readonly entry: 'server' | 'worker'
  /** Added to this process's environment; asked at each start. */
  readonly env: () => Readonly<Record<string, string>>
  /** It ended without being asked to, and starts again after the delay. */
  readonly onCrash: (end: string, restartInMs: number) => void
}

export interface Supervised {
  /** Settles when it first works; rejects where it ended before, as often as a start is tried. */
  readonly ready: Promise<ReadyMessage>
  /** SIGTERM, then SIGKILL when the grace is over. Settles when it has ended. */
  stop(graceMs: number): Promise<void>
}

/** Starts that fail before the first success are not repeated more often than this. */
const firstAttempts = { server: 1, worker: 3 }
const longestDelayMs = 30_000
const steadyMs = 60_000

/** Keeps dist/<entry>.js running: one that crashes starts again, after a delay that doubles while it keeps crashing. */
export function supervise({ entry, env, onCrash }: SupervisedOptions): Supervised {
  const stopping = new AbortController()
  let child: ChildProcess | null = null
  let hasBeenReady = false
  let resolveReady: (message: ReadyMessage) => void
  let rejectReady: (error: Error) => void
  const ready = new Promise<ReadyMessage>((resolve, reject) => ([resolveReady, rejectReady] = [resolve, reject]))

  async function run(): Promise<void> {
    for (let crashes = 0; !stopping.signal.aborted;) {
      const startedAt = Date.now()
      const end = await runOnce()
      if (stopping.signal.aborted) return
      crashes = Date.now() - startedAt > steadyMs ? 1 : crashes + 1
      if (!hasBeenReady && crashes >= firstAttempts[entry]) {
        rejectReady(new Error(`the ${entry} did not start: it ended with ${end}`))
        return
      }
      const restartInMs = Math.min(longestDelayMs, 500 * 2 ** (crashes - 1))
      onCrash(end, restartInMs)
      await delay(restartInMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  function runOnce(): Promise<string> {
    const started = fork(distPath(entry), { env: { ...inheritedEnvironment(), ...env() } })
    child = started
    started.on('message', (message: ReadyMessage) => {
      if (message.type !== 'ready') return
      hasBeenReady = true
      resolveReady(message)
    })
    return new Promise((resolve) => {
      started.on('error', (error) => started.pid === undefined && resolve(error.message))
      started.on('exit', (code, signal) => resolve(signal ?? `code ${code}`))
    })
  }

  const running = run()
  return {
    ready,
    stop: async (graceMs) => {
      stopping.abort()
      child?.kill('SIGTERM')
      const kill = setTimeout(() => child?.kill('SIGKILL'), graceMs)
      await running.finally(() => clearTimeout(kill))
    },
  }
}
