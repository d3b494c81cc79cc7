import type { ScheduleConfig } from './schedule.js'

/** factor ** (intervals elapsed, parts of them too): Keras's ExponentialDecay; with an interval of 1 PyTorch's ExponentialLR. */
export const exponentialFactor = (
  schedule: Extract<ScheduleConfig, { type: 'exponential' }>,
  elapsed: number,
): number => schedule.factor ** (elapsed / schedule.everySteps)
