import { computeCompiled, computeEagerly, relativeDifference } from './compare-kernel.js'
import { convolutionCases } from './kernel-cases/convolution.js'
import { elementwiseCases } from './kernel-cases/elementwise.js'
import { poolingCases } from './kernel-cases/pooling.js'
import { recurrenceCases } from './kernel-cases/recurrence.js'
import { reductionCases } from './kernel-cases/reduction.js'
import { shapingCases } from './kernel-cases/shaping.js'
import { windowConvolutionCases } from './kernel-cases/window-convolution.js'

const tolerance = 1e-5

const cases = [
  ...elementwiseCases,
  ...reductionCases,
  ...shapingCases,
  ...convolutionCases,
  ...windowConvolutionCases,
  ...poolingCases,
  ...recurrenceCases,
]

test.each(cases.map((kernel) => [kernel.name, kernel] as const))(
  '%s computes compiled what it computes on the cpu backend, gradients too',
  async (_, { compute, inputs, hasGradient = true }) => {
    const expected = await computeEagerly(compute, inputs, hasGradient)
    const actual = await computeCompiled(compute, inputs, hasGradient)
    expect(actual.values).toHaveLength(expected.values.length)
    expect(actual.gradients).toHaveLength(expected.gradients.length)
    for (const kind of ['values', 'gradients'] as const) {
      const differences = expected[kind].map((values, index) => relativeDifference(actual[kind][index] ?? [], values))
      expect({ kind, beyondTolerance: differences.filter((difference) => !(difference <= tolerance)) }).toEqual({
        kind,
        beyondTolerance: [],
      })
    }
  },
)
