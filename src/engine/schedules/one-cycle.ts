import type { ScheduleConfig } from './schedule.js'

/** Along half a cosine from one value to another. */
const anneal = (from: number, to: number, share: number): number =>
  to + ((from - to) / 2) * (1 + Math.cos(Math.PI * Math.min(Math.max(share, 0), 1)))

/**
 * One rise and one fall: PyTorch's OneCycleLR with its cosine (Smith and Topin 2018). The learning rate is the highest of
 * it; the last step is the first at the lowest, which is kept.
 */
export function oneCycleFactor(
  schedule: Extract<ScheduleConfig, { type: 'oneCycle' }>,
  elapsed: number,
  remaining: number,
): number {
  const steps = schedule.totalSteps ?? remaining
  const [first, last] = [1 / schedule.startDivisor, 1 / schedule.startDivisor / schedule.endDivisor]
  const top = schedule.riseShare * steps - 1
  if (elapsed < top) return anneal(first, 1, elapsed / top)
  return anneal(1, last, (elapsed - top) / Math.max(steps - 1 - top, 1))
}
