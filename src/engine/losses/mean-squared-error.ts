import type { LossDefinition, LossOf } from './loss.js'
import { checkRegression, errorOf } from './regression.js'
import { weightedMean } from './weighted-mean.js'

/** Mean of (prediction - target)^2 over every element. */
export const meanSquaredError: LossDefinition<LossOf<'meanSquaredError'>> = {
  task: 'regression',
  check: checkRegression,
  compute: (tf, _config, target, prediction, weights) =>
    weightedMean(tf, tf.square(errorOf(tf, target, prediction)), weights),
}
