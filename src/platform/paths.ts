import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. This file lies two folders below it, as a source and as built. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The built file of a process entry: `distPath('trainer')` is <root>/dist/trainer.js. */
export function distPath(entry: string): string {
  return join(projectRoot, 'dist', `${entry}.js`)
}
