/**
 * Child entry: an inference session of ours that takes turns with its peers. `subject.ts <work> <batch> <threads>`;
 * the protocol is that of `training/turns.ts`.
 */
import { createExecutor } from '../../src/engine/executors/registry.js'
import { inferenceProgram } from '../../src/engine/training/inference-program.js'
import { serveTurns } from '../training/serve-turns.js'
import { works } from '../training/works.js'
import { createWorkModel, drawRows } from './work-model.js'

const [name = '', batch = '1', threads = '1'] = process.argv.slice(2)
const work = works.find((candidate) => candidate.name === name)
if (!work) throw new Error(`there is no work ${name}`)
const batchSize = Number(batch)

await serveTurns(async () => {
  const { network, weights } = createWorkModel(work)
  const executor = await createExecutor('compiled')
  const session = await executor.createInferenceSession(inferenceProgram(network), weights, {
    threads: Number(threads),
  })
  const feeds = { 'input:x': drawRows(work, batchSize) }
  return {
    flopsPerStep: network.flopsPerSample * batchSize,
    step: () => session.read(batchSize, feeds, (outputs) => Object.values(outputs)[0]?.values[0] ?? Number.NaN),
  }
})
