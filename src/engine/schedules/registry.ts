import type { OptimizerConfig } from '../optimizers/optimizer.js'
import { cosineFactor } from './cosine.js'
import type { ScheduleConfig } from './schedule.js'
import { stepFactor } from './step.js'

type ScheduleName = ScheduleConfig['type']

/** What a schedule multiplies the rate by after `elapsed` steps (from 0) since warm-up, `remaining` of which there are in all. */
const factors: {
  readonly [N in ScheduleName]: (
    schedule: Extract<ScheduleConfig, { type: N }>,
    elapsed: number,
    remaining: number,
  ) => number
} = { constant: () => 1, step: stepFactor, cosine: cosineFactor }

function factorOf<N extends ScheduleName>(
  schedule: Extract<ScheduleConfig, { type: N }>,
  elapsed: number,
  remaining: number,
): number {
  return factors[schedule.type as N](schedule, elapsed, remaining)
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
  if (step <= schedule.warmupSteps) return learningRate * (step / schedule.warmupSteps)
  return learningRate * factorOf(schedule, step - schedule.warmupSteps - 1, totalSteps - schedule.warmupSteps)
}
