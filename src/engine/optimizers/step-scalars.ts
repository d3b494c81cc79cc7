import type { OptimizerConfig, StepScalars } from './optimizer.js'

/** What one update reads besides tensors. `step` counts from 1 in the stage; `learningRate` is already scheduled. */
export function stepScalars(config: OptimizerConfig, step: number, learningRate: number): StepScalars<number> {
  const correction =
    config.type === 'adam' || config.type === 'adamw'
      ? Math.sqrt(1 - config.beta2 ** step) / (1 - config.beta1 ** step)
      : 1
  return { learningRate, step, correctedRate: learningRate * correction }
}
