import './process-arrays.js'
import { openBindingRuntime } from '../../../src/engine/compiled/runtime/binding.js'
import { openNativeRuntime } from '../../../src/engine/compiled/runtime/native.js'
import { createCompiledExecutor } from '../../../src/engine/executors/compiled.js'
import { createEagerExecutor } from '../../../src/engine/executors/eager.js'
import type { Executor, InferenceProgram, StageProgram } from '../../../src/engine/executors/executor.js'
import { createExecutor } from '../../../src/engine/executors/registry.js'
import { StepAborted } from '../../../src/engine/executors/step-aborted.js'
import type { NamedTensors } from '../../../src/engine/tensors.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { createTrainee, crossentropy, mse, sessionOptions } from './network-program.js'
import type { Trainee } from './network-program.js'

const adam = { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7, learningRate: 0.01 } as const
const rates = (step: number) => ({ step, learningRate: 0.01 })

async function openNative() {
  const runtime = await openNativeRuntime()
  if (!runtime) throw new Error("ONNX Runtime's C API is not reached on this machine")
  return runtime
}

const executors: readonly (readonly [string, () => Promise<Executor>])[] = [
  ['compiled (C API)', async () => createCompiledExecutor(await openNative())],
  ['compiled (binding)', async () => createCompiledExecutor(await openBindingRuntime())],
  ['eager', createEagerExecutor],
]

const perceptron = (gradientClipping?: StageProgram['gradientClipping']): Trainee =>
  createTrainee(
    {
      name: 'perceptron',
      input: [5],
      layers: [
        { dense: { units: 8, activation: 'RELU' } },
        { dropout: { rate: 0.3 } },
        { dense: { units: 3, activation: 'SOFTMAX' } },
      ],
      loss: crossentropy,
    },
    adam,
    gradientClipping,
  )

const bytesOf = (state: NamedTensors): string =>
  [...state]
    .map(
      ([name, { values }]) =>
        `${name} ${Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex')}`,
    )
    .join('\n')

async function trainFor(executor: Executor, { program, weights, batch }: Trainee, steps: number): Promise<string> {
  const session = await executor.createTrainingSession(program, sessionOptions)
  session.load(weights)
  for (let step = 1; step <= steps; step += 1) await session.train(6, batch(6, step), rates(step))
  const bytes = bytesOf(session.read())
  session.dispose()
  return bytes
}

