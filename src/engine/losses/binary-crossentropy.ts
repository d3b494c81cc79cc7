import { checkActivation } from './activations.js'
import { PROBABILITY_MARGIN, type LossDefinition, type LossOf, type LossSite } from './loss.js'
import { checkSameSize, unitsOf } from './shapes.js'
import { weightedMean } from './weighted-mean.js'

function checkTarget(type: string, { targetEncoding, outputShape, targetShape }: LossSite): string | null {
  if (targetEncoding?.type === 'standardize')
    return `${type} expects targets in [0, 1], found a standardized target; none or rescale to [0, 1] would fit, or meanSquaredError`
  if (targetEncoding?.type === 'rescale' && (targetEncoding.min < 0 || targetEncoding.max > 1))
    return `${type} expects targets in [0, 1], found a target rescaled to [${targetEncoding.min}, ${targetEncoding.max}]; [0, 1] would fit`
  const units = unitsOf(outputShape)
  if (targetEncoding?.type === 'oneHot' && units === 1)
    return `${type} on 1 unit expects one yes or no, found a one-hot target of ${unitsOf(targetShape) ?? '?'} categories; an output of as many units with softmax and categoricalCrossentropy would fit`
  if (targetEncoding?.type === 'index' && units !== 1)
    return `${type} on ${units ?? '?'} units expects a yes or no for each, found a target encoded as index; oneHot would fit`
  return null
}

/**
 * Cross-entropy of independent yes/no elements, as Keras defines it: the mean over the last axes and the batch. The
 * target, in [0, 1], has as many elements as the output. `labelSmoothing` s: target x (1 - s) + s / 2.
 */
export const binaryCrossentropy: LossDefinition<LossOf<'binaryCrossentropy'>> = {
  task: 'binary',
  check: ({ type, fromLogits }, site) =>
    checkActivation(type, 'sigmoid', fromLogits, site.activation) ??
    checkTarget(type, site) ??
    checkSameSize(type, site.outputShape, site.targetShape),
  compute(tf, { labelSmoothing, fromLogits }, target, prediction, weights) {
    const hard = tf.reshape(tf.cast(target, 'float32'), prediction.shape)
    const soft =
      labelSmoothing === 0 ? hard : tf.add(tf.mul(hard, tf.scalar(1 - labelSmoothing)), tf.scalar(labelSmoothing / 2))
    if (fromLogits) {
      // relu(x) - x z + log(1 + exp(-|x|)): no exponential can overflow.
      const softplus = tf.log(tf.add(tf.exp(tf.neg(tf.abs(prediction))), tf.scalar(1)))
      const terms = tf.add(tf.sub(tf.relu(prediction), tf.mul(prediction, soft)), softplus)
      return weightedMean(tf, terms, weights)
    }
    const p = tf.clipByValue(prediction, PROBABILITY_MARGIN, 1 - PROBABILITY_MARGIN)
    const one = tf.scalar(1)
    const yes = tf.mul(soft, tf.log(p))
    const no = tf.mul(tf.sub(one, soft), tf.log(tf.sub(one, p)))
    return tf.neg(weightedMean(tf, tf.add(yes, no), weights))
  },
}
