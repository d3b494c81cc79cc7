import { adamChange } from './adam.js'
import type { Optimizer, OptimizerConfig } from './optimizer.js'

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), as Keras 3 and PyTorch define it: the weight first
 * shrinks by rate x weightDecay of itself (the scheduled rate, without bias correction), then moves as in `adam`. Every
 * trainable weight decays, biases included.
 */
export const createAdamw = (config: Extract<OptimizerConfig, { type: 'adamw' }>): Optimizer => ({
  slots: ['moment', 'variance'],
  update(algebra, weight, gradient, slots, scalars) {
    const adam = adamChange(config, algebra, gradient, slots, scalars)
    const decay = algebra.mul(scalars.learningRate, algebra.constant(config.weightDecay))
    const shrunk = algebra.sub(weight, algebra.mul(weight, decay))
    return { weight: algebra.sub(shrunk, adam.change), slots: adam.slots }
  },
})
