import type * as tfjs from '@tensorflow/tfjs'
import { withGradient } from '../operations/with-gradient.js'

/**
 * The greatest value over some axes, which go. Equal ones share the gradient evenly, as in TensorFlow and in torch.amax;
 * TensorFlow.js would give the whole of it to each.
 */
export function greatest(tf: typeof tfjs, x: tfjs.Tensor, axes: number[]): tfjs.Tensor {
  const kept = withGradient(tf, x, (input) => {
    const value = tf.max(input, axes, true)
    return {
      value,
      saved: [input, value],
      gradient(dy, [before, after]) {
        const isGreatest = tf.cast(tf.equal(before!, after!), 'float32')
        return isGreatest.mul(dy.div(tf.sum(isGreatest, axes, true)))
      },
    }
  })
  return tf.squeeze(kept, axes)
}
