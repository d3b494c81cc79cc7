import type { ScheduleConfig } from './schedule.js'

/**
 * Half a cosine from 1 down to `minimum`, which it keeps once the decay is over: Keras's CosineDecay (Loshchilov and
 * Hutter: SGDR, 2017, without restarts). The step after the last decay step is the first at the minimum.
 */
export function cosineFactor(
  schedule: Extract<ScheduleConfig, { type: 'cosine' }>,
  elapsed: number,
  remaining: number,
): number {
  const steps = schedule.decaySteps ?? remaining
  const share = steps > 0 ? Math.min(elapsed / steps, 1) : 1
  return schedule.minimum + (1 - schedule.minimum) * 0.5 * (1 + Math.cos(Math.PI * share))
}
