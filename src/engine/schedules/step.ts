import type { ScheduleConfig } from './schedule.js'

/** factor ** (whole intervals elapsed): Keras's ExponentialDecay with `staircase`, PyTorch's StepLR. */
export const stepFactor = (schedule: Extract<ScheduleConfig, { type: 'step' }>, elapsed: number): number =>
  schedule.factor ** Math.floor(elapsed / schedule.everySteps)
