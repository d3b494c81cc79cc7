import type { OptimizerConfig } from '../optimizers/optimizer.js'
import { cosineFactor } from './cosine.js'
import { cosineRestartsFactor } from './cosine-restarts.js'
import { exponentialFactor } from './exponential.js'
import { oneCycleFactor } from './one-cycle.js'
import { polynomialFactor } from './polynomial.js'
import type { ScheduleConfig } from './schedule.js'
import { stepFactor } from './step.js'

/** What the rate is multiplied by after `elapsed` steps (from 0) since warm-up, `remaining` of which there are in all. */
function factorAt(schedule: ScheduleConfig, elapsed: number, remaining: number): number {
  switch (schedule.type) {
    case 'constant':
      return 1
    case 'step':
      return stepFactor(schedule, elapsed)
    case 'exponential':
      return exponentialFactor(schedule, elapsed)
    case 'polynomial':
      return polynomialFactor(schedule, elapsed, remaining)
    case 'cosineRestarts':
      return cosineRestartsFactor(schedule, elapsed)
    case 'oneCycle':
      return oneCycleFactor(schedule, elapsed, remaining)
    case 'cosine':
      return cosineFactor(schedule, elapsed, remaining)
  }
}

/**
 * The learning rate of one step. In warm-up, step s of w takes s / w of the rate, so that no step is lost at rate 0 and
 * step w is the first at the full rate; the schedule itself starts at the step after it.
 * @param step counted from 1 in the stage
 * @param totalSteps steps that the stage takes at most
 */
export function learningRateAt(config: OptimizerConfig, step: number, totalSteps: number): number {
  const { learningRate, schedule } = config
  if (!schedule) return learningRate
  const { warmupSteps } = schedule
  if (step <= warmupSteps) return learningRate * (step / warmupSteps)
  return learningRate * factorAt(schedule, step - warmupSteps - 1, totalSteps - warmupSteps)
}
