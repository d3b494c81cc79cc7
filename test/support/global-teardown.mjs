// Runs once after all tests: the reaper ends Postgres and removes its folder.
import { once } from 'node:events'

export default async function tearDownTests() {
  const reaper = globalThis.strataReaper
  if (!reaper) return
  // Else nothing keeps jest alive while it waits, and it would end as if every test had passed.
  reaper.ref()
  const ended = once(reaper, 'exit')
  reaper.stdin.end()
  await ended
}
