import { z } from 'zod'
import { convolutionFields, defineConvolution, groups } from './convolution.js'
import { size1d } from './fields.js'

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
  groups,
})

export const conv1d = defineConvolution(
  'conv1d',
  schema,
  ['length'],
  'Convolution over sequences: [length, channels] becomes [length, filters], shorter by the kernel (valid) and the strides. Keras Conv1D, channels last; strides and dilation may go together.',
)
