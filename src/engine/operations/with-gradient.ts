import type * as tfjs from '@tensorflow/tfjs'

type Tensor = tfjs.Tensor

/** A result, what its gradient reads, and the gradient by the input. */
export interface WithGradient {
  readonly value: Tensor
  readonly saved: readonly Tensor[]
  readonly gradient: (dy: Tensor, saved: readonly Tensor[]) => Tensor
}

/**
 * Computes a function of one tensor whose gradient is given, where TensorFlow.js's own would be wrong or would compute
 * more. `gradient` may read its arguments only: other tensors of `compute` are gone when it runs.
 */
export function withGradient(tf: typeof tfjs, x: Tensor, compute: (x: Tensor) => WithGradient): Tensor {
  const operation = tf.customGrad((...given: (Tensor | tfjs.GradSaveFunc)[]) => {
    const [input, save] = given as [Tensor, tfjs.GradSaveFunc]
    const { value, saved, gradient } = compute(input)
    save([...saved])
    return { value, gradFunc: gradient }
  })
  return operation(x)
}
