import type { FeedSpec, StageProgram } from '../../src/engine/executors/executor.js'
import { createExecutor } from '../../src/engine/executors/registry.js'
import { initialize } from '../../src/engine/layers/initializers.js'
import { computeLoss } from '../../src/engine/losses/registry.js'
import { weightKind } from '../../src/engine/optimizers/weight-settings.js'
import { buildNetwork } from '../../src/engine/spec/network.js'
import type { Network } from '../../src/engine/spec/network.js'
import { parseArchitecture } from '../../src/engine/spec/parse.js'
import { elementCount } from '../../src/engine/tensors.js'
import type { HostTensor, TensorValues } from '../../src/engine/tensors.js'
import { deriveKey, fillNormal, fillUniform } from '../../src/engine/training/random.js'
import type { Stepper } from './stepper.js'
import type { Work } from './work.js'

/** The work on a compiled session of ours. The batch is the same at each step; it is copied in at each, as in a run. */
export async function createTrainee(work: Work, threads: number): Promise<Stepper> {
  const { input, codes, layers, batchSize } = work
  const dtype = codes === undefined ? 'FLOAT32' : 'INT32'
  const network = buildNetwork(parseArchitecture({ inputs: [{ name: 'x', shape: [...input], dtype }], layers }))
  const program = createProgram(work, network)
  const executor = await createExecutor('compiled')
  const session = await executor.createTrainingSession(program, { threads })
  session.load(
    new Map(
      network.weights.map(({ name, shape, initializer }): [string, HostTensor] => [
        name,
        { shape, dtype: 'float32', values: initialize(initializer, shape, 7, name) },
      ]),
    ),
  )
  const feeds = Object.fromEntries(program.feeds(batchSize).map((feed) => [feed.name, draw(feed, work)]))
  let step = 0
  return {
    // Forward, and twice as much backward.
    flopsPerStep: 3 * network.flopsPerSample * batchSize,
    async step() {
      step += 1
      return (await session.train(batchSize, feeds, { step, learningRate: 0.001 })).loss
    },
  }
}

export function createProgram({ input, codes, loss, optimizer }: Work, network: Network): StageProgram {
  const [output] = network.outputs
  if (!output) throw new Error('the network has no output')
  return {
    weights: network.layers.flatMap(({ type, weights }) =>
      weights.map(({ name, shape }) => ({ name, shape, kind: weightKind(type, name) })),
    ),
    trainable: network.weights.flatMap(({ name, trainable }) => (trainable ? [name] : [])),
    feeds: (batchSize) => [
      { name: 'x', shape: [batchSize, ...input], dtype: codes === undefined ? 'float32' : 'int32' },
      { name: 'y', shape: [batchSize, ...output.shape.map(Number)], dtype: 'float32' },
    ],
    optimizer,
    forward(context, { x, y }) {
      if (!x || !y) throw new Error('a feed is missing')
      const { [output.name]: prediction } = network.apply({ ...context, isTraining: () => true }, { x }, [output.name])
      if (!prediction) throw new Error('the network gave nothing')
      return { loss: computeLoss(context.tf, loss, y, prediction), outputs: { prediction } }
    },
  }
}

function draw({ name, shape, dtype }: FeedSpec, { codes = 1, loss }: Work): TensorValues {
  const values = new Float32Array(elementCount(shape))
  const key = deriveKey(1, 0, name)
  if (dtype === 'int32') {
    fillUniform(values, key, 1)
    return Int32Array.from(values, (value) => Math.floor(value * codes))
  }
  if (name === 'y' && loss.type === 'categoricalCrossentropy') {
    const classes = shape.at(-1) ?? 1
    return values.map((_, index) => Number(index % classes === Math.floor(index / classes) % classes))
  }
  if (name === 'y') fillUniform(values, key, 1)
  else fillNormal(values, key, 1)
  return values
}
