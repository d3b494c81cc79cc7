import type * as tfjs from '@tensorflow/tfjs'
import { convolve, convolveTransposed } from '../../../../src/engine/operations/convolution.js'
import type { ConvolutionWindow } from '../../../../src/engine/operations/convolution-geometry.js'
import { wave } from '../compare-kernel.js'
import type { KernelCase } from './kernel-case.js'

interface Case extends Partial<ConvolutionWindow> {
  readonly name: string
  readonly input: readonly number[]
  readonly kernel: readonly number[]
}

const windowOf = ({ kernel, strides, dilations, padding, groups = 1 }: Case): ConvolutionWindow => {
  const axes = kernel.slice(0, -2)
  return {
    strides: strides ?? axes.map(() => 1),
    dilations: dilations ?? axes.map(() => 1),
    padding: padding ?? axes.map(() => [0, 0] as const),
    groups,
  }
}

const cases: readonly Case[] = [
  { name: 'of one axis', input: [2, 9, 3], kernel: [3, 3, 4] },
  { name: 'of one axis, padded, strided', input: [2, 9, 3], kernel: [4, 3, 2], strides: [2], padding: [[2, 1]] },
  { name: 'of two axes', input: [2, 6, 5, 3], kernel: [3, 2, 3, 4] },
  { name: 'dilated', input: [2, 9, 8, 2], kernel: [3, 2, 2, 3], dilations: [2, 3] },
  {
    name: 'dilated, padded',
    input: [2, 6, 7, 2],
    kernel: [3, 3, 2, 3],
    dilations: [2, 1],
    padding: [
      [2, 2],
      [1, 1],
    ],
  },
  {
    name: 'dilated and strided',
    input: [2, 9, 10, 2],
    kernel: [2, 3, 2, 3],
    dilations: [2, 3],
    strides: [3, 2],
    padding: [
      [1, 0],
      [2, 3],
    ],
  },
  { name: 'in two groups', input: [2, 5, 6, 4], kernel: [2, 3, 2, 6], groups: 2 },
  {
    name: 'in three groups, strided, dilated, padded',
    input: [2, 7, 8, 6],
    kernel: [3, 2, 2, 3],
    groups: 3,
    strides: [2, 3],
    dilations: [1, 2],
    padding: [
      [1, 1],
      [1, 2],
    ],
  },
  { name: 'depthwise', input: [2, 6, 5, 3], kernel: [3, 3, 1, 3], groups: 3 },
  {
    name: 'depthwise, two filters a channel, strided, padded',
    input: [2, 7, 8, 3],
    kernel: [3, 2, 1, 6],
    groups: 3,
    strides: [2, 2],
    padding: [
      [1, 1],
      [0, 1],
    ],
  },
  { name: 'depthwise, dilated', input: [2, 7, 9, 2], kernel: [2, 3, 1, 4], groups: 2, dilations: [3, 2] },
  { name: 'of three axes', input: [2, 4, 5, 3, 2], kernel: [2, 3, 2, 2, 3] },
  {
    name: 'of three axes, strided, dilated, padded, in groups',
    input: [2, 5, 6, 7, 4],
    kernel: [2, 3, 2, 2, 4],
    groups: 2,
    strides: [2, 1, 2],
    dilations: [1, 2, 2],
    padding: [
      [0, 1],
      [2, 2],
      [1, 0],
    ],
  },
  { name: 'with steps wider than the kernel', input: [2, 9, 8, 2], kernel: [2, 1, 2, 2], strides: [3, 4] },
  {
    name: 'padded by more than the kernel reaches',
    input: [2, 4, 5, 2],
    kernel: [2, 2, 2, 3],
    padding: [
      [3, 0],
      [0, 2],
    ],
  },
]

const spatialOf = ({ input }: Case): readonly number[] => input.slice(1, -1)

export const windowConvolutionCases: KernelCase[] = cases.flatMap((given): KernelCase[] => {
  const window = windowOf(given)
  const output = (tf: typeof tfjs, x: tfjs.Tensor, kernel: tfjs.Tensor) => convolve(tf, x, kernel, window)
  const results = spatialOf(given).map((length, axis) => {
    const [before, after] = window.padding[axis]!
    const span = (given.kernel[axis]! - 1) * window.dilations[axis]! + 1
    return Math.floor((length + before + after - span) / window.strides[axis]!) + 1
  })
  return [
    {
      name: `convolution ${given.name}`,
      inputs: [wave(given.input), wave(given.kernel, 3)],
      compute: (tf, [x, kernel]) => output(tf, x!, kernel!),
    },
    {
      name: `transposed convolution ${given.name}`,
      inputs: [wave([given.input[0]!, ...results, given.kernel.at(-1)!]), wave(given.kernel, 3)],
      compute: (tf, [y, kernel]) => convolveTransposed(tf, y!, kernel!, window, spatialOf(given)),
    },
  ]
})
