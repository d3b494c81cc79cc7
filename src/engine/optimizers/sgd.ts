import type { Optimizer } from './optimizer.js'

/** Plain stochastic gradient descent: w - rate x g. */
export const createSgd = (): Optimizer => ({
  slots: [],
  update: (algebra, weight, gradient, _slots, { learningRate }) => ({
    weight: algebra.sub(weight, algebra.mul(learningRate, gradient)),
    slots: {},
  }),
})
