import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { platform } from 'node:os'

/** Who holds a lock file. */
export interface LockHolder {
  readonly pid: number
  /** Tells the process from a later one of the same pid. */
  readonly bornAt: string
  /** What the holder wishes to tell: where it can be reached. */
  readonly url: string | null
}

export interface Lock {
  /** Lets others see where this process can be reached. */
  publish(url: string): void
  release(): void
}

/** Takes a lock file for this process, or answers who holds it. A lock whose holder has ended, however, counts for nothing. */
export function takeLock(file: string): { lock: Lock } | { holder: LockHolder } {
  for (;;) {
    const own = { pid: process.pid, bornAt: bornAt(process.pid), url: null }
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, JSON.stringify(own), { mode: 0o600 })
    try {
      // A link appears whole or not at all, and never in place of another file.
      linkSync(draft, file)
      return { lock: lockOf(file, own) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft, { force: true })
    }
    const holder = readHolder(file)
    if (holder && isAlive(holder.pid) && bornAt(holder.pid) === holder.bornAt) return { holder }
    rmSync(file, { force: true })
  }
}

function lockOf(file: string, own: LockHolder): Lock {
  return {
    publish: (url) => {
      writeFileSync(`${file}.new`, JSON.stringify({ ...own, url }), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
    release: () => {
      if (readHolder(file)?.pid === own.pid) rmSync(file, { force: true })
    },
  }
}

function readHolder(file: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockHolder
  } catch {
    return null
  }
}

/** Whether a process of this pid exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  // One that has ended and waits for its parent to notice answers signals too.
  return !/^State:\s+[ZX]/m.test(readProc(pid, 'status') ?? '')
}

/** The program's name, or null where it cannot be found out. */
export function commandOf(pid: number): string | null {
  return platform() === 'linux' ? readProc(pid, 'comm') : askPs(pid, 'comm')
}

/** When a process began, in a form that only serves comparison. */
function bornAt(pid: number): string {
  if (platform() !== 'linux') return askPs(pid, 'lstart') ?? ''
  // Field 22, in ticks since boot; the fields after the name, which may hold spaces, begin with the third.
  const ticks = readProc(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ')[19]
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks ?? ''}`
}

function readProc(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return null
  }
}

function askPs(pid: number, column: string): string | null {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}
