import type { ScheduleConfig } from './schedule.js'

/**
 * Half a cosine from 1 down to `minimum`, begun anew each time that it ends: Keras's CosineDecayRestarts, and with a
 * `heightFactor` of 1 PyTorch's CosineAnnealingWarmRestarts (Loshchilov and Hutter: SGDR, 2017).
 */
export function cosineRestartsFactor(
  schedule: Extract<ScheduleConfig, { type: 'cosineRestarts' }>,
  elapsed: number,
): number {
  const { firstSteps, lengthFactor, heightFactor, minimum } = schedule
  let [begin, length, height] = [0, firstSteps, 1]
  while (elapsed >= begin + length) {
    begin += length
    length *= lengthFactor
    height *= heightFactor
  }
  const share = (elapsed - begin) / length
  return minimum + (1 - minimum) * height * 0.5 * (1 + Math.cos(Math.PI * share))
}
