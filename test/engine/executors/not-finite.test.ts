import type { Fault } from '../../../src/engine/executors/fault.js'
import type { StageProgram } from '../../../src/engine/executors/executor.js'
import { createExecutor } from '../../../src/engine/executors/registry.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import type { NamedTensors, TensorValues } from '../../../src/engine/tensors.js'
import { executorNames } from '../support/executors.js'
import { createTrainee, crossentropy, mse, sessionOptions } from './network-program.js'
import type { NetworkCase, Trainee } from './network-program.js'

const sgd: OptimizerConfig = { type: 'sgd', learningRate: 0.1 }
const lazyAdam: OptimizerConfig = { type: 'lazyAdam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7, learningRate: 0.01 }

const convolutions: NetworkCase = {
  name: 'convolutions',
  input: [6, 6, 1],
  layers: [
    { conv2d: { filters: 16, kernelSize: [3, 3], padding: 'SAME', useBias: false } },
    { batchNormalization: {} },
    { activation: { activation: 'RELU' } },
    { conv2d: { filters: 16, kernelSize: [3, 3], activation: 'RELU' } },
    { maxPooling2d: { poolSize: [2, 2] } },
    { flatten: {} },
    { dropout: { rate: 0.2 } },
    { dense: { units: 3, activation: 'SOFTMAX' } },
  ],
  loss: crossentropy,
}

const sequences: NetworkCase = {
  name: 'sequences',
  input: [5],
  codes: 7,
  layers: [{ embedding: { inputDim: 7, outputDim: 3 } }, { lstm: { units: 4 } }, { dense: { units: 2 } }],
  loss: mse,
}

/** One weight and one value a row; what comes of them is up to `loss`. */
function handmade(loss: (x: { tf: Tf; x: Tensor; weight: Tensor }) => Tensor, start: number): Trainee {
  const program: StageProgram = {
    weights: [{ name: 'scale/factor', shape: [1] }],
    trainable: ['scale/factor'],
    feeds: (batchSize) => [{ name: 'x', shape: [batchSize, 1], dtype: 'float32' }],
    optimizer: sgd,
    forward(context, { x }) {
      const given = { tf: context.tf, x: x!, weight: context.weight('scale/factor') }
      context.observe?.('scale', given.x.mul(given.weight))
      return { loss: loss(given).asScalar(), outputs: {} }
    },
  }
  const weights: NamedTensors = new Map([
    ['scale/factor', { shape: [1], dtype: 'float32', values: Float32Array.of(start) }],
  ])
  return { program, weights, batch: () => ({ x: Float32Array.of(1, 2, 3, 4) }) }
}
type Forward = StageProgram['forward']
type Tf = Parameters<Forward>[0]['tf']
type Tensor = Parameters<Forward>[1][string]

const spoil = (values: TensorValues, place: number, value: number): Float32Array =>
  Float32Array.from(values, (known, index) => (index === place ? value : known))

describe.each(executorNames)('on the %s executor', (executor) => {
  /** One step with state and batch as they are spoiled; what was wrong, and whether weights have changed. */
  async function stepInto(
    { program, weights, batch }: Trainee,
    change: { weight?: readonly [string, number]; feed?: readonly [string, number] } = {},
  ): Promise<{ fault: Fault | undefined; isTouched: boolean }> {
    const session = await (await createExecutor(executor)).createTrainingSession(program, sessionOptions)
    const state: NamedTensors = new Map(weights)
    if (change.weight) {
      const [name, value] = change.weight
      const weight = state.get(name)!
      state.set(name, { ...weight, values: spoil(weight.values, 2, value) })
    }
    session.load(state)
    const feeds: Record<string, TensorValues> = batch(4, 1)
    if (change.feed) feeds[change.feed[0]] = spoil(feeds[change.feed[0]]!, 2, change.feed[1])
    const result = await session.train(4, feeds, { step: 1, learningRate: 0.1 })
    expect(Number.isFinite(result.loss) && Number.isFinite(result.gradientNorm)).toBe(false)
    const fault = await session.diagnose(4, feeds, 1)
    const after = session.read()
    const isTouched = [...state].some(([name, { values }]) =>
      values.some((value, index) => !Object.is(value, after.get(name)?.values[index])),
    )
    session.dispose()
    return { fault, isTouched }
  }

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d in an input is found in it, with its place', async (value) => {
    const { fault, isTouched } = await stepInto(createTrainee(convolutions, sgd), { feed: ['x', value] })
    expect(fault).toEqual({ kind: 'feed', name: 'x', value, place: 2, count: 1, size: 144 })
    expect(isTouched).toBe(false)
  })

  test.each(['conv2d_1/kernel', 'batch_normalization_1/gamma', 'conv2d_2/kernel', 'dense_1/kernel'])(
    'an infinite %s is found',
    async (name) => {
      const trainee = createTrainee(convolutions, sgd)
      const { fault, isTouched } = await stepInto(trainee, { weight: [name, Number.NEGATIVE_INFINITY] })
      expect(fault).toMatchObject({ kind: 'weight', name, value: Number.NEGATIVE_INFINITY, place: 2, count: 1 })
      expect(isTouched).toBe(false)
    },
  )

  test('of layers whose outputs overflow the first is found', async () => {
    const { fault, isTouched } = await stepInto(createTrainee(convolutions, sgd), { weight: ['conv2d_2/kernel', 3e38] })
    expect(fault).toMatchObject({ kind: 'output', name: 'conv2d_2' })
    expect(isTouched).toBe(false)
  })

  test('a moving statistic that overflows is found though the loss is finite', async () => {
    const { fault, isTouched } = await stepInto(createTrainee(convolutions, sgd), { weight: ['conv2d_1/kernel', 1e30] })
    expect(fault).toMatchObject({ kind: 'statistic', name: 'batch_normalization_1/movingVariance' })
    expect(isTouched).toBe(false)
  })

  test('the logarithm of a negative number is a loss that is none', async () => {
    const { fault, isTouched } = await stepInto(handmade(({ tf, x, weight }) => tf.mean(tf.log(x.mul(weight))), -1))
    expect(fault).toEqual({ kind: 'loss', name: '', value: Number.NaN, place: 0, count: 1, size: 1 })
    expect(isTouched).toBe(false)
  })

  test('a gradient that is none is found though the loss is finite', async () => {
    const { fault } = await stepInto(handmade(({ tf, x, weight }) => tf.mean(tf.sqrt(x.mul(weight))), 0))
    expect(fault).toMatchObject({ kind: 'gradient', name: 'scale/factor', place: 0, count: 1, size: 1 })
  })

  test('gradients whose squares overflow are found by the largest', async () => {
    const { fault } = await stepInto(handmade(({ tf, x, weight }) => tf.mean(x.mul(weight).mul(1e25)), 1))
    expect(fault).toMatchObject({ kind: 'overflow', name: 'scale/factor', count: 1, size: 1 })
    expect(fault!.value / 2.5e25).toBeCloseTo(1, 5)
  })

  test.each([sgd, lazyAdam])('a table of vectors is looked through under $type', async (optimizer) => {
    const trainee = createTrainee(sequences, optimizer)
    const lazy = { ...trainee.program.weights[0]!, kind: 'embedding' as const }
    const program = { ...trainee.program, weights: [lazy, ...trainee.program.weights.slice(1)] }
    const { fault } = await stepInto({ ...trainee, program }, { weight: ['dense_1/kernel', 1e30] })
    expect(fault).toMatchObject({ kind: 'loss', name: '' })
    const squares = await stepInto({ ...trainee, program }, { weight: ['dense_1/kernel', 1e19] })
    expect(squares.fault).toMatchObject({ name: expect.stringMatching(/^(lstm_1|embedding_1)\//) as string })
  })
})
