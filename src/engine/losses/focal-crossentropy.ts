import type * as tfjs from '@tensorflow/tfjs'
import { logitsBehind } from '../layers/logits.js'
import { checkActivation } from './activations.js'
import { checkAnswers } from './binary-crossentropy.js'
import { checkClasses, checkDistribution } from './categorical-crossentropy.js'
import { weighAnswers, weighClasses } from './class-weights.js'
import { binary, normalized } from './crossentropy.js'
import { PROBABILITY_MARGIN, type LossDefinition, type LossOf } from './loss.js'
import { shapedLike, smooth } from './smoothing.js'

/** base^gamma for a base in [0, 1]; the common exponents without a logarithm. */
function power(tf: typeof tfjs, base: tfjs.Tensor, gamma: number): tfjs.Tensor {
  if (gamma === 0) return tf.onesLike(base)
  if (gamma === 1) return base
  // Away from 0, where the slope of a root is infinite.
  return gamma === 2 ? tf.square(base) : tf.pow(tf.clipByValue(base, PROBABILITY_MARGIN, 1), tf.scalar(gamma))
}

/**
 * Binary cross-entropy that counts easy elements less: (1 - p of the answer)^gamma x crossentropy (Lin et al. 2017; Keras's
 * BinaryFocalCrossentropy). `alpha` weighs yes by alpha and no by 1 - alpha; left out: neither.
 */
export const binaryFocalCrossentropy: LossDefinition<LossOf<'binaryFocalCrossentropy'>> = {
  task: 'binary',
  target: 'answers',
  reads: 'sigmoid',
  check: ({ type, fromLogits }, site) =>
    checkActivation(type, 'sigmoid', fromLogits, site.activation) ?? checkAnswers(type, site),
  values(tf, { alpha, gamma, labelSmoothing, fromLogits, classWeights }, target, prediction) {
    const hard = shapedLike(tf, target, prediction)
    const soft = smooth(tf, hard, labelSmoothing, 2)
    const p = fromLogits ? tf.sigmoid(prediction) : prediction
    // 1 - p of the answer: p + z - 2 p z.
    const missing = tf.sub(tf.add(p, soft), tf.mul(tf.mul(p, soft), tf.scalar(2)))
    const focal = tf.mul(power(tf, missing, gamma), binary(tf, soft, prediction, fromLogits))
    const balanced = typeof alpha === 'number' ? weighAnswers(tf, focal, soft, [1 - alpha, alpha]) : focal
    return weighAnswers(tf, balanced, hard, classWeights)
  },
}

/**
 * Categorical cross-entropy that counts easy classes less: sum of alpha x (1 - p)^gamma x -target x log p (Lin et al. 2017;
 * Keras's CategoricalFocalCrossentropy, where alpha is one number for all classes).
 */
export const categoricalFocalCrossentropy: LossDefinition<LossOf<'categoricalFocalCrossentropy'>> = {
  task: 'classification',
  target: 'classes',
  reads: 'softmax',
  check: ({ type, fromLogits }, site) => checkClasses(type, fromLogits, site) ?? checkDistribution(type, site),
  values(tf, { alpha, gamma, labelSmoothing, fromLogits, classWeights }, target, prediction) {
    const hard = shapedLike(tf, target, prediction)
    const soft = smooth(tf, hard, labelSmoothing, prediction.shape.at(-1) ?? 1)
    const logits = fromLogits ? prediction : logitsBehind('softmax', prediction)
    const p = logits ? tf.softmax(logits, -1) : normalized(tf, prediction)
    const logs = logits ? tf.logSoftmax(logits, -1) : tf.log(p)
    const focal = tf.mul(power(tf, tf.sub(tf.scalar(1), p), gamma), tf.mul(soft, logs))
    return weighClasses(tf, tf.mul(tf.sum(focal, -1), tf.scalar(-alpha)), hard, classWeights)
  },
}
