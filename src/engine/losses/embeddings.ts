import type * as tfjs from '@tensorflow/tfjs'
import type { Distance, LossConfig, LossSite } from './loss.js'
import { formatShape, isSameSize } from './shapes.js'
import { squaredDistances, unitVectors } from './vectors.js'

type Tensor = tfjs.Tensor

/** What does not fit about an output of embeddings with one label a row. */
export function checkEmbedding({ type }: LossConfig, site: LossSite): string | null {
  const { outputShape, targetShape, activation, targetEncoding } = site
  if (outputShape.length !== 1)
    return `${type} compares one vector a row, found an output of shape ${formatShape(outputShape)}; flatten or pooling before it would fit`
  if (activation === 'softmax')
    return `${type} expects vectors, found an output with activation softmax; an output without activation would fit`
  if (targetEncoding && targetEncoding.type !== 'index' && targetEncoding.type !== 'none')
    return `${type} expects the index of the class, found a target encoded by ${targetEncoding.type}; index would fit`
  if (isSameSize([], targetShape)) return null
  return `${type} expects one label a row, found a target of shape ${formatShape(targetShape)}; one CATEGORICAL feature would fit`
}

/** Which pairs of a batch are alike, and which are not: [batch, batch], 0 or 1; a row is no pair with itself. */
export function pairsOf(tf: typeof tfjs, target: Tensor, rows: number): { alike: Tensor; unlike: Tensor } {
  const labels = tf.cast(target, 'int32')
  const same = tf.cast(tf.equal(tf.reshape(labels, [rows, 1]), tf.reshape(labels, [1, rows])), 'float32')
  return { alike: tf.sub(same, tf.eye(rows)), unlike: tf.sub(tf.scalar(1), same) }
}

/** Lengths are kept from 0, where the root has no slope. */
const LEAST_SQUARE = 1e-12

/** Distances between each two rows: [batch, batch]. Cosine: 1 - the cosine of their angle, 0..2. */
export function distances(tf: typeof tfjs, vectors: Tensor, distance: Distance): Tensor {
  if (distance === 'euclidean') return tf.sqrt(tf.maximum(squaredDistances(tf, vectors), tf.scalar(LEAST_SQUARE)))
  const units = unitVectors(tf, vectors) as tfjs.Tensor2D
  return tf.sub(tf.scalar(1), tf.matMul(units, units, false, true))
}

/** Sums of each row, scaled so that their mean is total / count; 0 where there is nothing to count. */
export function meanOver(tf: typeof tfjs, sums: Tensor, count: Tensor): Tensor {
  const rows = sums.shape[0] ?? 1
  return tf.div(tf.mul(sums, tf.scalar(rows)), tf.maximum(count, tf.scalar(1)))
}
