import type { Optimizer, OptimizerConfig } from './optimizer.js'
import { decayTowards, slot } from './slot.js'

/**
 * Adadelta (Zeiler 2012), as Keras 3 and PyTorch define it: s' follows g^2, change = sqrt(d + epsilon) / sqrt(s' + epsilon)
 * x g, d' follows change^2, both keeping `rho`; w - rate x change.
 */
export const createAdadelta = (config: Extract<OptimizerConfig, { type: 'adadelta' }>): Optimizer => ({
  slots: ['meanSquare', 'meanChange'],
  update(algebra, weight, gradient, slots, { learningRate }) {
    const root = (value: typeof gradient) => algebra.sqrt(algebra.add(value, algebra.constant(config.epsilon)))
    const last = slot(slots, 'meanChange')
    const meanSquare = decayTowards(algebra, slot(slots, 'meanSquare'), algebra.mul(gradient, gradient), config.rho)
    const change = algebra.mul(algebra.div(root(last), root(meanSquare)), gradient)
    const meanChange = decayTowards(algebra, last, algebra.mul(change, change), config.rho)
    return { weight: algebra.sub(weight, algebra.mul(learningRate, change)), slots: { meanSquare, meanChange } }
  },
})
