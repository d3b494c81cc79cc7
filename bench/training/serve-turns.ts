import { createInterface } from 'node:readline'
import type { Stepper } from './stepper.js'

const say = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`)

/** The child's side of `turns.ts`: steps whenever it is asked to, until its input ends. */
export async function serveTurns(create: () => Promise<Stepper>): Promise<never> {
  const begun = performance.now()
  const stepper = await create()
  const loss = await stepper.step()
  say({ firstStepMs: performance.now() - begun, flopsPerStep: stepper.flopsPerStep, loss })
  for await (const line of createInterface({ input: process.stdin })) {
    const until = performance.now() + Number(line)
    const durations: number[] = []
    const before = process.cpuUsage()
    do {
      const start = performance.now()
      await stepper.step()
      durations.push(performance.now() - start)
    } while (performance.now() < until)
    const { user, system } = process.cpuUsage(before)
    say({ durations, cpuMs: (user + system) / 1000 / durations.length })
  }
  // Threads of ONNX Runtime may still be there.
  process.exit(0)
}
