import type { StageProgram, TrainingSession } from '../../../src/engine/executors/executor.js'
import { createExecutor } from '../../../src/engine/executors/registry.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import { weightKind } from '../../../src/engine/optimizers/weight-settings.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import type { NamedTensors } from '../../../src/engine/tensors.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import { everyOptimizer } from '../support/optimizers.js'
import { createTrainee, crossentropy, mse, sessionOptions } from './network-program.js'
import type { NetworkCase, Trainee } from './network-program.js'

const steps = 4
const softmax = { dense: { units: 4, activation: 'SOFTMAX' } }

/** Everything that a step can carry on: draws, statistics, rows of tables, states of sequences. */
const networks: readonly NetworkCase[] = [
  {
    name: 'dropout and batch normalization of rows',
    input: [9],
    layers: [{ dense: { units: 12, useBias: false } }, { batchNormalization: {} }, { dropout: { rate: 0.3 } }, softmax],
    loss: crossentropy,
  },
  {
    name: 'convolutions',
    input: [7, 6, 2],
    layers: [
      { conv2d: { filters: 16, kernelSize: [3, 3], useBias: false } },
      { batchNormalization: { momentum: 0.8 } },
      { activation: { activation: 'RELU' } },
      { spatialDropout2d: { rate: 0.2 } },
      { conv2d: { filters: 16, kernelSize: [2, 2], activation: 'TANH' } },
      { globalAveragePooling2d: {} },
      { dense: { units: 2 } },
    ],
    loss: mse,
  },
  {
    name: 'an embedding before an LSTM',
    input: [5],
    codes: 30,
    layers: [
      { embedding: { inputDim: 30, outputDim: 4 } },
      { lstm: { units: 5, dropout: 0.2, recurrentDropout: 0.2 } },
      softmax,
    ],
    loss: crossentropy,
  },
]

/** A trainee whose weights have their kinds, as a stage's program gives them. */
function prepare(network: NetworkCase, optimizer: OptimizerConfig): Trainee {
  const { input, codes, layers } = network
  const dtype = codes === undefined ? 'FLOAT32' : 'INT32'
  const built = buildNetwork(parseArchitecture({ inputs: [{ name: 'x', shape: [...input], dtype }], layers }))
  const kinds = new Map(
    built.layers.flatMap(({ type, weights }) => weights.map(({ name }) => [name, weightKind(type, name)] as const)),
  )
  const trainee = createTrainee(network, optimizer)
  const weights = trainee.program.weights.map((weight) => ({ ...weight, kind: kinds.get(weight.name) }))
  const program: StageProgram = { ...trainee.program, weights, microBatches: optimizer.gradientAccumulation }
  return { ...trainee, program }
}

async function open({ program, weights }: Trainee, threads = 1): Promise<TrainingSession> {
  const session = await (
    await createExecutor('compiled')
  ).createTrainingSession(program, { ...sessionOptions, threads })
  session.load(weights)
  return session
}

async function take(session: TrainingSession, { batch }: Trainee, step: number, size = 7): Promise<void> {
  await session.train(size, batch(size, step), { step, learningRate: 0.02 })
}

const bytes = (state: NamedTensors): string[] =>
  [...state].map(([name, { values }]) => `${name} ${Buffer.from(values.slice().buffer).toString('base64')}`)

const cases = networks.flatMap((network) =>
  everyOptimizer.map(([title, optimizer]) => [network.name, title, network, optimizer] as const),
)

test.each(cases)(
  '%s, %s: the same steps, and steps from any saved state, end with the same bytes',
  async (...given) => {
    const trainee = prepare(given[2], given[3])
    const [straight, again] = [await open(trainee), await open(trainee)]
    const saved: NamedTensors[] = []
    for (let step = 1; step <= steps; step += 1) {
      await take(straight, trainee, step)
      await take(again, trainee, step)
      saved.push(straight.read())
    }
    const end = bytes(straight.read())
    expect(bytes(again.read())).toEqual(end)
    again.dispose()
    const resumed = await open(trainee)
    for (let done = 1; done < steps; done += 1) {
      resumed.load(saved[done - 1]!)
      for (let step = done + 1; step <= steps; step += 1) await take(resumed, trainee, step)
      expect(bytes(resumed.read())).toEqual(end)
    }
    for (const session of [straight, resumed]) session.dispose()
  },
)

/** Large enough that ONNX Runtime shares their operations between threads. */
const wide: readonly NetworkCase[] = [
  {
    name: 'wide dense layers',
    input: [300],
    layers: [
      { dense: { units: 400, activation: 'TANH' } },
      { batchNormalization: {} },
      { dropout: { rate: 0.2 } },
      softmax,
    ],
    loss: crossentropy,
  },
  {
    name: 'wide convolutions',
    input: [24, 24, 16],
    layers: [
      { conv2d: { filters: 32, kernelSize: [3, 3], activation: 'TANH' } },
      { averagePooling2d: { poolSize: [2, 2] } },
      { conv2d: { filters: 32, kernelSize: [3, 3], activation: 'TANH' } },
      { globalAveragePooling2d: {} },
      { dense: { units: 2 } },
    ],
    loss: mse,
  },
  {
    name: 'a wide LSTM',
    input: [12, 64],
    layers: [{ lstm: { units: 128 } }, softmax],
    loss: crossentropy,
  },
]

/** Threads share what the graph computes; the update knows none. So one network goes through all optimizers. */
const shared = wide.flatMap((network, place) =>
  everyOptimizer
    .filter(([title]) => place === 0 || title === 'sgd' || title.startsWith('nadam with'))
    .map(([title, optimizer]) => [network.name, title, network, optimizer] as const),
)

test.each(shared)(
  '%s, %s: one thread and two agree to rounding, and two with themselves to the byte',
  async (...given) => {
    const trainee = prepare(given[2], given[3])
    const [one, two, again] = [await open(trainee, 1), await open(trainee, 2), await open(trainee, 2)]
    for (const session of [one, two, again]) {
      for (let step = 1; step <= 3; step += 1) await take(session, trainee, step, 64)
    }
    expect(bytes(again.read())).toEqual(bytes(two.read()))
    const found = two.read()
    // Lion steps by the sign alone: where a moment is zero but for rounding, a weight may go either way.
    const isClose = given[3].type === 'lion' ? mostlyClose : allClose
    const far = [...one.read()].filter(([name, { values }]) => !isClose(found.get(name)!.values, values))
    expect(far.map(([name]) => name)).toEqual([])
    for (const session of [one, two, again]) session.dispose()
  },
)

type Values = NonNullable<ReturnType<NamedTensors['get']>>['values']

const allClose = (actual: Values, expected: Values): boolean => relativeDifference(actual, expected) < 1e-4

const mostlyClose = (actual: Values, expected: Values): boolean =>
  expected.filter((value, index) => Math.abs(value - (actual[index] ?? 0)) > 1e-5).length <= 1e-3 * expected.length
