import type * as tfjs from '@tensorflow/tfjs'
import { checkActivation } from './activations.js'
import { checkAnswers } from './binary-crossentropy.js'
import { checkClasses, checkDistribution } from './categorical-crossentropy.js'
import { PROBABILITY_MARGIN, type LossConfig, type LossDefinition, type LossOf, type LossSite } from './loss.js'
import { unitsOf } from './shapes.js'
import { shapedLike } from './smoothing.js'

const overlap = { task: 'byUnits', target: 'classes', reads: 'byUnits' } as const

const check = ({ type }: LossConfig, site: LossSite): string | null =>
  unitsOf(site.outputShape) === 1
    ? (checkActivation(type, 'sigmoid', false, site.activation) ?? checkAnswers(type, site))
    : (checkClasses(type, false, site) ?? checkDistribution(type, site))

/** Sum over everything but the batch. */
const sumOfEach = (tf: typeof tfjs, x: tfjs.Tensor): tfjs.Tensor =>
  x.rank === 1
    ? x
    : tf.sum(
        x,
        x.shape.slice(1).map((_, axis) => axis + 1),
      )

/**
 * 1 - 2 |A and B| / (|A| + |B|) of each sample, over all its places and classes (Milletari et al. 2016; Keras's Dice with
 * `axis` naming all axes but the batch: one value a sample does not depend on the rows beside it).
 */
export const dice: LossDefinition<LossOf<'dice'>> = {
  ...overlap,
  check,
  values(tf, _config, target, prediction) {
    const wanted = shapedLike(tf, target, prediction)
    const shared = tf.mul(sumOfEach(tf, tf.mul(wanted, prediction)), tf.scalar(2))
    const sizes = tf.add(sumOfEach(tf, wanted), sumOfEach(tf, prediction))
    return tf.sub(tf.scalar(1), tf.div(shared, tf.add(sizes, tf.scalar(PROBABILITY_MARGIN))))
  },
}

/**
 * Dice with the two kinds of mistakes weighed apart: 1 - both / (both + alpha x only in the target + beta x only in the
 * prediction), of each sample. As Keras's Tversky, whose alpha stands for what was missed and beta for false alarms;
 * alpha = beta = 0.5 is `dice`. Reduced as `dice` is.
 */
export const tversky: LossDefinition<LossOf<'tversky'>> = {
  ...overlap,
  check,
  values(tf, { alpha, beta }, target, prediction) {
    const one = tf.scalar(1)
    const wanted = shapedLike(tf, target, prediction)
    const both = sumOfEach(tf, tf.mul(wanted, prediction))
    const missed = sumOfEach(tf, tf.mul(wanted, tf.sub(one, prediction)))
    const invented = sumOfEach(tf, tf.mul(tf.sub(one, wanted), prediction))
    const mistakes = tf.add(tf.mul(missed, tf.scalar(alpha)), tf.mul(invented, tf.scalar(beta)))
    return tf.sub(one, tf.div(both, tf.add(tf.add(both, mistakes), tf.scalar(PROBABILITY_MARGIN))))
  },
}
