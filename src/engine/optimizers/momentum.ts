import type { Optimizer, OptimizerConfig } from './optimizer.js'
import { slot } from './slot.js'

/**
 * Gradient descent with momentum, as Keras 3 defines it (`SGD(momentum=...)`): the learning rate is part of the
 * velocity, v' = momentum x v - rate x g. Plain: w + v'. Nesterov: w + momentum x v' - rate x g. PyTorch keeps the rate
 * out of its buffer; both agree while the rate stays the same.
 */
export const createMomentum = (config: Extract<OptimizerConfig, { type: 'momentum' }>): Optimizer => ({
  slots: ['velocity'],
  update(algebra, weight, gradient, slots, { learningRate }) {
    const momentum = algebra.constant(config.momentum)
    const descent = algebra.mul(learningRate, gradient)
    const velocity = algebra.sub(algebra.mul(momentum, slot(slots, 'velocity')), descent)
    const change = config.nesterov ? algebra.sub(algebra.mul(momentum, velocity), descent) : velocity
    return { weight: algebra.add(weight, change), slots: { velocity } }
  },
})
