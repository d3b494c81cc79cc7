import type { LossDefinition, LossOf } from './loss.js'
import { checkRegression, errorOf, magnitude } from './regression.js'

/** |prediction - target| of every element; the gradient at 0 is 0. */
export const meanAbsoluteError: LossDefinition<LossOf<'meanAbsoluteError'>> = {
  task: 'regression',
  target: 'amounts',
  reads: 'any',
  check: checkRegression,
  values: (tf, _config, target, prediction) => magnitude(tf, errorOf(tf, target, prediction)),
}
