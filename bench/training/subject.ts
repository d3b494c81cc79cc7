/**
 * Child entry: a compiled session of ours that takes turns with its peers. `subject.ts <work> <threads>`; the protocol is
 * that of `turns.ts`.
 */
import { createInterface } from 'node:readline'
import { createMatrixProduct } from './matrix-product.js'
import { createTrainee } from './trainee.js'
import { works } from './works.js'

const [name = '', threads = '1'] = process.argv.slice(2)
const work = works.find((candidate) => candidate.name === name)

const say = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`)

const begun = performance.now()
const stepper = await (work ? createTrainee(work, Number(threads)) : createMatrixProduct(Number(threads)))
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
