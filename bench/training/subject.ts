/**
 * Child entry: a compiled session of ours that takes turns with its peers. `subject.ts <work> <threads>`; the protocol is
 * that of `turns.ts`.
 */
import { createMatrixProduct } from './matrix-product.js'
import { createTrainee } from './trainee.js'
import { takeTurnsOnInput } from './turn-taking.js'
import { works } from './works.js'

const [name = '', threads = '1'] = process.argv.slice(2)
const work = works.find((candidate) => candidate.name === name)

const begun = performance.now()
const stepper = await (work ? createTrainee(work, Number(threads)) : createMatrixProduct(Number(threads)))
await takeTurnsOnInput(begun, () => stepper.step(), { flopsPerStep: stepper.flopsPerStep })
