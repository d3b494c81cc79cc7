/** Child entry: `first-step.ts <work> <threads>` prints the milliseconds from opening a session to the end of its first step. */
import { createTrainee } from '../training/trainee.js'
import { works } from '../training/works.js'
import { createExecutor } from '../../src/engine/executors/registry.js'

const [name, threads = '1'] = process.argv.slice(2)
const work = works.find((candidate) => candidate.name === name)
if (!work) throw new Error(`there is no work ${name}`)
// Loading the libraries is the process's start, not the run's.
await createExecutor('compiled')
const started = performance.now()
const trainee = await createTrainee(work, Number(threads))
await trainee.step()
process.stdout.write(`${performance.now() - started}\n`)
// Threads of ONNX Runtime may still be there.
process.exit(0)
