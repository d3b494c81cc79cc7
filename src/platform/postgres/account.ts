import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'

/** An account of the operating system that Postgres runs under. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/**
 * Postgres refuses to run as root, so root has to lend it another account. `postgres` is the one made for it where it
 * exists (`_postgres` on macOS). Else `nobody`, which every Unix has: nothing is added to the machine that way, and the
 * folders are closed to all others and the port asks for a password, so that sharing the account gives nothing away.
 * An account has to be listed: initdb looks its name up.
 */
const lentToPostgres = ['postgres', '_postgres', 'nobody']

/** Null: as the account of this process, which is not root (or has no such thing as accounts: Windows). */
export function chooseAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  for (const name of lentToPostgres) {
    const account = findAccount(name)
    if (account && account.uid !== 0) return account
  }
  throw new Error(
    `Postgres does not run as root, and none of the accounts ${lentToPostgres.join(', ')} exists. Start as another user, or set DATABASE_URL.`,
  )
}

/** Who owns a folder. */
export function ownerOf(folder: string): Account {
  const { uid, gid } = statSync(folder)
  return { uid, gid }
}

/** Whether the account may enter a folder: it and each folder above have to let it pass. */
export function canEnter({ uid, gid }: Account, folder: string): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder)
  const mayPass = owner === uid ? mode & 0o100 : group === gid ? mode & 0o010 : mode & 0o001
  const above = dirname(folder)
  return mayPass !== 0 && (above === folder || canEnter({ uid, gid }, above))
}

function findAccount(name: string): Account | null {
  const ask = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return null
  }
}
