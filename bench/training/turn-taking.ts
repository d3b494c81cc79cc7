import { createInterface } from 'node:readline'

const say = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`)

/**
 * The child's side of `turns.ts`: takes a first step, says how long it took since `begunMs`, then steps for as long as each
 * line of the input says.
 */
export async function takeTurnsOnInput(
  begunMs: number,
  step: () => Promise<number>,
  introduction: object = {},
): Promise<never> {
  const loss = await step()
  say({ firstStepMs: performance.now() - begunMs, loss, ...introduction })
  for await (const line of createInterface({ input: process.stdin })) {
    const until = performance.now() + Number(line)
    const durations: number[] = []
    const before = process.cpuUsage()
    do {
      const start = performance.now()
      await step()
      durations.push(performance.now() - start)
    } while (performance.now() < until)
    const { user, system } = process.cpuUsage(before)
    say({ durations, cpuMs: (user + system) / 1000 / durations.length })
  }
  // Threads of a backend may still be there.
  process.exit(0)
}
