import { logitsBehind } from '../layers/logits.js'
import { checkClasses, checkDistribution } from './categorical-crossentropy.js'
import { PROBABILITY_MARGIN, type LossDefinition, type LossOf } from './loss.js'
import { shapedLike } from './smoothing.js'

/** sum of target x log(target / p) over the last axis: how far p is from the target's distribution (Keras's KLDivergence). */
export const kullbackLeiblerDivergence: LossDefinition<LossOf<'kullbackLeiblerDivergence'>> = {
  task: 'classification',
  target: 'classes',
  reads: 'softmax',
  check: ({ type }, site) => checkClasses(type, false, site) ?? checkDistribution(type, site),
  values(tf, _config, target, prediction) {
    const wanted = tf.clipByValue(shapedLike(tf, target, prediction), PROBABILITY_MARGIN, 1)
    const logits = logitsBehind('softmax', prediction)
    const logs = logits ? tf.logSoftmax(logits, -1) : tf.log(tf.clipByValue(prediction, PROBABILITY_MARGIN, 1))
    return tf.sum(tf.mul(wanted, tf.sub(tf.log(wanted), logs)), -1)
  },
}
