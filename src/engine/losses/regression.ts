import type * as tfjs from '@tensorflow/tfjs'
import type { LossConfig, LossSite } from './loss.js'
import { checkSameSize } from './shapes.js'

/** What does not fit about a loss on numbers. */
export function checkRegression({ type }: LossConfig, site: LossSite): string | null {
  if (site.targetEncoding?.type === 'index')
    return `${type} would take the codes of categories for amounts: the target is encoded as index; sparseCategoricalCrossentropy, or oneHot with categoricalCrossentropy, would fit`
  return checkSameSize(type, site.outputShape, site.targetShape)
}

/** prediction - target, in the prediction's shape. */
export const errorOf = (tf: typeof tfjs, target: tfjs.Tensor, prediction: tfjs.Tensor): tfjs.Tensor =>
  tf.sub(prediction, tf.reshape(tf.cast(target, 'float32'), prediction.shape))