describe.each(executors)('%s', (_, create) => {
  test('the same inputs give the same bytes', async () => {
    const executor = await create()
    expect(await trainFor(executor, perceptron(), 4)).toBe(await trainFor(executor, perceptron(), 4))
  })

  test('a session that goes on from saved state ends with the bytes of one that never stopped', async () => {
    const executor = await create()
    const { program, weights, batch } = perceptron()
    const first = await executor.createTrainingSession(program, sessionOptions)
    first.load(weights)
    for (let step = 1; step <= 2; step += 1) await first.train(6, batch(6, step), rates(step))
    const second = await executor.createTrainingSession(program, sessionOptions)
    second.load(first.read())
    for (let step = 3; step <= 4; step += 1) await second.train(6, batch(6, step), rates(step))
    expect(bytesOf(second.read())).toBe(await trainFor(executor, perceptron(), 4))
  })

  test('a step that is broken off rejects and leaves the state as before it', async () => {
    const executor = await create()
    const { program, weights, batch } = perceptron()
    const session = await executor.createTrainingSession(program, sessionOptions)
    session.load(weights)
    await session.train(6, batch(6, 1), rates(1))
    const before = bytesOf(session.read())
    const step = session.train(6, batch(6, 2), rates(2))
    session.abort()
    await expect(step).rejects.toThrow(StepAborted)
    expect(bytesOf(session.read())).toBe(before)
    await session.train(6, batch(6, 2), rates(2))
    expect(bytesOf(session.read())).not.toBe(before)
    session.dispose()
  })

  test('state starts at zero, names that are not the stage’s are left alone, a wrong length is refused', async () => {
    const { program } = perceptron()
    const session = await (await create()).createTrainingSession(program)
    expect([...session.read().values()].every(({ values }) => values.every((value) => value === 0))).toBe(true)
    session.load(new Map([['elsewhere/kernel', { shape: [1], dtype: 'float32', values: Float32Array.of(1) }]]))
    expect(session.read().has('elsewhere/kernel')).toBe(false)
    const wrong: NamedTensors = new Map([
      ['dense_1/bias', { shape: [1], dtype: 'float32', values: Float32Array.of(1) }],
    ])
    expect(() => session.load(wrong)).toThrow('dense_1/bias of shape [8] needs 8 values, got 1')
    session.dispose()
  })

  test('weights that are not trainable stay as they are', async () => {
    const trainee = perceptron()
    const program = { ...trainee.program, trainable: ['dense_2/kernel'] }
    const session = await (await create()).createTrainingSession(program, sessionOptions)
    session.load(trainee.weights)
    await session.train(6, trainee.batch(6, 1), rates(1))
    const state = session.read()
    expect(state.get('dense_1/kernel')?.values).toEqual(trainee.weights.get('dense_1/kernel')?.values)
    expect(state.get('dense_2/kernel')?.values).not.toEqual(trainee.weights.get('dense_2/kernel')?.values)
    expect([...state.keys()].filter((name) => name.includes(':'))).toEqual([
      'moment:dense_2/kernel',
      'variance:dense_2/kernel',
    ])
    session.dispose()
  })

  test('a value that is not a number shows in the loss or the gradient norm', async () => {
    const layers = [
      { conv2d: { filters: 2, kernelSize: [3, 3], activation: 'RELU' } },
      { maxPooling2d: { poolSize: [2, 2] } },
      { flatten: {} },
      { dense: { units: 3, activation: 'SOFTMAX' } },
    ]
    const trainee = createTrainee({ name: 'CNN', input: [6, 6, 1], layers, loss: crossentropy }, adam)
    const session = await (await create()).createTrainingSession(trainee.program, sessionOptions)
    for (const name of trainee.program.trainable) {
      const poisoned = new Map(trainee.weights)
      const weight = trainee.weights.get(name)
      if (!weight) throw new Error(name)
      poisoned.set(name, {
        ...weight,
        values: Float32Array.from(weight.values, (value, index) => (index === 0 ? Number.NaN : value)),
      })
      session.load(poisoned)
      const { loss, gradientNorm } = await session.train(4, trainee.batch(4, 1), rates(1))
      expect({ name, isSeen: !Number.isFinite(loss) || !Number.isFinite(gradientNorm) }).toEqual({ name, isSeen: true })
    }
    const batch = trainee.batch(4, 1)
    batch.x?.fill(Number.NaN, 0, 1)
    session.load(trainee.weights)
    const { loss, gradientNorm } = await session.train(4, batch, rates(1))
    expect(Number.isFinite(loss) && Number.isFinite(gradientNorm)).toBe(false)
    session.dispose()
  })

  test('clipping by the global norm limits the step, and the norm is that before it', async () => {
    const executor = await create()
    const { program, weights, batch } = perceptron({ type: 'globalNorm', limit: 1e-3 })
    const session = await executor.createTrainingSession(
      { ...program, optimizer: { type: 'sgd', learningRate: 1 } },
      sessionOptions,
    )
    session.load(weights)
    const { gradientNorm } = await session.train(6, batch(6, 1), { step: 1, learningRate: 1 })
    expect(gradientNorm).toBeGreaterThan(1e-2)
    let squares = 0
    for (const [name, { values }] of session.read()) {
      const old = weights.get(name)?.values ?? []
      values.forEach((value, index) => (squares += (value - (old[index] ?? 0)) ** 2))
    }
    expect(Math.sqrt(squares)).toBeCloseTo(1e-3, 5)
    session.dispose()
  })

  test('an inference session answers batches of any size in turn', async () => {
    const { program, weights, batch } = perceptron()
    const inference: InferenceProgram = {
      weights: program.weights,
      feeds: (batchSize) => program.feeds(batchSize).filter(({ name }) => name === 'x'),
      forward: (context, { x }) => {
        const { tf } = context
        const hidden = tf.relu(tf.add(tf.matMul(x!, context.weight('dense_1/kernel')), context.weight('dense_1/bias')))
        return { scores: tf.softmax(tf.matMul(hidden, context.weight('dense_2/kernel'))) }
      },
    }
    const executor = await create()
    const session = await executor.createInferenceSession(inference, weights)
    const answers = await Promise.all([1, 3, 1, 2, 5, 7].map((size) => session.run(size, { x: batch(size, 4).x! })))
    expect(answers.map(({ scores }) => scores?.shape)).toEqual([1, 3, 1, 2, 5, 7].map((size) => [size, 3]))
    expect(answers[0]).toEqual(answers[2])
    const sums = answers.map(({ scores }) => [...(scores?.values ?? [])].reduce((sum, value) => sum + value, 0))
    sums.forEach((sum, index) => expect(sum).toBeCloseTo([1, 3, 1, 2, 5, 7][index] ?? 0, 5))
    session.dispose()
  })

  test('a feed that is missing or too short is named', async () => {
    const { program, batch } = perceptron()
    const session = await (await create()).createTrainingSession(program, sessionOptions)
    await expect(session.evaluate(2, { x: batch(2, 1).x! })).rejects.toThrow('the feed y is missing, found: x')
    await expect(session.evaluate(2, batch(1, 1))).rejects.toThrow('the feed x of shape [2, 5] needs 10 values, got 5')
    session.dispose()
  })

  test('random numbers without a source of them are refused', async () => {
    const { program, batch } = perceptron()
    const session = await (await create()).createTrainingSession(program)
    await expect(session.train(2, batch(2, 1), rates(1))).rejects.toThrow('dropout')
    session.dispose()
  })

  test('leaves no tensors behind, and the backend that was current current', async () => {
    const tf = await loadTfjs()
    const { program, weights, batch } = perceptron()
    const session = await (await create()).createTrainingSession(program, sessionOptions)
    session.load(weights)
    await session.train(3, batch(3, 1), rates(1))
    const before = tf.memory().numTensors
    await session.train(4, batch(4, 2), rates(2))
    await session.evaluate(4, batch(4, 2))
    expect(tf.memory().numTensors).toBe(before)
    expect(tf.getBackend()).toBe('cpu')
    session.dispose()
  })
})

