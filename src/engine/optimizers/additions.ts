import type { Optimizer, OptimizerConfig } from './optimizer.js'
import { slot } from './slot.js'

/** Decay before the optimizer's own update: w - decay x w, as `stepScalars` says how much. */
const withDecay = (optimizer: Optimizer): Optimizer => ({
  slots: optimizer.slots,
  update: (algebra, weight, gradient, slots, scalars) =>
    optimizer.update(algebra, algebra.sub(weight, algebra.mul(weight, scalars.decay)), gradient, slots, scalars),
})

/** Name of the slot that keeps the average of a weight. */
export const averageSlot = 'average'

/** The average of weights after the optimizer's update. */
const withAverage = (optimizer: Optimizer): Optimizer => ({
  slots: [...optimizer.slots, averageSlot],
  update(algebra, weight, gradient, slots, scalars) {
    const updated = optimizer.update(algebra, weight, gradient, slots, scalars)
    const last = slot(slots, averageSlot)
    const average = algebra.add(last, algebra.mul(algebra.sub(updated.weight, last), scalars.averageShare))
    return { weight: updated.weight, slots: { ...updated.slots, [averageSlot]: average } }
  },
})

/** What every optimizer can have besides its rule. */
export function withAdditions(optimizer: Optimizer, { weightDecay, averaging }: OptimizerConfig): Optimizer {
  const decaying = weightDecay ? withDecay(optimizer) : optimizer
  return averaging ? withAverage(decaying) : decaying
}
