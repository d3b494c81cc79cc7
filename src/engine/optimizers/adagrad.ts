import type { Optimizer, OptimizerConfig } from './optimizer.js'
import { slot } from './slot.js'

/**
 * Adagrad (Duchi et al. 2011), as Keras 3 defines it: s' = s + g^2, w - rate x g / sqrt(s' + epsilon), where s starts at
 * `initialAccumulator`. The slot holds what was added to that, so that it starts at zero as all slots do. PyTorch adds
 * epsilon to the root.
 */
export const createAdagrad = (config: Extract<OptimizerConfig, { type: 'adagrad' }>): Optimizer => ({
  slots: ['squares'],
  update(algebra, weight, gradient, slots, { learningRate }) {
    const squares = algebra.add(slot(slots, 'squares'), algebra.mul(gradient, gradient))
    const root = algebra.sqrt(algebra.add(squares, algebra.constant(config.initialAccumulator + config.epsilon)))
    return { weight: algebra.sub(weight, algebra.div(algebra.mul(learningRate, gradient), root)), slots: { squares } }
  },
})
