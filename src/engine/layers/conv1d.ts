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
import { size1d } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { onlyInput, requireRank } from './shapes.js'
import { dilateKernel, slide, windowSpan } from './windows.js'
import type { Window } from './windows.js'

const schema = z.strictObject({
  type: z.literal('conv1d'),
  ...convolutionFields,
  kernelSize: size1d('Length of the kernels.'),
  strides: size1d('Steps of the kernels.').default(1),
  padding: z
    .enum(['valid', 'same', 'causal'])
    .meta({ title: 'CausalPadding' })
    .default('valid')
    .describe(
      'Valid reads whole windows only; same pads with zeros so that stride 1 keeps the length; causal pads the start alone, so that no output reads what comes after it.',
    ),
  dilationRate: size1d('Distance between the values that a kernel reads.').default(1),
})

export type Conv1dSpec = z.output<typeof schema>

const describeWindow = (spec: Conv1dSpec): Window => ({
  field: 'kernelSize',
  size: spec.kernelSize,
  stride: spec.strides,
  dilation: spec.dilationRate,
})

export const conv1d: LayerDefinition<Conv1dSpec> = {
  type: 'conv1d',
  description:
    'Convolution over sequences: [length, channels] becomes [length, filters], shorter by the kernel (valid) and the strides. Keras Conv1D, channels last.',
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = requireRank(inputs, ['length', 'channels'])
    const window = describeWindow(spec)
    countChannels(shape)
    refuseStridedDilation([window])
    return [slide(shape[0] ?? null, window, spec.padding), spec.filters]
  },
  weights: (spec, inputs) => convolutionWeights(spec, [spec.kernelSize], countChannels(onlyInput(inputs))),
  flops: (spec, inputs, output) => convolutionFlops(spec, spec.kernelSize, countChannels(onlyInput(inputs)), output),
  apply(spec, inputs, { tf, weight }) {
    const x = onlyInput(inputs) as tfjs.Tensor3D
    const kernel = dilateKernel(tf, weight('kernel'), 0, spec.dilationRate) as tfjs.Tensor3D
    const isCausal = spec.padding === 'causal'
    const start = windowSpan(describeWindow(spec)) - 1
    const padded =
      isCausal && start > 0
        ? tf.pad3d(x, [
            [0, 0],
            [start, 0],
            [0, 0],
          ])
        : x
    const product = tf.conv1d(padded, kernel, spec.strides, spec.padding === 'same' ? 'same' : 'valid')
    return activate(tf, spec.activation, spec.useBias ? product.add(weight('bias')) : product)
  },
}
