import { WeightUpdater } from '../../../src/engine/compiled/update/updater.js'
import type { GradientClipping, StageProgram, WeightSpec } from '../../../src/engine/executors/executor.js'
import { clipGradients, globalNorm } from '../../../src/engine/optimizers/clipping.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import { createOptimizer } from '../../../src/engine/optimizers/registry.js'
import { mapScalars, stepScalars } from '../../../src/engine/optimizers/step-scalars.js'
import { elementCount } from '../../../src/engine/tensors.js'
import { plainAlgebra, type Vector } from './plain-algebra.js'
import pytorch from './pytorch-optimizers.json' with { type: 'json' }

const rule = { beta1: 0.9, beta2: 0.99, epsilon: 1e-3, learningRate: 0.1 }
/** Every optimizer, with what it may have. */
const configs: readonly OptimizerConfig[] = [
  ...pytorch.cases.map(({ ours }) => ({ ...ours, learningRate: 0.1 }) as OptimizerConfig),
  { type: 'momentum', momentum: 0.9, nesterov: true, learningRate: 0.1 },
  { type: 'rmsprop', rho: 0.9, momentum: 0.5, epsilon: 1e-3, learningRate: 0.1, centered: true },
  { ...rule, type: 'lazyAdam' },
]

const shapes: Record<string, number[]> = { 'a/kernel': [7, 5], 'a/bias': [1], 'b/kernel': [20_000] }

const createProgram = (optimizer: OptimizerConfig, more: Partial<StageProgram> = {}): StageProgram => ({
  weights: Object.entries(shapes).map(([name, shape]): WeightSpec => ({ name, shape })),
  trainable: Object.keys(shapes),
  feeds: () => [],
  forward: () => {
    throw new Error('only the optimizer is tested')
  },
  optimizer,
  ...more,
})

const view = (updater: WeightUpdater, weight: string, array: string, count?: number): Float32Array => {
  const { buffer, byteOffset } = updater.place(weight, array)
  return new Float32Array(buffer, byteOffset, count ?? elementCount(shapes[weight] ?? [3, 2]))
}

/** The greatest, relative to what is expected where that is above 1. */
const difference = (actual: Float32Array, expected: Vector): number =>
  expected.reduce((most, value, i) => Math.max(most, Math.abs(actual[i]! - value) / Math.max(1, Math.abs(value))), 0)

const wave = (length: number, phase: number): number[] =>
  Array.from({ length }, (_, index) => Math.fround(Math.sin(index * 0.7 + phase) * 2))

/** Three steps in double precision: the optimizer as it is written. */
function expectedWeights(config: OptimizerConfig, clipping?: GradientClipping): Map<string, Vector> {
  const optimizer = createOptimizer(config)
  const weights = new Map<string, Vector>()
  const slots = new Map<string, Record<string, Vector>>()
  for (const [name, shape] of Object.entries(shapes)) {
    weights.set(name, wave(elementCount(shape), 1))
    slots.set(
      name,
      Object.fromEntries(optimizer.slots.map((slot) => [slot, wave(elementCount(shape), 1).map(() => 0)])),
    )
  }
  for (let step = 1; step <= 3; step += 1) {
    const gradients = Object.values(shapes).map((shape) => wave(elementCount(shape), step * 5))
    const clipped = clipGradients(plainAlgebra, gradients, clipping)
    const scalars = mapScalars(stepScalars(config, step, 0.1), (value) => [value])
    Object.keys(shapes).forEach((name, index) => {
      const next = optimizer.update<Vector>(
        plainAlgebra,
        weights.get(name)!,
        clipped[index]!,
        slots.get(name)!,
        scalars,
      )
      weights.set(name, next.weight)
      slots.set(name, next.slots)
    })
  }
  return weights
}

function updated(program: StageProgram): { updater: WeightUpdater; norm: number } {
  const updater = new WeightUpdater(program)
  for (const name of program.trainable) view(updater, name, 'weight').set(wave(elementCount(shapes[name]!), 1))
  let norm = 0
  for (let step = 1; step <= 3; step += 1) {
    for (const name of program.trainable)
      view(updater, name, 'gradient').set(wave(elementCount(shapes[name]!), step * 5))
    norm = updater.step(step, 0.1)
  }
  return { updater, norm }
}

test.each(configs)('three steps of WebAssembly end where those in double precision do: $type', (config) => {
  const { updater, norm } = updated(createProgram(config))
  for (const [name, weights] of expectedWeights(config)) {
    expect(difference(view(updater, name, 'weight'), weights)).toBeLessThan(2e-5)
  }
  const [expected] = globalNorm(
    plainAlgebra,
    Object.values(shapes).map((shape) => wave(elementCount(shape), 15)),
  )
  expect(Math.abs(norm - expected!) / expected!).toBeLessThan(1e-5)
})

test.each([
  { type: 'value', limit: 0.5 },
  { type: 'norm', limit: 3 },
  { type: 'globalNorm', limit: 3 },
  { type: 'globalNorm', limit: 1e6 },
] as const)('gradients are clipped by $type as they are written: $limit', (gradientClipping) => {
  const config: OptimizerConfig = { type: 'sgd', learningRate: 0.1 }
  const { updater } = updated(createProgram(config, { gradientClipping }))
  for (const [name, weights] of expectedWeights(config, gradientClipping)) {
    expect(difference(view(updater, name, 'weight'), weights)).toBeLessThan(2e-5)
  }
})

