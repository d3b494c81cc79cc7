/**
 * Child entry: `epoch.ts <work> <threads> <epochs>` trains the work on images of MNIST through the engine's loop, and prints for
 * each epoch after the first its times and those of as many steps on a batch that is ready. The steps are taken between
 * the epochs, so that other load of the machine meets both alike.
 */
import { parseArchitecture, train } from '../../src/engine/index.js'
import type { RowSource, TrainingTask } from '../../src/engine/index.js'
import { readMnist } from '../support/mnist.js'
import { createTrainee } from '../training/trainee.js'
import { works } from '../training/works.js'

const [name = '', threads = '1', epochs = '6'] = process.argv.slice(2)
const work = works.find((candidate) => candidate.name === name)
if (!work) throw new Error(`there is no work ${name}`)
/** Whole batches; about as long an epoch whatever the network. */
const batches = name === 'cnn' ? 60 : 400
const images = await readMnist()
const source: RowSource = {
  ...images,
  rowCount: (split) => (split === 'TRAIN' ? batches * work.batchSize : 0),
}
const architecture = parseArchitecture({
  inputs: [{ name: 'image', shape: [...work.input] }],
  layers: work.layers,
})
const [output = ''] = architecture.outputs
const isRebuilt = work.loss.type === 'meanSquaredError'
const task: TrainingTask = {
  architecture,
  features: source.features,
  inputs: [{ input: 'image', features: ['image'] }],
  targets: [
    {
      output,
      source: isRebuilt ? { type: 'reconstructs', input: 'image' } : { type: 'features', features: ['label'] },
      loss: work.loss,
      metrics: isRebuilt ? [] : [{ name: 'accuracy' }],
      weight: 1,
    },
  ],
  strategy: { type: 'endToEnd', epochs: Number(epochs) },
  optimizer: work.optimizer,
  batchSize: work.batchSize,
  seed: 1,
  executor: 'compiled',
  threads: Number(threads),
}

const trainee = await createTrainee(work, Number(threads))
await trainee.step()
/** Since the last call: time, and the time of all threads on processors. */
let last = { wall: performance.now(), cpu: process.cpuUsage() }
function takeTimes(): { readonly wallMs: number; readonly cpuMs: number } {
  const { user, system } = process.cpuUsage(last.cpu)
  const now = performance.now()
  const times = { wallMs: now - last.wall, cpuMs: (user + system) / 1000 }
  last = { wall: now, cpu: process.cpuUsage() }
  return times
}

takeTimes()
await train(task, source, {
  checkpointIntervalMs: Number.POSITIVE_INFINITY,
  callbacks: {
    onMetrics: () => undefined,
    async onCheckpoint({ epoch }) {
      const loop = takeTimes()
      for (let step = 0; step < batches; step += 1) await trainee.step()
      const steps = takeTimes()
      // The first epoch makes its graphs.
      if (epoch > 1) process.stdout.write(`${JSON.stringify({ loop, steps })}\n`)
    },
  },
})
// Threads of ONNX Runtime may still be there.
process.exit(0)
