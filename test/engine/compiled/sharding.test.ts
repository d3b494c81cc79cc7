import { shardTraining } from '../../../src/engine/compiled/program/shard-training.js'
import { traceTraining } from '../../../src/engine/compiled/program/training-graph.js'
import { Unshardable } from '../../../src/engine/compiled/sharding/unshardable.js'
import '../executors/process-arrays.js'
import { openBindingRuntime } from '../../../src/engine/compiled/runtime/binding.js'
import { createCompiledExecutor } from '../../../src/engine/executors/compiled.js'
import type { Executor, StageProgram, StepResult, TrainingSession } from '../../../src/engine/executors/executor.js'
import { createExecutor } from '../../../src/engine/executors/registry.js'
import { StepAborted } from '../../../src/engine/executors/step-aborted.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import type { Network } from '../../../src/engine/spec/network.js'
import type { NamedTensors } from '../../../src/engine/tensors.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { networks } from '../executors/networks.js'
import { createTrainee, mse, sessionOptions } from '../executors/network-program.js'
import type { NetworkCase, Trainee } from '../executors/network-program.js'
import { drawTensors } from '../layers/compare-network.js'
import { randomGraph } from '../layers/random-graph.js'
import { relativeDifference } from './compare-kernel.js'

const sgd: OptimizerConfig = { type: 'sgd', learningRate: 0.05 }
const batchSize = 6

interface Ended {
  readonly losses: number[]
  readonly outputs: Float32Array[]
  readonly norms: number[]
  readonly state: NamedTensors
}

async function train(
  { program, weights, batch }: Trainee,
  shards: number,
  threads: number,
  given?: Executor,
): Promise<Ended> {
  const executor = given ?? (await createExecutor('compiled'))
  const session = await executor.createTrainingSession(program, { ...sessionOptions, shards, threads })
  session.load(weights)
  const ended: Ended = { losses: [], outputs: [], norms: [], state: new Map() }
  const keep = ({ loss, outputs }: Pick<StepResult, 'loss' | 'outputs'>) => {
    ended.losses.push(loss)
    ended.outputs.push(...Object.values(outputs).map((values) => values.slice()))
  }
  for (let step = 1; step <= 3; step += 1) {
    const result = await session.train(batchSize, batch(batchSize, step), { step, learningRate: 0.05 })
    ended.norms.push(result.gradientNorm)
    keep(result)
  }
  keep(await session.evaluate(batchSize, batch(batchSize, 9)))
  const state = session.read()
  session.dispose()
  return { ...ended, state }
}

function expectSame(actual: Ended, expected: Ended): void {
  expect(relativeDifference(actual.losses, expected.losses)).toBeLessThan(1e-5)
  expect(relativeDifference(actual.norms, expected.norms)).toBeLessThan(1e-4)
  actual.outputs.forEach((values, index) =>
    expect(relativeDifference(values, expected.outputs[index]!)).toBeLessThan(1e-4),
  )
  for (const [name, { values }] of expected.state) {
    const ended = actual.state.get(name)!.values
    const distance = Math.max(...Array.from(values, (value, index) => Math.abs(value - ended[index]!)))
    expect([name, distance < 1e-5, distance]).toEqual([name, true, distance])
  }
}

/** What keeps a batch of a program whole; null where nothing does. */
async function refusalOf(program: StageProgram): Promise<string | null> {
  const { graph } = traceTraining(await loadTfjs(), program, batchSize)
  try {
    shardTraining(graph, batchSize, 2)
    return null
  } catch (error) {
    if (error instanceof Unshardable) return error.message
    throw error
  }
}

const blocks: NetworkCase = {
  name: 'convolutions over blocks of channels',
  input: [10, 8, 3],
  layers: [
    { conv2d: { filters: 16, kernelSize: [3, 3], padding: 'SAME', activation: 'RELU' } },
    { maxPooling2d: {} },
    { conv2d: { filters: 32, kernelSize: [3, 3], padding: 'SAME', activation: 'RELU' } },
    { conv2d: { filters: 16, kernelSize: [3, 3], strides: [2, 2] } },
    { globalAveragePooling2d: {} },
    { dense: { units: 3 } },
  ],
  loss: mse,
}

test.each([blocks, ...networks].map((network) => [network.name, network] as const))(
  '%s: a batch in two shards on two threads, and in three on one, trains and is evaluated as the whole batch does',
  async (_, network) => {
    const trainee = createTrainee(network, sgd)
    const expected = await train(trainee, 1, 1)
    expectSame(await train(trainee, 2, 2), expected)
    expectSame(await train(trainee, 3, 1), expected)
  },
)

test('what is computed whole: rows that meet in a normalization or in the weights of a loss, and what no rule says', async () => {
  const refused: string[][] = []
  for (const network of networks) {
    const refusal = await refusalOf(createTrainee(network, sgd).program)
    if (refusal) refused.push([network.name, refusal])
  }
  expect(refused).toEqual([
    ['a CNN whose channels come in blocks', 'rows are added to a sum over rows'],
    ['batch normalization in a CNN', 'rows are added to a sum over rows'],
    ['batch and layer normalization of rows', 'rows are added to a sum over rows'],
    ['masked recurrent layers and a masked loss', 'Equal of a sum over rows'],
  ])
})

