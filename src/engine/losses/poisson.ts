import { PROBABILITY_MARGIN, type LossDefinition, type LossOf } from './loss.js'
import { checkCounts } from './regression.js'
import { shapedLike } from './smoothing.js'

/** Activations that never give a negative rate. */
const positive = new Set(['exponential', 'softplus', 'relu', 'relu6', 'sigmoid', 'hardSigmoid', 'softmax'])

/**
 * prediction - target x log(prediction) of every element: the Poisson likelihood of counts whose rate is predicted,
 * without the term that the prediction does not change (Keras's Poisson).
 */
export const poisson: LossDefinition<LossOf<'poisson'>> = {
  task: 'regression',
  target: 'counts',
  reads: 'positive',
  check(config, site) {
    const { activation } = site
    if (activation !== undefined && !positive.has(activation)) {
      const found = activation === 'linear' ? 'no activation' : `activation ${activation}`
      return `poisson expects rates above 0, found an output with ${found}; activation exponential or softplus would fit`
    }
    return checkCounts(config, site)
  },
  values(tf, _config, target, prediction) {
    const logs = tf.log(tf.add(prediction, tf.scalar(PROBABILITY_MARGIN)))
    return tf.sub(prediction, tf.mul(shapedLike(tf, target, prediction), logs))
  },
}
