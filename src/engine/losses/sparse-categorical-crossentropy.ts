import { checkClasses, crossentropy } from './categorical-crossentropy.js'
import type { LossDefinition, LossOf } from './loss.js'
import { formatShape, isSameSize } from './shapes.js'

/**
 * Cross-entropy between classes, as Keras defines it, the target being the index of the class: the output's shape
 * without its last axis, or with a last axis of 1. An index outside of the classes adds nothing to the sum.
 */
export const sparseCategoricalCrossentropy: LossDefinition<LossOf<'sparseCategoricalCrossentropy'>> = {
  task: 'classification',
  check({ type, fromLogits }, site) {
    const issue = checkClasses(type, fromLogits, site)
    if (issue) return issue
    const encoding = site.targetEncoding?.type
    if (encoding === 'oneHot')
      return `${type} expects the index of the class, found a one-hot target; index, or categoricalCrossentropy, would fit`
    if (encoding === 'standardize' || encoding === 'rescale')
      return `${type} expects the index of the class, found a target encoded by ${encoding}; index would fit`
    const wanted = site.outputShape.slice(0, -1)
    if (isSameSize(wanted, site.targetShape)) return null
    return `${type} expects one index for each place of the output: the output has shape ${formatShape(site.outputShape)}, the target ${formatShape(site.targetShape)}; a target of shape ${formatShape(wanted)} would fit`
  },
  compute(tf, { fromLogits }, target, prediction, weights) {
    const places = prediction.shape.slice(0, -1)
    const indices = tf.reshape(tf.cast(target, 'int32'), places)
    return crossentropy(tf, tf.oneHot(indices, prediction.shape.at(-1) ?? 1), prediction, fromLogits, weights)
  },
}
