import type { Optimizer, OptimizerConfig } from './optimizer.js'
import { slot } from './slot.js'

/**
 * RMSprop, as Keras 3 defines it: s' = rho x s + (1 - rho) x g^2, change = rate x g / sqrt(s' + epsilon), with epsilon
 * under the root (PyTorch adds it to the root). Centered: a' = rho x a + (1 - rho) x g, and s' - a'^2 in place of s'.
 * With momentum: m' = momentum x m + change, and w - m'.
 */
export const createRmsprop = (config: Extract<OptimizerConfig, { type: 'rmsprop' }>): Optimizer => ({
  slots: ['meanSquare', ...(config.centered ? ['mean'] : []), ...(config.momentum > 0 ? ['momentum'] : [])],
  update(algebra, weight, gradient, slots, { learningRate }) {
    const follow = (name: string, value: typeof gradient) =>
      algebra.add(
        algebra.mul(algebra.constant(config.rho), slot(slots, name)),
        algebra.mul(algebra.constant(1 - config.rho), value),
      )
    const meanSquare = follow('meanSquare', algebra.mul(gradient, gradient))
    const next: Record<string, typeof gradient> = { meanSquare }
    let square = meanSquare
    if (config.centered) {
      const mean = follow('mean', gradient)
      next.mean = mean
      square = algebra.sub(meanSquare, algebra.mul(mean, mean))
    }
    const root = algebra.sqrt(algebra.add(square, algebra.constant(config.epsilon)))
    const change = algebra.div(algebra.mul(learningRate, gradient), root)
    if (config.momentum === 0) return { weight: algebra.sub(weight, change), slots: next }
    const momentum = algebra.add(algebra.mul(algebra.constant(config.momentum), slot(slots, 'momentum')), change)
    return { weight: algebra.sub(weight, momentum), slots: { ...next, momentum } }
  },
})