test('equal updates give equal bytes', () => {
  const [first, second] = [updated(createProgram(configs[3]!)), updated(createProgram(configs[3]!))]
  for (const name of Object.keys(shapes)) {
    for (const array of ['weight', ...first.updater.slots])
      expect(view(first.updater, name, array)).toEqual(view(second.updater, name, array))
  }
})

test.each([2, 4])('%i threads leave the same bytes as one, step after step', async (threads) => {
  const table: WeightSpec = { name: 'table/embeddings', shape: [6_001, 100], kind: 'embedding' }
  const program = {
    ...createProgram(
      configs.find(({ type }) => type === 'adam')!,
      { gradientClipping: { type: 'globalNorm', limit: 1 } },
    ),
    weights: [table],
    trainable: [table.name],
  }
  const bytesOf = (updater: WeightUpdater, array: string): Uint8Array =>
    new Uint8Array(view(updater, table.name, array, 600_100).slice().buffer)
  const [alone, together] = [new WeightUpdater(program), new WeightUpdater(program, threads)]
  const gradient = wave(600_100, 3)
  for (let step = 1; step <= 20; step += 1) {
    const norms = [alone, together].map((updater) => {
      view(updater, table.name, 'gradient', 600_100).set(gradient)
      return updater.step(step, 0.01)
    })
    expect(norms[1]).toBe(norms[0])
    // Helpers take some milliseconds to be there.
    await new Promise((resolve) => setImmediate(resolve))
  }
  for (const array of ['weight', ...alone.slots])
    expect(Buffer.compare(bytesOf(together, array), bytesOf(alone, array))).toBe(0)
  together.dispose()
})

test('a gradient in parts is the mean of the parts’', () => {
  const program = createProgram({ type: 'sgd', learningRate: 1 }, { microBatches: 2 })
  const updater = new WeightUpdater(program)
  for (const [part, share] of [0.25, 0.75].entries()) {
    for (const name of program.trainable) view(updater, name, 'gradient').fill(part + 1)
    updater.accumulate(share, part === 0)
  }
  expect(updater.step(1, 1)).toBeCloseTo(1.75 * Math.sqrt(20_036), 2)
  for (const name of program.trainable)
    expect(view(updater, name, 'weight').every((value) => value === -1.75)).toBe(true)
})

test('what has faded away becomes zero, at the next step in eight', () => {
  const config: OptimizerConfig = { type: 'momentum', momentum: 0.5, nesterov: false, learningRate: 1 }
  const updater = new WeightUpdater(createProgram(config))
  const velocity = view(updater, 'a/kernel', 'velocity').fill(2 ** -125)
  for (const step of [1, 2, 3, 4, 5, 6, 7]) updater.step(step, 1)
  expect(velocity[0]).toBe(2 ** -132)
  updater.step(8, 1)
  expect(velocity.every((value) => value === 0)).toBe(true)
})

test('a value that is not finite shows in the norm, in a gradient and in a weight', () => {
  for (const array of ['gradient', 'weight']) {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const updater = new WeightUpdater(createProgram({ type: 'sgd', learningRate: 1 }))
      view(updater, 'a/kernel', array)[34] = value
      expect(Number.isFinite(updater.step(1, 1))).toBe(false)
    }
  }
})

describe('lazy Adam', () => {
  const table: WeightSpec = { name: 'table/embeddings', shape: [3, 2], kind: 'embedding' }
  const config: OptimizerConfig = { ...rule, beta2: 0.999, epsilon: 1e-12, type: 'lazyAdam' }
  const create = (optimizer: OptimizerConfig) =>
    new WeightUpdater({ ...createProgram(optimizer), weights: [table], trainable: [table.name] })

  test('ends where PyTorch’s SparseAdam does, equal codes added up', () => {
    const updater = create(config)
    const weights = view(updater, table.name, 'weight')
    weights.set(pytorch.lazy.start.flat())
    pytorch.lazy.steps.forEach(({ ids, rows, weights: expected }, index) => {
      updater.takeRows(table.name, { ids: Int32Array.from(ids), values: Float32Array.from(rows.flat()) })
      updater.step(index + 1, 0.01)
      expected.flat().forEach((value, at) => expect(Math.abs(weights[at]! - value)).toBeLessThan(2e-6))
    })
  })

  test('is the same from a whole gradient as from rows, and Adam is not', () => {
    const [rows, whole, dense] = [create(config), create(config), create({ ...config, type: 'adam' })]
    for (const step of [1, 2]) {
      const row = step === 1 ? 1 : 2
      rows.takeRows(table.name, { ids: Int32Array.of(row), values: Float32Array.of(1, -2) })
      for (const updater of [whole, dense]) {
        view(updater, table.name, 'gradient').fill(0)
        view(updater, table.name, 'gradient').set([1, -2], row * 2)
      }
      for (const updater of [rows, whole, dense]) updater.step(step, 0.01)
    }
    expect(view(rows, table.name, 'weight')).toEqual(view(whole, table.name, 'weight'))
    expect(view(dense, table.name, 'weight')[2]).not.toBe(view(rows, table.name, 'weight')[2])
  })
})
