import type * as tfjs from '@tensorflow/tfjs'
import { checkActivation } from './activations.js'
import { checkAnswers } from './binary-crossentropy.js'
import { checkClasses, checkDistribution } from './categorical-crossentropy.js'
import { PROBABILITY_MARGIN, type LossConfig, type LossDefinition, type LossOf, type LossSite } from './loss.js'
import { alignLeft } from './reduce.js'
import { unitsOf } from './shapes.js'
import { shapedLike } from './smoothing.js'

const overlap = { task: 'byUnits', target: 'classes', reads: 'byUnits', readsMask: true } as const

const check = ({ type }: LossConfig, site: LossSite): string | null =>
  unitsOf(site.outputShape) === 1
    ? (checkActivation(type, 'sigmoid', false, site.activation) ?? checkAnswers(type, site))
    : (checkClasses(type, false, site) ?? checkDistribution(type, site))

/** Values, and 0 for the places that are not there. */
const onlyReal = (tf: typeof tfjs, x: tfjs.Tensor, mask: tfjs.Tensor | undefined): tfjs.Tensor =>
  mask ? tf.mul(x, alignLeft(tf, mask, x)) : x

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
  values(tf, _config, target, prediction, mask) {
    const wanted = onlyReal(tf, shapedLike(tf, target, prediction), mask)
    const given = onlyReal(tf, prediction, mask)
    const shared = tf.mul(sumOfEach(tf, tf.mul(wanted, given)), tf.scalar(2))
    const sizes = tf.add(sumOfEach(tf, wanted), sumOfEach(tf, given))
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
  values(tf, { alpha, beta }, target, prediction, mask) {
    const one = tf.scalar(1)
    const wanted = onlyReal(tf, shapedLike(tf, target, prediction), mask)
    const given = onlyReal(tf, prediction, mask)
    const both = sumOfEach(tf, tf.mul(wanted, given))
    const missed = sumOfEach(tf, tf.mul(wanted, tf.sub(one, given)))
    const invented = sumOfEach(tf, tf.mul(tf.sub(one, wanted), given))
    const mistakes = tf.add(tf.mul(missed, tf.scalar(alpha)), tf.mul(invented, tf.scalar(beta)))
    return tf.sub(one, tf.div(both, tf.add(tf.add(both, mistakes), tf.scalar(PROBABILITY_MARGIN))))
  },
}
