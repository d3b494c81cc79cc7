import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import { createOptimizer } from '../../../src/engine/optimizers/registry.js'
import { mapScalars, stepScalars } from '../../../src/engine/optimizers/step-scalars.js'
import keras from './keras.json' with { type: 'json' }
import { plainAlgebra, type Vector } from './plain-algebra.js'

/** The weights after each step, and the slots after the last one. */
function run(config: OptimizerConfig, start: Vector, gradients: readonly Vector[], rates: readonly number[]) {
  const optimizer = createOptimizer(config)
  let weight = start
  let slots: Record<string, Vector> = Object.fromEntries(optimizer.slots.map((name) => [name, start.map(() => 0)]))
  const weights = gradients.map((gradient, i) => {
    const scalars = mapScalars(stepScalars(config, i + 1, rates[i]!), (value) => [value])
    ;({ weight, slots } = optimizer.update(plainAlgebra, weight, gradient, slots, scalars))
    return weight
  })
  return { weights, slots }
}

const kerasCases = keras.cases.map(({ config, weights }) => ({
  config: { ...config, learningRate: 1 } as OptimizerConfig,
  weights,
}))

test.each(kerasCases)('five steps end where those of Keras 3 do: $config', ({ config, weights }) => {
  const ours = run(config, keras.start, keras.gradients, keras.rates)
  ours.weights.forEach((weight, step) => {
    weight.forEach((value, i) => expect(Math.abs(value - weights[step]![i]!)).toBeLessThan(5e-7))
  })
})

test('slots are exactly those that an optimizer declares', () => {
  for (const { config } of kerasCases) {
    const { slots } = run(config, [1, 2], [[3, 4]], [0.1])
    expect(Object.keys(slots).sort()).toEqual([...createOptimizer(config).slots].sort())
  }
})

test('the first step of Adam is the learning rate, whatever the size of the gradient', () => {
  const config = { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 0, learningRate: 0.1 } as const
  const { weights } = run(config, [0, 0, 0], [[1e-3, -7, 400]], [0.1])
  weights[0]!.forEach((value, i) => expect(value).toBeCloseTo([-0.1, 0.1, -0.1][i]!, 12))
})

test('momentum under a constant gradient comes to rate x g / (1 - momentum) a step', () => {
  const config = { type: 'momentum', momentum: 0.9, nesterov: false, learningRate: 0.01 } as const
  const steps = 300
  const { weights } = run(config, [0], new Array<Vector>(steps).fill([2]), new Array<number>(steps).fill(0.01))
  expect(weights[steps - 1]![0]! - weights[steps - 2]![0]!).toBeCloseTo(-0.2, 10)
})

test('weight decay shrinks a weight without gradient by rate x decay a step', () => {
  const config = {
    type: 'adamw',
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
    weightDecay: 0.5,
    learningRate: 0.1,
  } as const
  const { weights } = run(config, [2], [[0], [0]], [0.1, 0.1])
  expect(weights[0]![0]).toBeCloseTo(2 * 0.95, 12)
  expect(weights[1]![0]).toBeCloseTo(2 * 0.95 * 0.95, 12)
})

test('bias correction is computed in double precision', () => {
  const config = { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7, learningRate: 1 } as const
  expect(stepScalars(config, 1, 1).correctedRate).toBeCloseTo(Math.sqrt(0.001) / 0.1, 12)
  expect(stepScalars(config, 1_000_000, 0.25).correctedRate).toBe(0.25)
  expect(stepScalars({ type: 'sgd', learningRate: 1 }, 1, 0.5).correctedRate).toBe(0.5)
})

test('a slot that was not passed is named', () => {
  const optimizer = createOptimizer({ type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7, learningRate: 1 })
  const scalars = mapScalars(stepScalars({ type: 'sgd', learningRate: 1 }, 1, 1), (value) => [value])
  expect(() => optimizer.update(plainAlgebra, [1], [1], { moment: [0] }, scalars)).toThrow('slot variance is missing')
})
