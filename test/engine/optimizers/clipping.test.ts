import { clipGradients, globalNorm } from '../../../src/engine/optimizers/clipping.js'
import { plainAlgebra } from './plain-algebra.js'

const gradients = [
  [3, -4],
  [0, 12, 0],
]

test('the global norm is over all gradients together', () => {
  expect(globalNorm(plainAlgebra, gradients)).toEqual([13])
  expect(globalNorm(plainAlgebra, [])).toEqual([0])
})

test('clipping by value bounds each element from both sides', () => {
  expect(clipGradients(plainAlgebra, gradients, { type: 'value', limit: 3.5 })).toEqual([
    [3, -3.5],
    [0, 3.5, 0],
  ])
})

test('clipping by norm shortens each gradient by itself', () => {
  const [first, second] = clipGradients(plainAlgebra, gradients, { type: 'norm', limit: 10 })
  expect(first).toEqual([3, -4])
  second!.forEach((value, i) => expect(value).toBeCloseTo([0, 10, 0][i]!, 12))
})

test('clipping by global norm keeps the proportions between gradients', () => {
  const clipped = clipGradients(plainAlgebra, gradients, { type: 'globalNorm', limit: 6.5 })
  expect(clipped).toEqual([
    [1.5, -2],
    [0, 6, 0],
  ])
  // A norm at hand already is taken, not computed again.
  expect(clipGradients(plainAlgebra, gradients, { type: 'globalNorm', limit: 6.5 }, [26])[0]).toEqual([0.75, -1])
})

test('gradients within the limit, zeros included, are left exactly as they are', () => {
  const small = [[0.1, -0.3], [0]]
  for (const type of ['value', 'norm', 'globalNorm'] as const)
    expect(clipGradients(plainAlgebra, small, { type, limit: 0.7 })).toEqual(small)
  expect(clipGradients(plainAlgebra, small, undefined)).toEqual(small)
})
