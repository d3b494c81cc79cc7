import type * as tfjs from '@tensorflow/tfjs'
import { wave } from '../compare-kernel.js'
import type { KernelCase } from './kernel-case.js'

const convolution = (
  name: string,
  input: readonly number[],
  kernel: readonly number[],
  strides: [number, number],
  pad: 'same' | 'valid',
): KernelCase => ({
  name: `conv2d ${name}, strides ${strides.join('x')}, ${pad}`,
  inputs: [wave(input), wave(kernel, 3)],
  compute: (tf, [x, w]) => tf.conv2d(x as never, w as never, strides, pad),
})

export const convolutionCases: KernelCase[] = [
  ...(['same', 'valid'] as const).flatMap((pad) => [
    convolution('3x3', [2, 7, 6, 3], [3, 3, 3, 4], [1, 1], pad),
    convolution('of one channel', [2, 5, 5, 1], [3, 3, 1, 2], [1, 1], pad),
    convolution('1x1', [2, 5, 4, 3], [1, 1, 3, 2], [1, 1], pad),
    convolution('2x4', [2, 7, 6, 2], [2, 4, 2, 3], [1, 1], pad),
    convolution('3x3', [2, 8, 7, 2], [3, 3, 2, 3], [2, 2], pad),
    convolution('3x3', [2, 7, 7, 2], [3, 3, 2, 3], [2, 3], pad),
    convolution('2x2', [2, 8, 7, 2], [2, 2, 2, 3], [3, 3], pad),
    convolution('5x5 as large as the image', [2, 5, 5, 2], [5, 5, 2, 3], [1, 1], pad),
  ]),
  convolution('of a large image, 3x3', [2, 22, 9, 3], [3, 3, 3, 4], [1, 1], 'same'),
  convolution('of a large image, 5x4', [2, 41, 6, 2], [5, 4, 2, 3], [1, 1], 'same'),
  ...([1, 2] as const).flatMap((stride) => [
    convolution('of many channels', [2, 4, 5, 8], [3, 3, 8, 8], [stride, stride], 'same'),
    convolution('of few channels', [2, 9, 8, 1], [3, 3, 1, 8], [stride, stride], 'same'),
  ]),
  convolution('of a kernel larger than the image', [2, 3, 3, 2], [5, 5, 2, 3], [1, 1], 'same'),
  {
    name: 'conv1d',
    inputs: [wave([2, 9, 3]), wave([3, 3, 4], 2)],
    compute: (tf, [x, w]) => tf.conv1d(x as never, w as never, 2, 'same'),
  },
  {
    name: 'conv2d dilated, forward',
    inputs: [wave([2, 9, 8, 2]), wave([3, 3, 2, 3], 2)],
    compute: (tf, [x, w]) => tf.conv2d(x as never, w as never, 1, 'same', 'NHWC', [2, 3]),
    hasGradient: false,
  },
  {
    name: 'conv2d with a bias, relu and pooling',
    inputs: [wave([2, 6, 6, 2]), wave([3, 3, 2, 3], 2), wave([3], 4)],
    compute: (tf, [x, w, b]) =>
      tf.maxPool(tf.relu(tf.add(tf.conv2d(x as never, w as never, 1, 'same'), b!)) as never, 2, 2, 'valid'),
  },
  {
    name: 'convolutions over whole blocks of channels, with relu and pooling between them',
    inputs: [wave([2, 8, 10, 3]), wave([3, 3, 3, 16], 2), wave([3, 3, 16, 32], 3), wave([3, 3, 32, 16], 5)],
    compute: (tf, [x, u, v, w]) => {
      const first = tf.relu(tf.conv2d(x as never, u as never, 1, 'same'))
      const second = tf.relu(tf.conv2d(tf.maxPool(first, 2, 2, 'valid'), v as never, 1, 'same'))
      return tf.conv2d(tf.maxPool(second, 2, 2, 'valid'), w as never, 1, 'same')
    },
  },
  {
    name: 'two convolutions with batch statistics between them',
    inputs: [wave([2, 6, 5, 2]), wave([3, 3, 2, 3], 2), wave([3, 3, 3, 2], 4)],
    compute: (tf, [x, w, v]) => {
      const first = tf.conv2d(x as never, w as never, 1, 'same')
      const mean = tf.mean(first, [0, 1, 2], true)
      const variance = tf.mean(tf.square(tf.sub(first, mean)), [0, 1, 2], true)
      const normal = tf.relu(tf.sub(first, mean).mul(tf.rsqrt(variance.add(1e-3))))
      return tf.conv2d(normal as never, v as never, 2, 'same')
    },
  },
]

/** Channels out in whole blocks; in as well, or few. */
export const convolutionsOfBlocks: KernelCase[] = [
  ...(['same', 'valid'] as const).flatMap((pad) => [
    convolution('of blocks, 3x3', [3, 7, 6, 16], [3, 3, 16, 32], [1, 1], pad),
    convolution('of blocks, 1x1', [2, 3, 5, 32], [1, 1, 32, 16], [1, 1], pad),
    convolution('of blocks, 2x4', [2, 7, 6, 16], [2, 4, 16, 16], [1, 1], pad),
    convolution('of blocks, 3x3', [2, 7, 8, 16], [3, 3, 16, 16], [2, 3], pad),
    convolution('of few channels to blocks, 3x3', [3, 7, 6, 3], [3, 3, 3, 32], [1, 1], pad),
    convolution('of few channels to blocks, 3x2', [2, 9, 8, 1], [3, 2, 1, 16], [2, 1], pad),
    convolution('of few channels to blocks, a pass a row', [2, 8, 9, 5], [3, 5, 5, 16], [1, 2], pad),
  ]),
  convolution('of blocks, 1x1', [2, 5, 5, 16], [1, 1, 16, 16], [2, 2], 'valid'),
  convolution('of blocks, of a kernel larger than the image', [2, 2, 3, 16], [5, 5, 16, 16], [1, 1], 'same'),
  convolution('of few channels, of a kernel larger than the image', [2, 2, 3, 2], [5, 7, 2, 16], [1, 1], 'same'),
  {
    name: 'conv2d of blocks with a bias, relu and pooling, twice',
    inputs: [wave([2, 8, 10, 3]), wave([3, 3, 3, 16], 2), wave([16], 4), wave([3, 3, 16, 16], 3), wave([16], 1)],
    compute(tf, [x, u, a, v, b]) {
      const layer = (input: tfjs.Tensor, kernel: tfjs.Tensor, bias: tfjs.Tensor): tfjs.Tensor =>
        tf.maxPool(tf.relu(tf.add(tf.conv2d(input as never, kernel as never, 1, 'same'), bias)) as never, 2, 2, 'valid')
      return layer(layer(x!, u!, a!), v!, b!)
    },
  },
]