test('the C API and the binding end with the same bytes', async () => {
  const [native, binding] = [
    await createCompiledExecutor(await openNative()),
    await createCompiledExecutor(await openBindingRuntime()),
  ]
  expect(await trainFor(native, perceptron(), 4)).toBe(await trainFor(binding, perceptron(), 4))
})

test('a kernel that cannot be compiled is named', async () => {
  const trainee = createTrainee({ name: 'plain', input: [4], layers: [{ dense: { units: 3 } }], loss: mse }, adam)
  const program: StageProgram = {
    ...trainee.program,
    forward: ({ tf }, { x }) => ({ loss: tf.mean(tf.topk(x!, 2).values), outputs: {} }),
  }
  const session = await (await createExecutor('compiled')).createTrainingSession(program)
  await expect(session.evaluate(2, trainee.batch(2, 1))).rejects.toThrow(
    "no translation of TensorFlow.js's kernel TopK",
  )
  const tf = await loadTfjs()
  expect(tf.getBackend()).toBe('cpu')
})

test('the event loop turns while a step runs', async () => {
  const layers = [{ dense: { units: 1500, activation: 'RELU' } }, { dense: { units: 400 } }]
  const trainee = createTrainee({ name: 'wide', input: [400], layers, loss: mse }, adam)
  const session = await (await createExecutor('compiled')).createTrainingSession(trainee.program)
  session.load(trainee.weights)
  const batch = trainee.batch(256, 1)
  await session.train(256, batch, rates(1))
  let turns = 0
  let isDone = false
  const turn = (): void => {
    turns += 1
    if (!isDone) setImmediate(turn)
  }
  setImmediate(turn)
  await session.train(256, batch, rates(2))
  isDone = true
  expect(turns).toBeGreaterThan(10)
  session.dispose()
})

