import { hasInstructions } from '../../../src/engine/compiled/runtime/code-memory.js'
import { computeCompiled, computeEagerly, relativeDifference } from './compare-kernel.js'
import type { Computed } from './compare-kernel.js'
import { convolutionsOfBlocks } from './kernel-cases/convolution.js'
import { poolingsOfBlocks } from './kernel-cases/pooling.js'
import { lstmsOfVectors } from './kernel-cases/recurrence.js'

const tolerance = 1e-5

const cases = [...convolutionsOfBlocks, ...poolingsOfBlocks, ...lstmsOfVectors]
const named = cases.map((kernel) => [kernel.name, kernel] as const)

function expectEqual(actual: Computed, expected: Computed): void {
  for (const kind of ['values', 'gradients'] as const) {
    const differences = expected[kind].map((values, index) => relativeDifference(actual[kind][index] ?? [], values))
    expect({ kind, beyondTolerance: differences.filter((difference) => !(difference <= tolerance)) }).toEqual({
      kind,
      beyondTolerance: [],
    })
  }
}

// Other machines take the operations apart.
const testRoutines = hasInstructions() ? test : test.skip

testRoutines.each(named)('%s: the routines compute what the cpu backend does', async (_, kernel) => {
  const { compute, inputs, hasGradient = true } = kernel
  const actual = await computeCompiled(compute, inputs, hasGradient)
  expect(actual.routines).not.toEqual([])
  expectEqual(actual, await computeEagerly(compute, inputs, hasGradient))
})

test.each(named)('%s: so do the operations of ONNX that stand for them elsewhere', async (_, kernel) => {
  const { compute, inputs, hasGradient = true } = kernel
  const actual = await computeCompiled(compute, inputs, hasGradient, undefined, { hasRoutines: false })
  expect(actual.routines).toEqual([])
  expectEqual(actual, await computeEagerly(compute, inputs, hasGradient))
})

testRoutines('what is not a number goes through an LSTM, forwards and backwards', async () => {
  const [kernel] = lstmsOfVectors
  if (!kernel) throw new Error('there is no LSTM')
  const inputs = kernel.inputs.map((input) => ({ ...input, values: input.values.slice() }))
  inputs[0]!.values[0] = Number.NaN
  const { values, gradients } = await computeCompiled(kernel.compute, inputs, true)
  expect(values.every((tensor) => tensor.some(Number.isNaN))).toBe(true)
  expect(gradients.every((tensor) => tensor.some(Number.isNaN))).toBe(true)
})
