import type { LossDefinition, LossOf } from './loss.js'
import { checkRegression, errorOf } from './regression.js'

/** (prediction - target)^2 of every element. */
export const meanSquaredError: LossDefinition<LossOf<'meanSquaredError'>> = {
  task: 'regression',
  target: 'amounts',
  reads: 'any',
  check: checkRegression,
  values: (tf, _config, target, prediction) => tf.square(errorOf(tf, target, prediction)),
}
