import type * as tfjs from '@tensorflow/tfjs'
import type { LossConfig, LossSite } from './loss.js'
import { checkSameSize } from './shapes.js'
import { shapedLike } from './smoothing.js'

/** What does not fit about a loss on numbers. */
export function checkRegression({ type }: LossConfig, site: LossSite): string | null {
  if (site.targetEncoding?.type === 'index')
    return `${type} would take the codes of categories for amounts: the target is encoded as index; sparseCategoricalCrossentropy, or oneHot with categoricalCrossentropy, would fit`
  return checkSameSize(type, site.outputShape, site.targetShape)
}

/** As `checkRegression`, for losses that need the target's own zero and unit. */
export function checkCounts(config: LossConfig, site: LossSite): string | null {
  if (site.targetEncoding?.type === 'standardize')
    return `${config.type} needs the target's own zero and unit, found a standardized target; none would fit, or meanSquaredError`
  return checkRegression(config, site)
}

/** prediction - target, in the prediction's shape. */
export const errorOf = (tf: typeof tfjs, target: tfjs.Tensor, prediction: tfjs.Tensor): tfjs.Tensor =>
  tf.sub(prediction, shapedLike(tf, target, prediction))

/** |x|. Not tf.abs: its gradient at 0 is -1, which would push exact predictions away. */
export const magnitude = (tf: typeof tfjs, x: tfjs.Tensor): tfjs.Tensor => tf.add(tf.relu(x), tf.relu(tf.neg(x)))
