import type * as tfjs from '@tensorflow/tfjs'

/** target x (1 - smoothing) + smoothing / among: a share of the target spread over all answers (Szegedy et al. 2016). */
export const smooth = (tf: typeof tfjs, target: tfjs.Tensor, smoothing: number, among: number): tfjs.Tensor =>
  smoothing === 0 ? target : tf.add(tf.mul(target, tf.scalar(1 - smoothing)), tf.scalar(smoothing / among))

/** The target as float32 in the prediction's shape, row-major. */
export const shapedLike = (tf: typeof tfjs, target: tfjs.Tensor, prediction: tfjs.Tensor): tfjs.Tensor =>
  tf.reshape(tf.cast(target, 'float32'), prediction.shape)
