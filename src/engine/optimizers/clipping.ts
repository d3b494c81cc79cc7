import type { GradientClipping } from '../executors/executor.js'
import type { ClippingAlgebra } from './optimizer.js'

/** Euclidean norm of all gradients together: a scalar. What `gradientNorm` reports, before clipping. */
export function globalNorm<V>(algebra: ClippingAlgebra<V>, gradients: readonly V[]): V {
  const squares = gradients.map((gradient) => algebra.sumOfSquares(gradient))
  return algebra.sqrt(squares.length === 0 ? algebra.constant(0) : squares.reduce((sum, x) => algebra.add(sum, x)))
}

/**
 * Gradients made smaller, in the order given; shapes stay. As TensorFlow defines them, and Keras's `clipvalue`,
 * `clipnorm` and `global_clipnorm` with it: a gradient within the limit is left exactly as it is.
 * - value: each element into [-limit, limit] (tf.clip_by_value)
 * - norm: each gradient by itself to a norm of at most `limit` (tf.clip_by_norm)
 * - globalNorm: all by one factor, so that their global norm is at most `limit` (tf.clip_by_global_norm)
 * @param norm `globalNorm` of the gradients, where it is at hand already
 */
export function clipGradients<V>(
  algebra: ClippingAlgebra<V>,
  gradients: readonly V[],
  clipping: GradientClipping | undefined,
  norm?: V,
): V[] {
  if (!clipping) return [...gradients]
  const limit = algebra.constant(clipping.limit)
  const factor = (of: V): V => algebra.div(limit, algebra.maximum(of, limit))
  switch (clipping.type) {
    case 'value': {
      const negative = algebra.constant(-clipping.limit)
      return gradients.map((gradient) => algebra.minimum(algebra.maximum(gradient, negative), limit))
    }
    case 'norm':
      return gradients.map((gradient) => algebra.mul(gradient, factor(algebra.sqrt(algebra.sumOfSquares(gradient)))))
    case 'globalNorm': {
      const shared = factor(norm ?? globalNorm(algebra, gradients))
      return gradients.map((gradient) => algebra.mul(gradient, shared))
    }
  }
}
