import { checkEmbedding, distances, meanOver, pairsOf } from './embeddings.js'
import type { LossDefinition, LossOf } from './loss.js'

/**
 * Over all pairs of a batch: distance^2 where their labels agree, max(0, margin - distance)^2 where they do not (Hadsell,
 * Chopra & LeCun 2006, without its factor 1/2). A row's value is the mean over its pairs.
 */
export const contrastive: LossDefinition<LossOf<'contrastive'>> = {
  task: 'embedding',
  target: 'label',
  reads: 'any',
  check: checkEmbedding,
  values(tf, { margin, distance }, target, prediction) {
    const rows = prediction.shape[0] ?? 1
    const { alike, unlike } = pairsOf(tf, target, rows)
    const apart = distances(tf, prediction, distance)
    const pull = tf.mul(alike, tf.square(apart))
    const push = tf.mul(unlike, tf.square(tf.relu(tf.sub(tf.scalar(margin), apart))))
    return meanOver(tf, tf.sum(tf.add(pull, push), 1), tf.scalar(rows * (rows - 1)))
  },
}