/** A network that is trained towards zero. */
function trainOutputs(network: Network): Trainee {
  const drawn = drawTensors(network, batchSize)
  const inputs = network.inputs.length
  const program: StageProgram = {
    weights: network.weights.map(({ name, shape }) => ({ name, shape })),
    trainable: network.weights.flatMap(({ name, trainable }) => (trainable ? [name] : [])),
    feeds: (rows) =>
      network.inputs.map(({ name, shape }) => ({ name, shape: [rows, ...shape.map(Number)], dtype: 'float32' })),
    optimizer: sgd,
    forward(context, feeds) {
      const outputs = network.apply(
        { ...context, isTraining: () => true },
        feeds,
        network.outputs.map(({ name }) => name),
      )
      const losses = Object.values(outputs).map((output) => context.tf.mean(context.tf.square(output)))
      return { loss: losses.reduce((sum, loss) => context.tf.add(sum, loss)).asScalar(), outputs }
    },
  }
  return {
    program,
    weights: new Map(network.weights.map(({ name }, index) => [name, drawn[inputs + index]!])),
    batch: () => Object.fromEntries(network.inputs.map(({ name }, index) => [name, drawn[index]!.values])),
  }
}

test('random graphs train in shards as they do whole, most of them taken apart', async () => {
  const refused: (string | null)[] = []
  for (let seed = 1; seed <= 40; seed += 1) {
    const trainee = trainOutputs(randomGraph(seed))
    refused.push(await refusalOf(trainee.program))
    expectSame(await train(trainee, 2, 2), await train(trainee, 1, 1))
  }
  expect(refused.filter((refusal) => refusal === null).length).toBeGreaterThan(20)
})

test('the same shards on the same threads give the same bytes, whichever thread is first', async () => {
  const trainee = createTrainee(
    networks.find(({ name }) => name === 'a bidirectional LSTM over an embedding')!,
    sgd,
  )
  const [first, second] = [await train(trainee, 3, 2), await train(trainee, 3, 2)]
  expect(second).toEqual(first)
})

test('the Node binding takes the shards one after the other, and gives what lanes give', async () => {
  const trainee = createTrainee(blocks, sgd)
  const executor = await createCompiledExecutor(await openBindingRuntime())
  expectSame(await train(trainee, 2, 2, executor), await train(trainee, 2, 2))
})

test('a last batch that cannot be divided is taken whole, and is as good', async () => {
  const trainee = createTrainee(blocks, sgd)
  const executor = await createExecutor('compiled')
  const [apart, whole] = await Promise.all(
    [2, 1].map(async (shards) => {
      const session = await executor.createTrainingSession(trainee.program, { ...sessionOptions, shards, threads: 2 })
      session.load(trainee.weights)
      for (const [index, rows] of [6, 6, 5].entries())
        await session.train(rows, trainee.batch(rows, index), { step: index + 1, learningRate: 0.05 })
      const state = session.read()
      session.dispose()
      return state
    }),
  )
  for (const [name, { values }] of whole!)
    expect(relativeDifference(apart!.get(name)!.values, values)).toBeLessThan(1e-5)
})

test('every thread that takes shards takes denormal numbers for zero', async () => {
  const program: StageProgram = {
    weights: [{ name: 'scale', shape: [] }],
    trainable: ['scale'],
    feeds: (rows) => [{ name: 'x', shape: [rows, 3], dtype: 'float32' }],
    optimizer: sgd,
    forward(context, { x }) {
      const half = context.tf.mul(x!, context.weight('scale'))
      return { loss: context.tf.mean(half).asScalar(), outputs: { half } }
    },
  }
  const executor = await createExecutor('compiled')
  const session = await executor.createTrainingSession(program, { shards: 8, threads: 2 })
  session.load(new Map([['scale', { shape: [], dtype: 'float32', values: Float32Array.of(0.5) }]]))
  const x = new Float32Array(24).fill(1.5e-38)
  // The first step is on lanes alone, the others on this thread too.
  for (let step = 1; step <= 20; step += 1) {
    const { outputs } = await session.train(8, { x }, { step, learningRate: 0 })
    expect(outputs.half).toEqual(new Float32Array(24))
  }
  session.dispose()
})

test('a step in shards can be broken off: the state is as before it, and the next step is the one it would have been', async () => {
  const trainee = createTrainee(
    { name: 'wide', input: [64, 512], layers: [{ dense: { units: 1024 } }, { dense: { units: 2 } }], loss: mse },
    sgd,
  )
  const executor = await createExecutor('compiled')
  const [broken, whole] = await Promise.all(
    [0, 1].map(() => executor.createTrainingSession(trainee.program, { ...sessionOptions, shards: 4, threads: 2 })),
  )
  const batch = trainee.batch(64, 1)
  const step = (session: TrainingSession) => session.train(64, batch, { step: 1, learningRate: 0.05 })
  broken!.load(trainee.weights)
  whole!.load(trainee.weights)
  const before = broken!.read()
  const breaking = step(broken!)
  setImmediate(() => broken!.abort())
  await expect(breaking).rejects.toThrow(StepAborted)
  expect(broken!.read()).toEqual(before)
  expect(await step(broken!)).toEqual(await step(whole!))
  expect(broken!.read()).toEqual(whole!.read())
  broken!.dispose()
  whole!.dispose()
})
