import { weightSettings } from '../../../src/engine/optimizers/weight-settings.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import { createOptimizer, optimizers } from '../../../src/engine/optimizers/registry.js'
import { mapScalars, stepScalars } from '../../../src/engine/optimizers/step-scalars.js'
import { plainAlgebra, type Vector } from './plain-algebra.js'
import pytorch from './pytorch-optimizers.json' with { type: 'json' }

const cases = pytorch.cases.map(({ ours, ...expected }) => ({
  config: { ...ours, learningRate: 1 } as OptimizerConfig,
  expected,
}))

test.each(cases)('five steps end where those of PyTorch do: $config', ({ config, expected }) => {
  const optimizer = createOptimizer(config)
  let weight: Vector = pytorch.start
  let slots: Record<string, Vector> = Object.fromEntries(optimizer.slots.map((name) => [name, weight.map(() => 0)]))
  pytorch.gradients.forEach((gradient, i) => {
    const scalars = mapScalars(stepScalars(config, i + 1, pytorch.rates[i]!), (value) => [value])
    ;({ weight, slots } = optimizer.update<Vector>(plainAlgebra, weight, gradient, slots, scalars))
    weight.forEach((value, at) => expect(Math.abs(value - expected.weights[i]![at]!)).toBeLessThan(2e-6))
    slots.average?.forEach((value, at) => expect(Math.abs(value - expected.averages![i]![at]!)).toBeLessThan(2e-6))
  })
})

test('every optimizer has a case of PyTorch or, where its definition is another, of Keras', () => {
  const known = new Set([...cases.map(({ config }) => config.type), 'momentum', 'lazyAdam'])
  expect(known).toEqual(new Set(Object.keys(optimizers)))
})

test('a layer’s factor multiplies its rate, and kinds of weights can be left out of decay', () => {
  const config: OptimizerConfig = {
    type: 'sgd',
    learningRate: 1,
    weightDecay: 0.1,
    weightDecayExclusions: ['bias'],
    learningRateFactors: [{ layer: 'head', factor: 0.5 }],
  }
  expect(weightSettings(config, { name: 'head/bias', kind: 'bias' })).toEqual({
    rateFactor: 0.5,
    isDecayed: false,
    isLazy: false,
  })
  expect(weightSettings(config, { name: 'body/kernel' })).toEqual({ rateFactor: 1, isDecayed: true, isLazy: false })
  expect(stepScalars(config, 3, 0.5, false).decay).toBe(0)
  expect(stepScalars(config, 3, 0.5).decay).toBeCloseTo(0.05, 12)
})
