import type { Optimizer, OptimizerConfig } from './optimizer.js'
import { decayTowards, slot } from './slot.js'

/**
 * Adamax (Kingma and Ba 2015, section 7.1), as Keras 3 defines it: u' = max(beta2 x u, |g|),
 * w - rate / (1 - beta1 ** step) x m' / (u' + epsilon). PyTorch adds epsilon to |g|.
 */
export const createAdamax = (config: Extract<OptimizerConfig, { type: 'adamax' }>): Optimizer => ({
  slots: ['moment', 'greatest'],
  update(algebra, weight, gradient, slots, { correctedRate }) {
    const moment = decayTowards(algebra, slot(slots, 'moment'), gradient, config.beta1)
    const kept = algebra.mul(slot(slots, 'greatest'), algebra.constant(config.beta2))
    const greatest = algebra.maximum(algebra.abs(gradient), kept)
    const root = algebra.add(greatest, algebra.constant(config.epsilon))
    const change = algebra.div(algebra.mul(moment, correctedRate), root)
    return { weight: algebra.sub(weight, change), slots: { moment, greatest } }
  },
})
