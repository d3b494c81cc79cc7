import { nadamShares } from './nadam.js'
import { scalarNames } from './optimizer.js'
import type { OptimizerConfig, StepScalars } from './optimizer.js'

/** What the learning rate is multiplied by for the bias of moments that start at zero. */
function correction(config: OptimizerConfig, step: number): number {
  switch (config.type) {
    case 'adam':
    case 'adamw':
    case 'lazyAdam':
      return Math.sqrt(1 - config.beta2 ** step) / (1 - config.beta1 ** step)
    case 'adamax':
      return 1 / (1 - config.beta1 ** step)
    case 'nadam':
      return nadamShares(config, step).moment
    default:
      return 1
  }
}

/**
 * What one update of one weight reads besides tensors.
 * @param step counted from 1 in the stage
 * @param learningRate already scheduled, and multiplied by what the weight's layer has
 * @param isDecayed whether weight decay applies to the weight (Default: true)
 */
export function stepScalars(
  config: OptimizerConfig,
  step: number,
  learningRate: number,
  isDecayed = true,
): StepScalars<number> {
  const isNadam = config.type === 'nadam'
  return {
    learningRate,
    correctedRate: learningRate * correction(config, step),
    gradientRate: isNadam ? learningRate * nadamShares(config, step).gradient : 0,
    varianceFactor: isNadam ? 1 / (1 - config.beta2 ** step) : 1,
    decay: isDecayed ? learningRate * (config.weightDecay ?? 0) : 0,
    averageShare: config.averaging && step > 1 ? 1 - config.averaging.decay : 1,
  }
}

/** Numbers as an executor has them. */
export const mapScalars = <V>(numbers: StepScalars<number>, wrap: (value: number) => V): StepScalars<V> =>
  Object.fromEntries(scalarNames.map((name) => [name, wrap(numbers[name])])) as unknown as StepScalars<V>
