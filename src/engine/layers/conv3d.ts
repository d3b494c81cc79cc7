import { z } from 'zod'
import { convolutionFields, defineConvolution, groups } from './convolution.js'
import { padding, size3d } from './fields.js'

const schema = z.strictObject({
  type: z.literal('conv3d'),
  ...convolutionFields,
  kernelSize: size3d('Depth, height and width of the kernels.'),
  strides: size3d('Steps of the kernels along depth, height and width.').default([1, 1, 1]),
  padding,
  dilationRate: size3d('Distance between the values that a kernel reads, axis by axis.').default([1, 1, 1]),
  groups,
})

export const conv3d = defineConvolution(
  'conv3d',
  schema,
  ['depth', 'height', 'width'],
  'Convolution over volumes or films: [depth, height, width, channels] becomes [depth, height, width, filters], smaller by the kernel (valid) and the strides. Keras Conv3D, channels last; strides and dilation may go together.',
)
