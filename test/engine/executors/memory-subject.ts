import { createExecutor } from '../../../src/engine/executors/registry.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import { weightKind } from '../../../src/engine/optimizers/weight-settings.js'
import { createTrainee, crossentropy, mse, sessionOptions } from './network-program.js'
import type { NetworkCase } from './network-program.js'

const adam: OptimizerConfig = { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7, learningRate: 1e-4 }
const softmax = { dense: { units: 4, activation: 'SOFTMAX' } }

/** Small networks, each of which goes through what others do not: sizes that change, draws, statistics, rows of tables. */
const cases: readonly (NetworkCase & { readonly optimizer: OptimizerConfig; readonly sizes: readonly number[] })[] = [
  {
    name: 'dense, batches of two sizes',
    input: [16],
    layers: [{ dense: { units: 32, activation: 'RELU' } }, softmax],
    loss: crossentropy,
    optimizer: { ...adam, averaging: { decay: 0.99 } },
    sizes: [16, 9],
  },
  {
    name: 'LSTM',
    input: [6, 4],
    layers: [{ lstm: { units: 8, dropout: 0.1 } }, { dense: { units: 2 } }],
    loss: mse,
    optimizer: adam,
    sizes: [8],
  },
  {
    name: 'convolution, batch normalization and dropout',
    input: [8, 8, 1],
    layers: [
      { conv2d: { filters: 8, kernelSize: [3, 3], useBias: false } },
      { batchNormalization: {} },
      { activation: { activation: 'RELU' } },
      { flatten: {} },
      { dropout: { rate: 0.3 } },
      softmax,
    ],
    loss: crossentropy,
    optimizer: adam,
    sizes: [8],
  },
  {
    name: 'embedding under lazy Adam, in parts',
    input: [6],
    codes: 500,
    layers: [{ embedding: { inputDim: 500, outputDim: 8 } }, { flatten: {} }, { dense: { units: 2 } }],
    loss: mse,
    optimizer: { ...adam, type: 'lazyAdam', gradientAccumulation: 2 },
    sizes: [16],
  },
]

/** Resident bytes once all that can be collected is. */
function settle(): number {
  for (let pass = 0; pass < 4; pass += 1) global.gc?.()
  return process.memoryUsage.rss()
}

/** Prints, of one case by its place, the resident bytes after the first steps and after many more. */
const found = cases[Number(process.argv[2])]
if (!found) throw new Error(`there are ${cases.length} cases`)
const { optimizer, sizes, ...network } = found
const trainee = createTrainee(network, optimizer)
const weights = trainee.program.weights.map((weight) => ({
  ...weight,
  kind: weightKind(weight.name.startsWith('embedding') ? 'embedding' : 'dense', weight.name),
}))
const program = { ...trainee.program, weights, microBatches: optimizer.gradientAccumulation }
const session = await (await createExecutor('compiled')).createTrainingSession(program, sessionOptions)
session.load(trainee.weights)
let step = 0
const take = async (count: number): Promise<void> => {
  for (let end = step + count; step < end;) {
    step += 1
    const size = sizes[step % sizes.length] ?? 1
    await session.train(size, trainee.batch(size, step), { step, learningRate: 1e-4 })
    if (step % 100 === 0) {
      await session.evaluate(size, trainee.batch(size, step))
      session.read()
    }
  }
}
await take(3000)
const before = settle()
const started = performance.now()
await take(20_000)
process.stdout.write(JSON.stringify({ name: found.name, before, after: settle(), ms: performance.now() - started }))
process.exit(0)
