import type { Optimizer, OptimizerConfig } from './optimizer.js'
import { decayTowards, slot } from './slot.js'

/** Lion (Chen et al. 2023), as Keras 3 defines it: w - rate x sign(beta1 x m + (1 - beta1) x g); m' keeps beta2 of m. */
export const createLion = (config: Extract<OptimizerConfig, { type: 'lion' }>): Optimizer => ({
  slots: ['moment'],
  update(algebra, weight, gradient, slots, { learningRate }) {
    const last = slot(slots, 'moment')
    const direction = algebra.sign(decayTowards(algebra, last, gradient, config.beta1))
    return {
      weight: algebra.sub(weight, algebra.mul(learningRate, direction)),
      slots: { moment: decayTowards(algebra, last, gradient, config.beta2) },
    }
  },
})
