import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { activate } from './activations.js'
import {
  convolutionFields,
  convolutionFlops,
  convolutionWeights,
  countChannels,
  refuseStridedDilation,
} from './convolution.js'
import { padding, size2d } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { onlyInput, requireRank } from './shapes.js'
import { dilateKernel, slide } from './windows.js'
import type { Window } from './windows.js'

const schema = z.strictObject({
  type: z.literal('conv2d'),
  ...convolutionFields,
  kernelSize: size2d('Height and width of the kernels.'),
  strides: size2d('Steps of the kernels down and across.').default([1, 1]),
  padding,
  dilationRate: size2d('Distance between the values that a kernel reads, down and across.').default([1, 1]),
})

export type Conv2dSpec = z.output<typeof schema>

const axes = ['height', 'width', 'channels']

function describeWindows(spec: Conv2dSpec): [Window, Window] {
  const describeAxis = (axis: 0 | 1): Window => ({
    field: 'kernelSize',
    size: spec.kernelSize[axis],
    stride: spec.strides[axis],
    dilation: spec.dilationRate[axis],
  })
  return [describeAxis(0), describeAxis(1)]
}

export const conv2d: LayerDefinition<Conv2dSpec> = {
  type: 'conv2d',
  description:
    'Convolution over images: [height, width, channels] becomes [height, width, filters], smaller by the kernel (valid) and the strides. Keras Conv2D, channels last.',
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = requireRank(inputs, axes)
    const windows = describeWindows(spec)
    countChannels(shape)
    refuseStridedDilation(windows)
    return [...windows.map((window, axis) => slide(shape[axis] ?? null, window, spec.padding)), spec.filters]
  },
  weights: (spec, inputs) => convolutionWeights(spec, spec.kernelSize, countChannels(onlyInput(inputs))),
  flops: (spec, inputs, output) =>
    convolutionFlops(spec, spec.kernelSize[0] * spec.kernelSize[1], countChannels(onlyInput(inputs)), output),
  apply(spec, inputs, { tf, weight }) {
    const x = onlyInput(inputs) as tfjs.Tensor4D
    const rows = dilateKernel(tf, weight('kernel'), 0, spec.dilationRate[0])
    const kernel = dilateKernel(tf, rows, 1, spec.dilationRate[1]) as tfjs.Tensor4D
    const product = tf.conv2d(x, kernel, spec.strides, spec.padding)
    return activate(tf, spec.activation, spec.useBias ? product.add(weight('bias')) : product)
  },
}
