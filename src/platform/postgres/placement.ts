import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { messageOf } from '../errors.js'
import { canEnter, chooseAccount, ownerOf } from './account.js'
import type { Account } from './account.js'
import { findInstallation, programPath } from './installation.js'

/** What STRATA_HOME/postgres.json remembers of its cluster. */
interface Remembered {
  readonly password: string
  readonly dataFolder: string
  /** Of the last start: tried first, so that a client of the user's finds it again. */
  readonly port: number | null
}

/** Where a cluster lies and who runs it. */
export interface Placement extends Remembered {
  readonly account: Account | null
  /** Of the programs: holds bin, lib and share, all of them open to the account. */
  readonly programs: string
}

/**
 * Finds or chooses the place of the home's cluster. Usually that is the home itself. Under root the account that runs
 * Postgres may be unable to enter it (a home below a folder of mode 700): then the cluster, and the programs where they
 * cannot be entered either, lie in a folder of the system's, and the home remembers where.
 */
export function placeCluster(home: string): Placement {
  mkdirSync(home, { recursive: true })
  const remembered = recall(home)
  const isThere = remembered !== null && existsSync(remembered.dataFolder)
  const account = isThere && process.getuid?.() === 0 ? ownerOf(remembered.dataFolder) : chooseAccount()
  const open = (folder: string) => account === null || canEnter(account, folder)
  const base = open(home) ? home : shelter(account)
  const placed: Remembered = isThere
    ? remembered
    : {
        password: randomBytes(24).toString('base64url'),
        dataFolder: base === home ? join(home, 'postgres') : join(base, randomBytes(8).toString('hex')),
        port: null,
      }
  if (!isThere) remember(home, placed)
  return { ...placed, account, programs: placePrograms(base, account) }
}

export function remember(home: string, { password, dataFolder, port }: Remembered): void {
  const file = join(home, 'postgres.json')
  writeFileSync(`${file}.new`, JSON.stringify({ password, dataFolder, port }, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function recall(home: string): Remembered | null {
  const file = join(home, 'postgres.json')
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Remembered
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new Error(
      `${file} cannot be read (${messageOf(error)}). STRATA_HOME may belong to another user: start as that user, or choose another STRATA_HOME.`,
      { cause: error },
    )
  }
}

/** A folder of root's that any account can pass through and nobody else can write to. */
function shelter(account: Account | null): string {
  for (const folder of ['/var/lib/strata', '/var/tmp/strata', join(tmpdir(), 'strata')]) {
    try {
      mkdirSync(folder, { recursive: true })
      // Whoever else made it could exchange what we put there.
      if (lstatSync(folder).uid !== 0 || !lstatSync(folder).isDirectory()) continue
      chmodSync(folder, 0o755)
      if (account === null || canEnter(account, folder)) return folder
    } catch {
      continue
    }
  }
  throw new Error(
    'No folder was found that the account of Postgres can enter. Start as another user, or set DATABASE_URL.',
  )
}

/** The installed programs where the account can run them, else a copy of them, made once, that it can. */
function placePrograms(base: string, account: Account | null): string {
  const { folder, version } = findInstallation()
  if (account === null || canRun(account, folder)) return folder
  const copy = join(base, `postgres-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'u=rwX,go=rX', unfinished])
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    // Another start of ours was sooner.
    rmSync(unfinished, { recursive: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

function canRun(account: Account, folder: string): boolean {
  try {
    if (!canEnter(account, join(folder, 'share')) || !canEnter(account, join(folder, 'lib'))) return false
    execFileSync(programPath(folder, 'postgres'), ['--version'], { ...account, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
