import type * as tfjs from '@tensorflow/tfjs'
import { PROBABILITY_MARGIN, type LossDefinition, type LossOf } from './loss.js'
import { checkCounts } from './regression.js'
import { shapedLike } from './smoothing.js'

/** log(1 + x), negative numbers counting as 0: their gradient is 0 too. */
const logOfOnePlus = (tf: typeof tfjs, x: tfjs.Tensor): tfjs.Tensor =>
  tf.log(tf.add(tf.maximum(x, tf.scalar(PROBABILITY_MARGIN)), tf.scalar(1)))

/** (log(1 + prediction) - log(1 + target))^2 of every element, for amounts that are never negative (Keras). */
export const meanSquaredLogarithmicError: LossDefinition<LossOf<'meanSquaredLogarithmicError'>> = {
  task: 'regression',
  target: 'counts',
  reads: 'any',
  check: checkCounts,
  values: (tf, _config, target, prediction) =>
    tf.square(tf.sub(logOfOnePlus(tf, prediction), logOfOnePlus(tf, shapedLike(tf, target, prediction)))),
}
