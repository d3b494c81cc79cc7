import type { LayerFields } from '../converter.js'
import { mapLayer, noSuchLayer } from '../converter.js'

const fixed = { data_format: 'channels_last' }

const isMany = (value: unknown): boolean => [value].flat().some((entry) => Number(entry) > 1)

/** TensorFlow.js reads `groups` and passes over it, and has neither causal padding nor strides in dilated kernels. */
function missingInConvolution({ groups, padding, strides, dilationRate }: LayerFields): string | undefined {
  if (isMany(groups)) return 'convolution in groups'
  if (padding === 'causal') return 'causal padding'
  return isMany(strides) && isMany(dilationRate) ? 'strides in a dilated convolution' : undefined
}

function missingInTransposed({ outputPadding, dilationRate }: LayerFields): string | undefined {
  if (outputPadding !== undefined) return 'outputPadding'
  return isMany(dilationRate) ? 'dilation of transposed convolutions' : undefined
}

/** It passes over the dilation of depthwise convolutions. */
const missingInDepthwise = ({ dilationRate }: LayerFields): string | undefined =>
  isMany(dilationRate) ? 'dilation of depthwise convolutions' : undefined

const convolution = { fixed, missingInTfjs: missingInConvolution }
const depthwise = { fixed, weights: { kernel: 'depthwise_kernel' } }

export const convolutions = {
  conv1d: mapLayer('conv1d', 'Conv1D', convolution),
  conv2d: mapLayer('conv2d', 'Conv2D', convolution),
  conv3d: mapLayer('conv3d', 'Conv3D', convolution),
  conv1dTranspose: mapLayer('conv1dTranspose', 'Conv1DTranspose', { fixed, missingInTfjs: noSuchLayer }),
  conv2dTranspose: mapLayer('conv2dTranspose', 'Conv2DTranspose', { fixed, missingInTfjs: missingInTransposed }),
  conv3dTranspose: mapLayer('conv3dTranspose', 'Conv3DTranspose', { fixed, missingInTfjs: missingInTransposed }),
  depthwiseConv1d: mapLayer('depthwiseConv1d', 'DepthwiseConv1D', { ...depthwise, missingInTfjs: noSuchLayer }),
  depthwiseConv2d: mapLayer('depthwiseConv2d', 'DepthwiseConv2D', { ...depthwise, missingInTfjs: missingInDepthwise }),
  separableConv1d: mapLayer('separableConv1d', 'SeparableConv1D', { fixed, missingInTfjs: noSuchLayer }),
  separableConv2d: mapLayer('separableConv2d', 'SeparableConv2D', convolution),
}
