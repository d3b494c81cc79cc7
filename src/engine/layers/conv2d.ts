import { z } from 'zod'
import { convolutionFields, defineConvolution, groups } from './convolution.js'
import { padding, size2d } from './fields.js'

const schema = z.strictObject({
  type: z.literal('conv2d'),
  ...convolutionFields,
  kernelSize: size2d('Height and width of the kernels.'),
  strides: size2d('Steps of the kernels down and across.').default([1, 1]),
  padding,
  dilationRate: size2d('Distance between the values that a kernel reads, down and across.').default([1, 1]),
  groups,
})

export const conv2d = defineConvolution(
  'conv2d',
  schema,
  ['height', 'width'],
  'Convolution over images: [height, width, channels] becomes [height, width, filters], smaller by the kernel (valid) and the strides. Keras Conv2D, channels last; strides and dilation may go together.',
)
