import { startInstance } from '../scripts/demo/instance.js'
import { median, spread } from './support/results.js'
import type { Bench } from './support/results.js'

const targetMs = 5_000

/** From `npm start` on a set-up clone to the ready line: Postgres, migrations, server and worker included. */
export const startup: Bench = {
  name: 'startup',
  run: async () => {
    const first = await startInstance()
    const timesMs: number[] = []
    await first.stop({ keepHome: true })
    for (let repeat = 0; repeat < 5; repeat++) {
      const startedAt = performance.now()
      const instance = await startInstance({ home: first.home })
      timesMs.push(performance.now() - startedAt)
      await instance.stop({ keepHome: repeat < 4 })
    }
    return [
      {
        work: 'warm start to ready',
        subject: 'npm start',
        threads: 2,
        unit: 'ms',
        median: median(timesMs),
        spread: spread(timesMs),
        ratio: median(timesMs) / targetMs,
        against: 'target 5 s',
      },
    ]
  },
}
