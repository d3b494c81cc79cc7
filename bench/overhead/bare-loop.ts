/** Child entry: `bare-loop.ts <seed> <threads>` trains the task on the same rows, reports to nobody and prints steps/s. */
import { parseArchitecture, train } from '../../src/engine/index.js'
import type { TrainingTask } from '../../src/engine/index.js'
import { readMnist } from '../support/mnist.js'
import { architecture, batchSize, epochs, stepsPerEpoch } from './task.js'

const [seed = '0', threads = '1'] = process.argv.slice(2)
const source = await readMnist()
const { name: _, ...input } = architecture
const task: TrainingTask = {
  architecture: parseArchitecture(input),
  features: source.features,
  inputs: [],
  targets: [
    {
      output: 'dense_2',
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
    onStageEnd: (_stage, { durationMs }) => void (rate = (epochs * stepsPerEpoch * 1000) / durationMs),
  },
})
process.stdout.write(`${rate}\n`)
// Threads of ONNX Runtime may still be there.
process.exit(0)
