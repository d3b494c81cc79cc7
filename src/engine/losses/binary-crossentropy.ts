import { checkActivation } from './activations.js'
import { weighAnswers } from './class-weights.js'
import { binary } from './crossentropy.js'
import type { LossDefinition, LossOf, LossSite } from './loss.js'
import { checkSameSize, unitsOf } from './shapes.js'
import { shapedLike, smooth } from './smoothing.js'

/** What does not fit about a target that says yes or no for each element. */
export function checkAnswers(type: string, { targetEncoding, outputShape, targetShape }: LossSite): string | null {
  if (targetEncoding?.type === 'standardize')
    return `${type} expects targets in [0, 1], found a standardized target; none or rescale to [0, 1] would fit, or meanSquaredError`
  if (targetEncoding?.type === 'rescale' && (targetEncoding.min < 0 || targetEncoding.max > 1))
    return `${type} expects targets in [0, 1], found a target rescaled to [${targetEncoding.min}, ${targetEncoding.max}]; [0, 1] would fit`
  const units = unitsOf(outputShape)
  if (targetEncoding?.type === 'oneHot' && units === 1)
    return `${type} on 1 unit expects one yes or no, found a one-hot target of ${unitsOf(targetShape) ?? '?'} categories; an output of as many units with softmax and categoricalCrossentropy would fit`
  if (targetEncoding?.type === 'index' && units !== 1)
    return `${type} on ${units ?? '?'} units expects a yes or no for each, found a target encoded as index; oneHot would fit`
  return checkSameSize(type, outputShape, targetShape)
}

/**
 * Cross-entropy of independent yes/no elements, as Keras defines it: one value an element. The target, in [0, 1], has as
 * many elements as the output. `labelSmoothing` s: target x (1 - s) + s / 2.
 */
export const binaryCrossentropy: LossDefinition<LossOf<'binaryCrossentropy'>> = {
  task: 'binary',
  target: 'answers',
  reads: 'sigmoid',
  check: ({ type, fromLogits }, site) =>
    checkActivation(type, 'sigmoid', fromLogits, site.activation) ?? checkAnswers(type, site),
  values(tf, { labelSmoothing, fromLogits, classWeights }, target, prediction) {
    const hard = shapedLike(tf, target, prediction)
    const values = binary(tf, smooth(tf, hard, labelSmoothing, 2), prediction, fromLogits)
    return weighAnswers(tf, values, hard, classWeights)
  },
}
