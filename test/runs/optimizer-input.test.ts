import { toOptimizerInput } from '../../src/runs/task/public.js'
import { toOptimizer } from '../../src/runs/task/settings.js'

const input = {
  lion: {
    learningRate: 0.0001,
    beta1: 0.9,
    beta2: 0.99,
    weightDecay: 0.1,
    weightDecayExclusions: ['BIAS', 'NORMALIZATION'],
    averaging: { decay: 0.99 },
    learningRateFactors: [{ layer: 'head', factor: 10 }],
    gradientAccumulation: 4,
    schedule: { cosineRestarts: { firstSteps: 10, lengthFactor: 2, heightFactor: 1, minimum: 0, warmupSteps: 3 } },
  },
}

test('an optimizer reads as the engine has it, and can be said again as it was given', () => {
  const config = toOptimizer(input)
  expect(config).toMatchObject({
    type: 'lion',
    weightDecayExclusions: ['bias', 'normalization'],
    averaging: { decay: 0.99 },
    schedule: { type: 'cosineRestarts', firstSteps: 10 },
  })
  expect(toOptimizerInput(config)).toEqual(input)
})

test('without one a run has Adam', () => {
  expect(toOptimizerInput(toOptimizer(null))).toMatchObject({ adam: { learningRate: 0.001 } })
})
