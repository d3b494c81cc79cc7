import type { ScheduleConfig } from './schedule.js'

/** A power of the share of steps that is left, from 1 down to `minimum`, which it keeps: Keras's PolynomialDecay, PyTorch's PolynomialLR. */
export function polynomialFactor(
  schedule: Extract<ScheduleConfig, { type: 'polynomial' }>,
  elapsed: number,
  remaining: number,
): number {
  const steps = schedule.decaySteps ?? remaining
  const left = steps > 0 ? 1 - Math.min(elapsed / steps, 1) : 0
  return schedule.minimum + (1 - schedule.minimum) * left ** schedule.power
}
