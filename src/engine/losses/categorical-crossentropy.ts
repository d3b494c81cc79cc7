import type * as tfjs from '@tensorflow/tfjs'
import { checkActivation } from './activations.js'
import { PROBABILITY_MARGIN, type LossDefinition, type LossOf, type LossSite } from './loss.js'
import { checkSameSize, formatShape, unitsOf } from './shapes.js'
import { weightedMean } from './weighted-mean.js'

/** -sum(target x log p) over the last axis, then the mean. From logits by log-sum-exp; probabilities are first made to sum to 1. */
export function crossentropy(
  tf: typeof tfjs,
  target: tfjs.Tensor,
  prediction: tfjs.Tensor,
  fromLogits: boolean,
  weights?: tfjs.Tensor,
): tfjs.Scalar {
  const logs = fromLogits
    ? tf.logSoftmax(prediction, -1)
    : tf.log(
        tf.clipByValue(tf.div(prediction, tf.sum(prediction, -1, true)), PROBABILITY_MARGIN, 1 - PROBABILITY_MARGIN),
      )
  return tf.neg(weightedMean(tf, tf.sum(tf.mul(target, logs), -1), weights))
}

/** What does not fit about an output that is to hold one probability a class. */
export function checkClasses(loss: string, fromLogits: boolean, site: LossSite): string | null {
  const units = unitsOf(site.outputShape)
  if (units === 1)
    return `${loss} needs one unit a class, found an output of shape ${formatShape(site.outputShape)} with 1 unit; two units and more with softmax, or binaryCrossentropy on 1 unit with sigmoid, would fit`
  return checkActivation(loss, 'softmax', fromLogits, site.activation)
}

/** A single number is no class: labels that are numbers have to be read as categories when the dataset is made. */
export function checkLabels(loss: string, { features = [], targetShape }: LossSite): string | null {
  const number = features.length === 1 ? features.find(({ kind }) => kind === 'NUMERIC') : undefined
  if (!number || targetShape.length > 1) return null
  return `${loss} expects classes, found the NUMERIC feature ${number.name}; a CATEGORICAL feature (the column read as text when the dataset is created), or meanSquaredError on 1 unit, would fit`
}

/**
 * Cross-entropy between classes, as Keras defines it. The target holds a probability for each class (one-hot), in the
 * shape of the output. `labelSmoothing` s: target x (1 - s) + s / classes.
 */
export const categoricalCrossentropy: LossDefinition<LossOf<'categoricalCrossentropy'>> = {
  task: 'classification',
  check({ type, fromLogits }, site) {
    const issue = checkClasses(type, fromLogits, site)
    if (issue) return issue
    const encoding = site.targetEncoding?.type
    if (encoding === 'index')
      return `${type} expects a one-hot target, found one encoded as index; oneHot, or sparseCategoricalCrossentropy, would fit`
    if (encoding === 'standardize')
      return `${type} expects a probability for each class, found a standardized target; a CATEGORICAL feature (oneHot) would fit`
    return checkLabels(type, site) ?? checkSameSize(type, site.outputShape, site.targetShape)
  },
  compute(tf, { labelSmoothing, fromLogits }, target, prediction, weights) {
    const hard = tf.reshape(target, prediction.shape)
    if (labelSmoothing === 0) return crossentropy(tf, hard, prediction, fromLogits, weights)
    const classes = prediction.shape.at(-1) ?? 1
    const soft = tf.add(tf.mul(hard, tf.scalar(1 - labelSmoothing)), tf.scalar(labelSmoothing / classes))
    return crossentropy(tf, soft, prediction, fromLogits, weights)
  },
}
