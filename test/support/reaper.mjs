// node reaper.mjs PID FOLDER: when standard input ends, ends the Postgres of the test run and removes its folder.
import { rmSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

const [pid, folder] = [Number(process.argv[2]), process.argv[3]]

/** @returns {boolean} false where the process is gone */
function signal(name) {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

for (const ignored of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(ignored, () => {})
process.stdin.resume()
process.stdin.on('end', async () => {
  // An immediate shutdown: nothing of it is kept.
  signal('SIGQUIT')
  while (signal(0)) await delay(20)
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
