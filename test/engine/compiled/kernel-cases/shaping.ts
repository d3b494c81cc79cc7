import { integers, wave } from '../compare-kernel.js'
import type { KernelCase } from './kernel-case.js'

const x352 = wave([3, 5, 2])

export const shapingCases: KernelCase[] = [
  { name: 'reshape', inputs: [x352], compute: (tf, [x]) => tf.reshape(x!, [2, -1]).mul(2).reshape([5, 6]) },
  { name: 'expandDims and squeeze', inputs: [x352], compute: (_, [x]) => x!.expandDims(1).mul(3).squeeze([1]) },
  { name: 'transpose', inputs: [x352], compute: (tf, [x]) => tf.transpose(x!, [2, 0, 1]) },
  {
    name: 'transposes that cancel',
    inputs: [x352],
    compute: (tf, [x]) => tf.transpose(tf.relu(tf.transpose(x!, [1, 2, 0])), [2, 0, 1]),
  },
  { name: 'tile', inputs: [x352], compute: (tf, [x]) => tf.tile(x!, [2, 1, 3]) },
  { name: 'broadcastTo', inputs: [wave([3, 1, 2])], compute: (tf, [x]) => tf.broadcastTo(x!, [3, 4, 2]) },
  { name: 'reverse', inputs: [x352], compute: (tf, [x]) => tf.reverse(x!, [0, 2]) },
  {
    name: 'pad',
    inputs: [wave([3, 5])],
    compute: (tf, [x]) =>
      tf.pad(
        x!,
        [
          [1, 2],
          [0, 3],
        ],
        0.5,
      ),
  },
  { name: 'slice', inputs: [x352], compute: (tf, [x]) => tf.slice(x!, [1, 2, 0], [2, -1, 1]) },
  { name: 'concat', inputs: [x352, wave([3, 1, 2]), wave([3, 4, 2])], compute: (tf, all) => tf.concat(all, 1) },
  {
    name: 'split into parts',
    inputs: [wave([3, 6])],
    compute: (tf, [x]) => tf.split(x!, 3, 1).map((part, i) => part.mul(i + 1)),
  },
  { name: 'split by sizes', inputs: [wave([3, 6])], compute: (tf, [x]) => tf.split(x!, [1, 3, 2], 1).slice(1) },
  {
    name: 'stack',
    inputs: [wave([3, 2]), wave([3, 2], 1)],
    compute: (tf, all) => [tf.stack(all, 0), tf.stack(all, 1), tf.stack(all, 2)],
  },
  { name: 'unstack', inputs: [x352], compute: (tf, [x]) => tf.unstack(x!, 1).map((part, i) => part.mul(i + 1)) },
  {
    name: 'gather rows',
    inputs: [wave([7, 3]), integers([4, 5], 7)],
    compute: (tf, [x, indices]) => tf.gather(x!, indices!),
  },
  {
    name: 'gather along an inner axis',
    inputs: [x352, integers([4], 5)],
    compute: (tf, [x, indices]) => tf.gather(x!, indices!, 1),
  },
  {
    name: 'oneHot',
    inputs: [integers([4, 2], 5)],
    compute: (tf, [indices]) => tf.oneHot(indices!, 4),
    hasGradient: false,
  },
  {
    name: 'oneHot with other values',
    inputs: [integers([4], 3)],
    compute: (tf, [indices]) => tf.oneHot(indices!, 3, 5, -2),
    hasGradient: false,
  },
  {
    name: 'unsorted segment sum',
    inputs: [wave([6, 2]), integers([6], 3)],
    compute: (tf, [x, ids]) => tf.unsortedSegmentSum(x!, ids as never, 4),
  },
  ...[false, true].flatMap((transposeA) =>
    [false, true].flatMap((transposeB): KernelCase[] => [
      {
        name: `matMul${transposeA ? ', a transposed' : ''}${transposeB ? ', b transposed' : ''}`,
        inputs: [wave(transposeA ? [5, 3] : [3, 5]), wave(transposeB ? [4, 5] : [5, 4], 1)],
        compute: (tf, [a, b]) => tf.matMul(a!, b!, transposeA, transposeB),
      },
      {
        name: `batched matMul${transposeA ? ', a transposed' : ''}${transposeB ? ', b transposed' : ''}`,
        inputs: [wave(transposeA ? [2, 5, 3] : [2, 3, 5]), wave(transposeB ? [2, 4, 5] : [2, 5, 4], 1)],
        compute: (tf, [a, b]) => tf.matMul(a!, b!, transposeA, transposeB),
      },
    ]),
  ),
  {
    name: 'matMul with a bias and relu',
    inputs: [wave([3, 5]), wave([5, 4], 1), wave([4], 2)],
    compute: (tf, [a, b, c]) => tf.relu(tf.matMul(a!, b!).add(c!)),
  },
  {
    name: 'matMul read twice',
    inputs: [wave([3, 5]), wave([5, 4], 1), wave([4], 2)],
    compute: (tf, [a, b, c]) => {
      const product = tf.matMul(a!, b!)
      return [product.add(c!), product.mul(2)]
    },
  },
]
