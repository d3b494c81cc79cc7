import type * as tfjs from '@tensorflow/tfjs'
import type { LayerContext } from './layer.js'
import { samePadding, slide } from './windows.js'
import type { Window } from './windows.js'

export type PoolingKind = 'max' | 'average'

interface PoolingSpec2d {
  readonly poolSize: readonly [number, number]
  readonly strides?: readonly [number, number] | undefined
  readonly padding: 'valid' | 'same'
}

/** Windows of a pooling layer; strides are the pool's size where left out (Keras). */
export function poolingWindows({ poolSize, strides = poolSize }: PoolingSpec2d): [Window, Window] {
  const describeAxis = (axis: 0 | 1): Window => ({
    field: 'poolSize',
    size: poolSize[axis],
    stride: strides[axis],
    dilation: 1,
  })
  return [describeAxis(0), describeAxis(1)]
}

/** How many values inside the axis each window reads. */
function countInside(length: number, window: Window): number[] {
  const [start] = samePadding(length, window)
  return Array.from({ length: slide(length, window, 'same') ?? 0 }, (_, index) => {
    const first = index * window.stride - start
    return Math.min(first + window.size, length) - Math.max(first, 0)
  })
}

/**
 * Average pooling with padding: the mean is over the values inside the image alone. Pads with zeros and corrects by the
 * count, because the cpu backend's gradient of a padded average divides by the whole window.
 */
function averagePadded(tf: typeof tfjs, x: tfjs.Tensor4D, windows: readonly [Window, Window]): tfjs.Tensor4D {
  const [rows, columns] = windows
  const padded = tf.pad4d(x, [[0, 0], samePadding(x.shape[1], rows), samePadding(x.shape[2], columns), [0, 0]])
  const mean = tf.avgPool(padded, [rows.size, columns.size], [rows.stride, columns.stride], 'valid')
  const insideRows = countInside(x.shape[1], rows)
  const insideColumns = countInside(x.shape[2], columns)
  const corrections = insideRows.flatMap((height) =>
    insideColumns.map((width) => (rows.size * columns.size) / (height * width)),
  )
  return mean.mul(tf.tensor4d(corrections, [1, insideRows.length, insideColumns.length, 1]))
}

/** Pools [batch, height, width, channels]. */
export function pool(kind: PoolingKind, spec: PoolingSpec2d, x: tfjs.Tensor4D, { tf }: LayerContext): tfjs.Tensor4D {
  const windows = poolingWindows(spec)
  const [rows, columns] = windows
  const size: [number, number] = [rows.size, columns.size]
  const strides: [number, number] = [rows.stride, columns.stride]
  if (kind === 'max') return tf.maxPool(x, size, strides, spec.padding)
  const isPadded =
    spec.padding === 'same' &&
    [samePadding(x.shape[1], rows), samePadding(x.shape[2], columns)].flat().some((zeros) => zeros > 0)
  return isPadded ? averagePadded(tf, x, windows) : tf.avgPool(x, size, strides, 'valid')
}
