import { fork } from 'node:child_process'
import type { ChildProcess, Serializable } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { inheritedEnvironment } from './env.js'
import { distPath } from './paths.js'

/** Files of dist/ that run as children: one crash or one lack of memory ends only them. */
export type ChildEntry = 'trainer' | 'ingester' | 'predictor' | 'converter'

export interface ForkOptions {
  readonly args?: readonly string[]
  /** Added to the parent's environment. */
  readonly env?: Readonly<Record<string, string>>
  /** The child is killed when its resident memory is above this. Its typed arrays escape any heap limit. */
  readonly memoryLimitBytes: number
  readonly onMessage?: (message: unknown) => void
}

/** How a child ended. */
export interface ChildExit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The most resident memory that was seen. */
  readonly peakMemoryBytes: number
  /** True where it was killed for going over its limit. */
  readonly isOverMemoryLimit: boolean
}

export interface Child {
  readonly pid: number | undefined
  /** Answers false where the child is gone; never throws. */
  send(message: Serializable): boolean
  kill(signal?: NodeJS.Signals): void
  /** Settles once, never rejects: a child that could not start ends with code null and signal null. */
  readonly exited: Promise<ChildExit>
}

/**
 * Added to the environment of children that run ONNX Runtime. It has denormal numbers flushed on the thread that makes a
 * process's first session, and on threads of its own. With one thread in libuv's pool that is the thread of every run: the
 * same numbers give the same bytes, and long recurrences stay fast.
 */
export const oneThreadPool = { UV_THREADPOOL_SIZE: '1' } as const

const watchIntervalMs = 250

/**
 * Forks dist/<entry>.js with an IPC channel (structured clone: typed arrays and Maps travel as they are).
 * The child ends itself when the channel closes (see exitWithParent), so none outlives its parent.
 */
export function forkEntry(entry: ChildEntry, options: ForkOptions): Child {
  const { args = [], env = {}, memoryLimitBytes, onMessage } = options
  const child = fork(distPath(entry), args, {
    serialization: 'advanced',
    env: { ...inheritedEnvironment(), ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let peakMemoryBytes = 0
  let isOverMemoryLimit = false
  const watch = setInterval(() => {
    void residentBytes(child).then((bytes) => {
      peakMemoryBytes = Math.max(peakMemoryBytes, bytes)
      if (bytes <= memoryLimitBytes || isOverMemoryLimit) return
      isOverMemoryLimit = true
      child.kill('SIGKILL')
    })
  }, watchIntervalMs)
  watch.unref()
  const exited = new Promise<ChildExit>((resolve) => {
    const settle = (code: number | null, signal: NodeJS.Signals | null) => {
      clearInterval(watch)
      resolve({ code, signal, peakMemoryBytes, isOverMemoryLimit })
    }
    child.once('exit', settle)
    child.on('error', () => {
      // Raised for a failed start and for a message to a child that has gone; only the first one ends it.
      if (child.pid === undefined) settle(null, null)
    })
  })
  child.on('message', (message) => onMessage?.(message))
  return {
    pid: child.pid,
    send: (message) => child.connected && child.send(message, () => undefined),
    kill: (signal = 'SIGTERM') => void child.kill(signal),
    exited,
  }
}

/** To be called by every child entry: ends the process when its parent is gone. Without a parent nothing is done. */
export function exitWithParent(onGone: () => void = () => process.exit(1)): void {
  if (!process.send) return
  // A parent that was killed while this process was still loading has left before anybody listened.
  if (process.connected) process.once('disconnect', onGone)
  else onGone()
}

const orphanWatchMs = 250

/**
 * Calls back once the process that started this one has ended. npm runs a script in a shell, and a SIGTERM to npm ends
 * that shell, which passes nothing on.
 */
export function onOrphaned(onGone: () => void): void {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    onGone()
  }, orphanWatchMs)
  watch.unref()
}

/** Resident memory of a child. 0 where it cannot be read: it has ended, or the system has no /proc. */
async function residentBytes(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
  // VmHWM would be the true peak, but not all kernels keep it.
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
}
