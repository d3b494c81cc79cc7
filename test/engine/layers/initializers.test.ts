import { checkInitializer, initialize } from '../../../src/engine/layers/initializers.js'
import type { Initializer } from '../../../src/engine/layers/initializers.js'
import type { Shape } from '../../../src/engine/tensors.js'
import { buildOneLayer } from './forward.js'

const shape = [3, 3, 20, 40]
const fanIn = 180
const fanOut = 360

const draw = (initializer: Initializer, of: Shape = shape) => initialize(initializer, of, 1, 'layer/kernel')

function measure(values: Float32Array) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return {
    mean,
    deviation: Math.sqrt(variance),
    largest: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  }
}

test.each([
  ['glorotUniform', 2 / (fanIn + fanOut)],
  ['glorotNormal', 2 / (fanIn + fanOut)],
  ['heUniform', 2 / fanIn],
  ['heNormal', 2 / fanIn],
  ['lecunUniform', 1 / fanIn],
  ['lecunNormal', 1 / fanIn],
] as const)('%s has the variance of its definition', (type, variance) => {
  const { mean, deviation, largest } = measure(draw({ type }))
  const expected = Math.sqrt(variance)
  expect(Math.abs(mean)).toBeLessThan(0.05 * expected)
  expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.03)
  const bound = type.endsWith('Uniform') ? Math.sqrt(3) : 2 / 0.8796
  expect(largest).toBeLessThanOrEqual(bound * expected)
  expect(largest).toBeGreaterThan(0.95 * bound * expected)
})

test('plain distributions keep to their parameters', () => {
  expect(measure(draw({ type: 'randomNormal', mean: 2, stddev: 0.5 })).mean).toBeCloseTo(2, 1)
  expect(measure(draw({ type: 'randomNormal', mean: 2, stddev: 0.5 })).deviation).toBeCloseTo(0.5, 1)
  const uniform = draw({ type: 'randomUniform', minval: 3, maxval: 5 })
  expect(uniform.every((value) => value >= 3 && value < 5)).toBe(true)
  expect(measure(uniform).mean).toBeCloseTo(4, 1)
  expect(measure(draw({ type: 'truncatedNormal', mean: 0, stddev: 1 })).largest).toBeLessThanOrEqual(2)
  expect([...draw({ type: 'constant', value: 7 }, [2])]).toEqual([7, 7])
  expect([...draw({ type: 'identity', gain: 3 }, [2, 3])]).toEqual([3, 0, 0, 0, 3, 0])
})

test.each([
  [6, 4],
  [4, 6],
  [5, 5],
])('an orthogonal %d x %d matrix has orthonormal rows or columns', (rows, columns) => {
  const values = draw({ type: 'orthogonal', gain: 1 }, [rows, columns])
  const isWide = rows < columns
  const at = (vector: number, index: number) => values[isWide ? vector * columns + index : index * columns + vector]!
  const count = Math.min(rows, columns)
  for (let a = 0; a < count; a += 1) {
    for (let b = 0; b < count; b += 1) {
      const product = Array.from({ length: Math.max(rows, columns) }, (_, index) => at(a, index) * at(b, index))
      expect(product.reduce((sum, value) => sum + value, 0)).toBeCloseTo(a === b ? 1 : 0, 5)
    }
  }
})

test('weights differ by name and seed, and are the same bytes for the same ones', () => {
  const initializer = { type: 'heNormal' } as const
  const first = initialize(initializer, [50], 1, 'a/kernel')
  expect(initialize(initializer, [50], 1, 'a/kernel')).toEqual(first)
  expect(initialize(initializer, [50], 2, 'a/kernel')).not.toEqual(first)
  expect(initialize(initializer, [50], 1, 'b/kernel')).not.toEqual(first)
  const seeded = { type: 'heNormal', seed: 9 } as const
  expect(initialize(seeded, [50], 1, 'a/kernel')).toEqual(initialize(seeded, [50], 2, 'a/kernel'))
})

test("an LSTM's forget gate starts open", () => {
  const bias = buildOneLayer({ lstm: { units: 2 } }, [3, 4]).weights.find(({ name }) => name === 'lstm_1/bias')
  expect([...initialize(bias!.initializer, bias!.shape, 1, bias!.name)]).toEqual([0, 0, 1, 1, 0, 0, 0, 0])
})

test('an initializer that cannot fill a weight says what it found', () => {
  expect(checkInitializer({ type: 'identity', gain: 1 }, [3, 3, 1, 8])).toBe(
    'identity fills matrices, not a weight of shape [3, 3, 1, 8]',
  )
  expect(checkInitializer({ type: 'orthogonal', gain: 1 }, [8])).toContain('[8]')
  expect(checkInitializer({ type: 'orthogonal', gain: 1 }, [3, 8])).toBeNull()
})
