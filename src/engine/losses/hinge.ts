import type * as tfjs from '@tensorflow/tfjs'
import { checkAnswers } from './binary-crossentropy.js'
import type { LossConfig, LossDefinition, LossOf, LossSite } from './loss.js'
import { shapedLike } from './smoothing.js'

/** Scores around 0: what hinge losses read. */
export function checkScores({ type }: LossConfig, { activation }: LossSite): string | null {
  if (activation === undefined || activation === 'linear' || activation === 'tanh') return null
  return `${type} expects scores on both sides of 0, found an output with activation ${activation}; an output without activation, or tanh, would fit`
}

/** max(0, 1 - y x score), y being 1 for yes and -1 for no. */
function shortfall(tf: typeof tfjs, target: tfjs.Tensor, prediction: tfjs.Tensor): tfjs.Tensor {
  const sign = tf.sub(tf.mul(shapedLike(tf, target, prediction), tf.scalar(2)), tf.scalar(1))
  return tf.relu(tf.sub(tf.scalar(1), tf.mul(sign, prediction)))
}

const answers = { task: 'binary', target: 'answers', reads: 'scores' } as const

const check = (config: LossConfig, site: LossSite): string | null =>
  checkScores(config, site) ?? checkAnswers(config.type, site)

/** How far each score is from the right side of 0 by 1; the target says yes (1) or no (0), never -1 (Keras's Hinge). */
export const hinge: LossDefinition<LossOf<'hinge'>> = {
  ...answers,
  check,
  values: (tf, _config, target, prediction) => shortfall(tf, target, prediction),
}

/** The square of `hinge`'s values (Keras's SquaredHinge). */
export const squaredHinge: LossDefinition<LossOf<'squaredHinge'>> = {
  ...answers,
  check,
  values: (tf, _config, target, prediction) => tf.square(shortfall(tf, target, prediction)),
}
