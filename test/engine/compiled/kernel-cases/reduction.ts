import { constant, integers, wave } from '../compare-kernel.js'
import type { KernelCase } from './kernel-case.js'

const axesCases = [
  { axes: undefined, keepDims: false },
  { axes: [1], keepDims: false },
  { axes: [0, 2], keepDims: true },
  { axes: [-1], keepDims: true },
  { axes: [0, 1], keepDims: false },
]

export const reductionCases: KernelCase[] = [
  ...(['sum', 'mean', 'max', 'min', 'logSumExp'] as const).flatMap((name) =>
    axesCases.map(({ axes, keepDims }): KernelCase => ({
      name: `${name} over ${axes?.join() ?? 'everything'}${keepDims ? ', axes kept' : ''}`,
      inputs: [wave([3, 5, 2], 2)],
      compute: (tf, [x]) => tf[name](x!, axes, keepDims),
    })),
  ),
  {
    name: 'moments',
    inputs: [wave([3, 5, 2])],
    compute: (tf, [x]) => {
      const { mean, variance } = tf.moments(x!, [0, 1])
      return [mean, variance]
    },
  },
  ...(['argMax', 'argMin'] as const).flatMap((name) =>
    [0, 1, -1].map((axis): KernelCase => ({
      name: `${name} over ${axis}`,
      inputs: [wave([3, 5, 2])],
      compute: (tf, [x]) => tf[name](x!, axis),
      hasGradient: false,
    })),
  ),
  {
    name: 'argMax takes the first of equal ones',
    inputs: [constant([3, 4], 2)],
    compute: (tf, [x]) => tf.argMax(x!, 1),
    hasGradient: false,
  },
  {
    name: 'any and all',
    inputs: [wave([3, 5])],
    compute: (tf, [x]) => [tf.any(x!.greater(0.5), 1), tf.all(x!.greater(-0.5), 0)],
    hasGradient: false,
  },
  { name: 'sum of integers', inputs: [integers([3, 5], 6)], compute: (tf, [x]) => tf.sum(x!, 1), hasGradient: false },
  ...[
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ].map(([exclusive, isReversed]): KernelCase => ({
    name: `cumsum${exclusive ? ', exclusive' : ''}${isReversed ? ', reversed' : ''}`,
    inputs: [wave([3, 5])],
    compute: (tf, [x]) => tf.cumsum(x!, 1, exclusive, isReversed),
  })),
  {
    name: 'batch normalization by hand',
    inputs: [wave([4, 3, 5, 2]), wave([2], 1), wave([2], 2)],
    compute: (tf, [x, gamma, beta]) => {
      const mean = tf.mean(x!, [0, 1, 2], true)
      const variance = tf.mean(tf.square(tf.sub(x!, mean)), [0, 1, 2], true)
      return x!
        .sub(mean)
        .mul(tf.rsqrt(variance.add(1e-3)))
        .mul(gamma!)
        .add(beta!)
    },
  },
]
