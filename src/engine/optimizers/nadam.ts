import type { Optimizer, OptimizerConfig } from './optimizer.js'
import { decayTowards, slot } from './slot.js'

type NadamConfig = Extract<OptimizerConfig, { type: 'nadam' }>

/** A product of momenta below this is nothing beside 1. */
const negligible = 1e-20

const momentumAt = ({ beta1, momentumDecay }: NadamConfig, step: number): number =>
  beta1 * (1 - 0.5 * 0.96 ** (step * momentumDecay))

/** What Nadam multiplies the moment and the gradient by at a step, without the learning rate. */
export function nadamShares(config: NadamConfig, step: number): { moment: number; gradient: number } {
  let product = 1
  for (let earlier = 1; earlier <= step && product > negligible; earlier += 1) product *= momentumAt(config, earlier)
  const [now, next] = [momentumAt(config, step), momentumAt(config, step + 1)]
  return { moment: next / (1 - product * next), gradient: (1 - now) / (1 - product) }
}

/**
 * Nadam: Adam with Nesterov's momentum (Dozat 2016), as PyTorch defines it. The momentum of step t is
 * mu(t) = beta1 (1 - 0.96 ** (t x momentumDecay) / 2); Keras's has a momentumDecay of 1.
 */
export const createNadam = (config: NadamConfig): Optimizer => ({
  slots: ['moment', 'variance'],
  update(algebra, weight, gradient, slots, { correctedRate, gradientRate, varianceFactor }) {
    const moment = decayTowards(algebra, slot(slots, 'moment'), gradient, config.beta1)
    const variance = decayTowards(algebra, slot(slots, 'variance'), algebra.mul(gradient, gradient), config.beta2)
    const ahead = algebra.add(algebra.mul(moment, correctedRate), algebra.mul(gradient, gradientRate))
    const root = algebra.add(algebra.sqrt(algebra.mul(variance, varianceFactor)), algebra.constant(config.epsilon))
    return { weight: algebra.sub(weight, algebra.div(ahead, root)), slots: { moment, variance } }
  },
})
