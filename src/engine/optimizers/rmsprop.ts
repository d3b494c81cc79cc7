import type { Optimizer, OptimizerConfig } from './optimizer.js'
import { slot } from './slot.js'

/**
 * RMSprop, as Keras 3 defines it: s' = rho x s + (1 - rho) x g^2, change = rate x g / sqrt(s' + epsilon), with epsilon
 * under the root (PyTorch adds it to the root). With momentum: m' = momentum x m + change, and w - m'.
 */
export const createRmsprop = (config: Extract<OptimizerConfig, { type: 'rmsprop' }>): Optimizer => ({
  slots: config.momentum > 0 ? ['meanSquare', 'momentum'] : ['meanSquare'],
  update(algebra, weight, gradient, slots, { learningRate }) {
    const meanSquare = algebra.add(
      algebra.mul(algebra.constant(config.rho), slot(slots, 'meanSquare')),
      algebra.mul(algebra.constant(1 - config.rho), algebra.mul(gradient, gradient)),
    )
    const root = algebra.sqrt(algebra.add(meanSquare, algebra.constant(config.epsilon)))
    const change = algebra.div(algebra.mul(learningRate, gradient), root)
    if (config.momentum === 0) return { weight: algebra.sub(weight, change), slots: { meanSquare } }
    const momentum = algebra.add(algebra.mul(algebra.constant(config.momentum), slot(slots, 'momentum')), change)
    return { weight: algebra.sub(weight, momentum), slots: { meanSquare, momentum } }
  },
})
