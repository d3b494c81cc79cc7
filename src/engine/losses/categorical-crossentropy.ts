import { checkActivation } from './activations.js'
import { weighClasses } from './class-weights.js'
import { categorical } from './crossentropy.js'
import type { LossDefinition, LossOf, LossSite } from './loss.js'
import { checkSameSize, formatShape, unitsOf } from './shapes.js'
import { shapedLike, smooth } from './smoothing.js'

/** What does not fit about an output that is to hold one probability (or score) a class. */
export function checkClasses(loss: string, fromLogits: boolean, site: LossSite): string | null {
  const units = unitsOf(site.outputShape)
  if (units === 1)
    return `${loss} needs one unit a class, found an output of shape ${formatShape(site.outputShape)} with 1 unit; two units and more with softmax, or binaryCrossentropy on 1 unit with sigmoid, would fit`
  return checkActivation(loss, 'softmax', fromLogits, site.activation)
}

/** A single number is no class: labels that are numbers have to be read as categories when the dataset is made. */
function checkLabels(loss: string, { features = [], targetShape }: LossSite): string | null {
  const number = features.length === 1 ? features.find(({ kind }) => kind === 'NUMERIC') : undefined
  if (!number || targetShape.length > 1) return null
  return `${loss} expects classes, found the NUMERIC feature ${number.name}; a CATEGORICAL feature (the column read as text when the dataset is created), or meanSquaredError on 1 unit, would fit`
}

/** What does not fit about a target that holds a probability for each class. */
export function checkDistribution(type: string, site: LossSite): string | null {
  const encoding = site.targetEncoding?.type
  if (encoding === 'index')
    return `${type} expects a one-hot target, found one encoded as index; oneHot, or sparseCategoricalCrossentropy, would fit`
  if (encoding === 'standardize')
    return `${type} expects a probability for each class, found a standardized target; a CATEGORICAL feature (oneHot) would fit`
  return checkLabels(type, site) ?? checkSameSize(type, site.outputShape, site.targetShape)
}

/**
 * Cross-entropy between classes, as Keras defines it: one value a place. The target holds a probability for each class
 * (one-hot), in the shape of the output. `labelSmoothing` s: target x (1 - s) + s / classes.
 */
export const categoricalCrossentropy: LossDefinition<LossOf<'categoricalCrossentropy'>> = {
  task: 'classification',
  target: 'classes',
  reads: 'softmax',
  check: ({ type, fromLogits }, site) => checkClasses(type, fromLogits, site) ?? checkDistribution(type, site),
  values(tf, { labelSmoothing, fromLogits, classWeights }, target, prediction) {
    const hard = shapedLike(tf, target, prediction)
    const soft = smooth(tf, hard, labelSmoothing, prediction.shape.at(-1) ?? 1)
    return weighClasses(tf, categorical(tf, soft, prediction, fromLogits), hard, classWeights)
  },
}
