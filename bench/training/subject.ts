/**
 * Child entry: a compiled session of ours that takes turns with its peers. `subject.ts <work> <threads>`; the protocol is
 * that of `turns.ts`.
 */
import { createMatrixProduct } from './matrix-product.js'
import { serveTurns } from './serve-turns.js'
import { createTrainee } from './trainee.js'
import { works } from './works.js'

const [name = '', threads = '1'] = process.argv.slice(2)
const work = works.find((candidate) => candidate.name === name)

await serveTurns(() => (work ? createTrainee(work, Number(threads)) : createMatrixProduct(Number(threads))))
