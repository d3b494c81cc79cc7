// `npm test [-- jest's arguments]`: sets up what is missing, then runs jest.
import { spawn } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { orExplain, setUp } from './setup.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

await orExplain(() => setUp({ withTypes: true }))
const jest = resolve(root, 'node_modules', 'jest', 'bin', 'jest.js')
const child = spawn(process.execPath, [jest, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
// A signal to the group reaches jest by itself; this process waits for it to end.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
