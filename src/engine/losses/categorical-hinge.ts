import { checkDistribution } from './categorical-crossentropy.js'
import { checkScores } from './hinge.js'
import type { LossDefinition, LossOf } from './loss.js'
import { formatShape, unitsOf } from './shapes.js'
import { shapedLike } from './smoothing.js'

/** max(0, 1 + the best wrong score - the right one), one-hot targets (Crammer & Singer 2001; Keras's CategoricalHinge). */
export const categoricalHinge: LossDefinition<LossOf<'categoricalHinge'>> = {
  task: 'classification',
  target: 'classes',
  reads: 'scores',
  check(config, site) {
    if (unitsOf(site.outputShape) === 1)
      return `${config.type} needs one score a class, found an output of shape ${formatShape(site.outputShape)} with 1 unit; two units and more, or hinge, would fit`
    return checkScores(config, site) ?? checkDistribution(config.type, site)
  },
  values(tf, _config, target, prediction) {
    const isRight = shapedLike(tf, target, prediction)
    const right = tf.sum(tf.mul(isRight, prediction), -1)
    // The right class counts as a score of 0 here, as Keras has it.
    const wrong = tf.max(tf.mul(tf.sub(tf.scalar(1), isRight), prediction), -1)
    return tf.relu(tf.add(tf.sub(wrong, right), tf.scalar(1)))
  },
}
