import type { Algebra, Optimizer, OptimizerConfig, StepScalars } from './optimizer.js'
import { slot } from './slot.js'

/** How far Adam moves a weight, and its new moments. */
export function adamChange<V>(
  config: { readonly beta1: number; readonly beta2: number; readonly epsilon: number },
  algebra: Algebra<V>,
  gradient: V,
  slots: Readonly<Record<string, V>>,
  scalars: StepScalars<V>,
): { change: V; slots: Record<string, V> } {
  const moment = slot(slots, 'moment')
  const variance = slot(slots, 'variance')
  const newMoment = algebra.add(moment, algebra.mul(algebra.sub(gradient, moment), algebra.constant(1 - config.beta1)))
  const newVariance = algebra.add(
    variance,
    algebra.mul(algebra.sub(algebra.mul(gradient, gradient), variance), algebra.constant(1 - config.beta2)),
  )
  const change = algebra.div(
    algebra.mul(newMoment, scalars.correctedRate),
    algebra.add(algebra.sqrt(newVariance), algebra.constant(config.epsilon)),
  )
  return { change, slots: { moment: newMoment, variance: newVariance } }
}

/**
 * Adam (Kingma and Ba 2015), as Keras 3 defines it: m' = m + (1 - beta1)(g - m), v' = v + (1 - beta2)(g^2 - v),
 * w - corrected rate x m' / (sqrt(v') + epsilon). Epsilon stands beside the uncorrected root: the "epsilon hat" of the
 * paper's section 2. An epsilon of PyTorch's, beside the
 * corrected root, is one of epsilon x sqrt(1 - beta2 ** step) here.
 */
export const createAdam = (config: Extract<OptimizerConfig, { type: 'adam' }>): Optimizer => ({
  slots: ['moment', 'variance'],
  update(algebra, weight, gradient, slots, scalars) {
    const adam = adamChange(config, algebra, gradient, slots, scalars)
    return { weight: algebra.sub(weight, adam.change), slots: adam.slots }
  },
})
