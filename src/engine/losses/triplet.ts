import type * as tfjs from '@tensorflow/tfjs'
import { checkEmbedding, distances, meanOver, pairsOf } from './embeddings.js'
import type { LossDefinition, LossOf } from './loss.js'

type Tensor = tfjs.Tensor

/** Farther than any two embeddings are. */
const FAR = 1e9

/**
 * max(0, d(row, farthest alike) - d(row, nearest unlike) + margin); rows without an alike or an unlike one are left out.
 */
function batchHard(tf: typeof tfjs, apart: Tensor, alike: Tensor, unlike: Tensor, margin: number): Tensor {
  const far = tf.scalar(FAR)
  const farthest = tf.max(tf.mul(apart, alike), 1)
  const nearest = tf.min(tf.add(apart, tf.mul(tf.sub(tf.scalar(1), unlike), far)), 1)
  const counts = tf.mul(tf.max(alike, 1), tf.max(unlike, 1))
  const values = tf.relu(tf.add(tf.sub(farthest, nearest), tf.scalar(margin)))
  return meanOver(tf, tf.mul(values, counts), tf.sum(counts))
}

/**
 * For each alike pair the nearest unlike row that is farther than its partner; where there is none, the farthest unlike
 * one. Keeps batch^3 numbers.
 */
function semiHard(tf: typeof tfjs, apart: Tensor, alike: Tensor, unlike: Tensor, margin: number): Tensor {
  const rows = apart.shape[0] ?? 1
  const far = tf.scalar(FAR)
  const partner = tf.reshape(apart, [rows, rows, 1])
  const other = tf.reshape(apart, [rows, 1, rows])
  // Not tf.greater, which has no gradient where a loss is differentiated through it.
  const isFarther = tf.mul(tf.step(tf.sub(other, partner)), tf.reshape(unlike, [rows, 1, rows]))
  const nearest = tf.min(tf.add(tf.mul(other, isFarther), tf.mul(tf.sub(tf.scalar(1), isFarther), far)), 2)
  const hasFarther = tf.max(isFarther, 2)
  const farthest = tf.max(tf.mul(apart, unlike), 1, true)
  const chosen = tf.add(tf.mul(hasFarther, nearest), tf.mul(tf.sub(tf.scalar(1), hasFarther), farthest))
  // A pair counts where the batch holds anything unlike it.
  const counts = tf.mul(alike, tf.max(unlike, 1, true))
  const values = tf.relu(tf.add(tf.sub(apart, chosen), tf.scalar(margin)))
  return meanOver(tf, tf.sum(tf.mul(values, counts), 1), tf.sum(counts))
}

/**
 * Rows with one label closer to each other than to the others, by a margin. batchHard: the hardest triplet of each row
 * (Hermans, Beyer & Leibe 2017). semiHard: for each alike pair a negative that is farther, as near as possible (Schroff,
 * Kalenichenko & Philbin 2015, as TensorFlow Addons has it). The mean is over the rows, or pairs, that have a triplet.
 */
export const triplet: LossDefinition<LossOf<'triplet'>> = {
  task: 'embedding',
  target: 'label',
  reads: 'any',
  check: checkEmbedding,
  values(tf, { margin, distance, mining }, target, prediction) {
    const { alike, unlike } = pairsOf(tf, target, prediction.shape[0] ?? 1)
    const apart = distances(tf, prediction, distance)
    return (mining === 'batchHard' ? batchHard : semiHard)(tf, apart, alike, unlike, margin)
  },
}
