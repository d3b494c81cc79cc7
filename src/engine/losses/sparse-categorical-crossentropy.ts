import { checkClasses } from './categorical-crossentropy.js'
import { weighClasses } from './class-weights.js'
import { categorical } from './crossentropy.js'
import type { LossDefinition, LossOf, LossSite } from './loss.js'
import { formatShape, isSameSize, unitsOf } from './shapes.js'
import { smooth } from './smoothing.js'

/** Null where the classes are not known from the target: numbers, tensors. */
function countClasses({ features = [], targetEncoding }: LossSite): number | null {
  const [feature, ...others] = features
  if (!feature || others.length > 0 || targetEncoding?.type !== 'index') return null
  return feature.kind === 'BOOLEAN' ? 2 : (feature.categories?.length ?? null)
}

/**
 * Cross-entropy between classes, as Keras defines it, the target being the index of the class: the output's shape
 * without its last axis, or with a last axis of 1. `labelSmoothing` s: (1 - s) for the class and s / classes for all, as
 * in categoricalCrossentropy. An index outside of the classes adds nothing to the sum, without smoothing.
 */
export const sparseCategoricalCrossentropy: LossDefinition<LossOf<'sparseCategoricalCrossentropy'>> = {
  task: 'classification',
  target: 'index',
  reads: 'softmax',
  check({ type, fromLogits }, site) {
    const issue = checkClasses(type, fromLogits, site)
    if (issue) return issue
    const encoding = site.targetEncoding?.type
    if (encoding === 'oneHot')
      return `${type} expects the index of the class, found a one-hot target; index, or categoricalCrossentropy, would fit`
    if (encoding === 'standardize' || encoding === 'rescale')
      return `${type} expects the index of the class, found a target encoded by ${encoding}; index would fit`
    const classes = countClasses(site)
    const units = unitsOf(site.outputShape)
    if (classes !== null && units !== null && classes !== units)
      return `${type} needs one unit a class: the output has ${units}, the target ${classes} categories; ${classes} units would fit`
    const wanted = site.outputShape.slice(0, -1)
    if (isSameSize(wanted, site.targetShape)) return null
    return `${type} expects one index for each place of the output: the output has shape ${formatShape(site.outputShape)}, the target ${formatShape(site.targetShape)}; a target of shape ${formatShape(wanted)} would fit`
  },
  values(tf, { labelSmoothing = 0, fromLogits, classWeights }, target, prediction) {
    const classes = prediction.shape.at(-1) ?? 1
    const indices = tf.reshape(tf.cast(target, 'int32'), prediction.shape.slice(0, -1))
    const hard = tf.cast(tf.oneHot(indices, classes), 'float32')
    return weighClasses(
      tf,
      categorical(tf, smooth(tf, hard, labelSmoothing, classes), prediction, fromLogits),
      hard,
      classWeights,
    )
  },
}
