/** Child entry: `bare-loop.ts <work> <seed> <threads>` trains the work on the same rows, reports to nobody and prints steps/s. */
import { parseArchitecture, train } from '../../src/engine/index.js'
import type { TrainingTask } from '../../src/engine/index.js'
import { readMnist } from '../support/mnist.js'
import { stepsOf, trained } from './task.js'

const [name = '', seed = '0', threads = '1'] = process.argv.slice(2)
const work = trained.find((candidate) => candidate.name === name)
if (!work) throw new Error(`there is no work ${name}`)
const { batchSize, epochs, inputs, layers } = work
const source = await readMnist()
const task: TrainingTask = {
  architecture: parseArchitecture({ inputs, layers }),
  features: source.features,
  inputs: [],
  targets: [
    {
      output: 'digit',
      source: { type: 'features', features: ['label'] },
      loss: { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false },
      metrics: [],
      weight: 1,
    },
  ],
  strategy: { type: 'endToEnd', epochs },
  optimizer: { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7, learningRate: 0.001 },
  batchSize,
  seed: Number(seed),
  executor: 'compiled',
  threads: Number(threads),
}
let rate = Number.NaN
await train(task, source, {
  callbacks: {
    onMetrics: () => undefined,
    onCheckpoint: async () => undefined,
    onStageEnd: (_stage, { durationMs }) => void (rate = (stepsOf(work) * 1000) / durationMs),
  },
})
process.stdout.write(`${rate}\n`)
// Threads of ONNX Runtime may still be there.
process.exit(0)
