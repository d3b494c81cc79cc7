import type { StageProgram, TrainingSession } from '../../../src/engine/executors/executor.js'
import { createExecutor } from '../../../src/engine/executors/registry.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import { weightKind } from '../../../src/engine/optimizers/weight-settings.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import pytorch from '../optimizers/pytorch-optimizers.json' with { type: 'json' }
import { createTrainee, crossentropy, mse, sessionOptions } from './network-program.js'
import type { NetworkCase, Trainee } from './network-program.js'

const rule = { beta1: 0.9, beta2: 0.99, epsilon: 1e-3, learningRate: 0.02 }

/** Far from where an epsilon next to nothing makes full steps of noise. */
const softened = (config: object): object => ('epsilon' in config ? { ...config, epsilon: 1e-3 } : config)

const optimizers: readonly OptimizerConfig[] = [
  ...pytorch.cases
    .filter(({ ours }) => ours.type !== 'lion')
    .map(({ ours }) => ({ ...softened(ours), learningRate: 0.02 }) as OptimizerConfig),
  { type: 'momentum', momentum: 0.9, nesterov: true, learningRate: 0.02 },
  { ...rule, type: 'lazyAdam' },
  {
    ...rule,
    type: 'adam',
    weightDecay: 0.1,
    weightDecayExclusions: ['bias', 'normalization'],
    averaging: { decay: 0.8 },
    learningRateFactors: [{ layer: 'dense_1', factor: 0.25 }],
  },
]

const words: NetworkCase = {
  name: 'words',
  input: [3],
  codes: 40,
  layers: [
    { embedding: { inputDim: 40, outputDim: 3 } },
    { flatten: {} },
    { dense: { units: 6, activation: 'TANH' } },
    { dropout: { rate: 0.3 } },
    { dense: { units: 4, activation: 'SOFTMAX' } },
  ],
  loss: crossentropy,
}

const pictures: NetworkCase = {
  name: 'pictures',
  input: [6, 5, 2],
  layers: [
    { conv2d: { filters: 3, kernelSize: [3, 3], padding: 'SAME', useBias: false } },
    { batchNormalization: { momentum: 0.8 } },
    { activation: { activation: 'RELU' } },
    { globalAveragePooling2d: {} },
    { dense: { units: 2 } },
  ],
  loss: mse,
}

function create(network: NetworkCase, optimizer: OptimizerConfig, more: Partial<StageProgram> = {}): Trainee {
  const trainee = createTrainee(network, optimizer)
  const types: Record<string, string> = { embedding_1: 'embedding', batchNormalization_1: 'batchNormalization' }
  const weights = trainee.program.weights.map((weight) => {
    const layer = weight.name.slice(0, weight.name.indexOf('/'))
    return { ...weight, kind: weightKind(types[layer] ?? 'dense', weight.name) }
  })
  return { ...trainee, program: { ...trainee.program, ...more, weights } }
}

async function open(name: 'compiled' | 'eager', { program, weights }: Trainee): Promise<TrainingSession> {
  const session = await (await createExecutor(name)).createTrainingSession(program, sessionOptions)
  session.load(weights)
  return session
}

async function expectEqualSteps(trainee: Trainee, batchSize: number): Promise<void> {
  const [compiled, eager] = [await open('compiled', trainee), await open('eager', trainee)]
  for (let step = 1; step <= 5; step += 1) {
    const batch = trainee.batch(batchSize, step)
    const actual = await compiled.train(batchSize, batch, { step, learningRate: 0.02 })
    const expected = await eager.train(batchSize, batch, { step, learningRate: 0.02 })
    expect(relativeDifference([actual.loss, actual.gradientNorm], [expected.loss, expected.gradientNorm])).toBeLessThan(
      1e-4,
    )
    expect(relativeDifference(actual.outputs.prediction!, expected.outputs.prediction!)).toBeLessThan(1e-3)
  }
  const actual = compiled.read()
  for (const [name, { values }] of eager.read()) {
    const most = Float32Array.from(values).reduce(
      (sum, value, i) => Math.max(sum, Math.abs(value - actual.get(name)!.values[i]!)),
      0,
    )
    expect({ name, isClose: most < 1e-4 }).toEqual({ name, isClose: true })
  }
  const held = trainee.batch(4, 9)
  const [mine, theirs] = [await compiled.evaluate(4, held), await eager.evaluate(4, held)]
  expect(relativeDifference([mine.loss], [theirs.loss])).toBeLessThan(1e-4)
  compiled.dispose()
  eager.dispose()
}

describe.each(optimizers.map((optimizer) => [optimizer.type, optimizer] as const))('%s', (_, optimizer) => {
  test('five steps end compiled where they end eagerly', () => expectEqualSteps(create(words, optimizer), 6))

  test('so do steps in parts', () => expectEqualSteps(create(words, optimizer, { microBatches: 3 }), 7))
})

test('the parts of a batch have the gradient of the batch, and moving statistics follow their mean', async () => {
  const sgd: OptimizerConfig = { type: 'sgd', learningRate: 0.1 }
  await expectEqualSteps(create(pictures, sgd, { microBatches: 2 }), 7)
  const plain = { ...words, layers: words.layers.filter((layer) => !('dropout' in (layer as object))) }
  const [whole, parts] = [
    await open('compiled', create(plain, sgd)),
    await open('compiled', create(plain, sgd, { microBatches: 4 })),
  ]
  for (const session of [whole, parts]) {
    const batch = create(plain, sgd).batch(10, 1)
    await session.train(10, batch, { step: 1, learningRate: 0.1 })
  }
  for (const [name, { values }] of whole.read())
    expect(relativeDifference(parts.read().get(name)!.values, values)).toBeLessThan(1e-5)
})

test('equal codes in a batch add up, whether a table is read once or twice', async () => {
  const twice: NetworkCase = {
    ...words,
    layers: [
      { embedding: { name: 'table', inputs: ['x'], inputDim: 40, outputDim: 3 } },
      { lstm: { name: 'forward', inputs: ['table'], units: 3 } },
      { flatten: { name: 'flat', inputs: ['table'] } },
      { concatenate: { inputs: ['flat', 'forward'] } },
      { dense: { units: 4, activation: 'SOFTMAX' } },
    ],
  }
  const trainee = create(twice, { ...rule, type: 'lazyAdam' })
  const same = (size: number, step: number) => {
    const batch = trainee.batch(size, step)
    batch.x!.fill(step, 0, size)
    return batch
  }
  await expectEqualSteps({ ...trainee, batch: same }, 6)
})

test('lazy Adam goes on from saved state with the same bytes', async () => {
  const trainee = create(words, { ...rule, type: 'lazyAdam' })
  const bytes = (session: TrainingSession) =>
    [...session.read()].map(([name, { values }]) => [name, Buffer.from(values.buffer).toString('hex')])
  const [straight, first, second] = await Promise.all([1, 2, 3].map(() => open('compiled', trainee)))
  const step = (session: TrainingSession, at: number) =>
    session.train(6, trainee.batch(6, at), { step: at, learningRate: 0.02 })
  for (let at = 1; at <= 4; at += 1) await step(straight!, at)
  for (let at = 1; at <= 2; at += 1) await step(first!, at)
  second!.load(first!.read())
  for (let at = 3; at <= 4; at += 1) await step(second!, at)
  expect(bytes(second!)).toEqual(bytes(straight!))
})
