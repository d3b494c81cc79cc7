import { convolutionKernelNames } from '../../../operations/convolution.js'
import type { ConvolutionAttributes } from '../../../operations/convolution.js'
import type { GraphBuilder } from '../../graph/builder.js'
import type { Value } from '../../graph/graph.js'
import { defineKernel } from '../kernel.js'
import { windowInputGradient } from './window-convolution-input-gradient.js'
import { windowKernelGradient } from './window-convolution-kernel-gradient.js'
import { convolutionAttributes, filtersFirst, toChannelsFirst, toChannelsLast } from './window-layout.js'

function windowConvolution(g: GraphBuilder, x: Value, kernel: Value, settings: ConvolutionAttributes): Value {
  const [batch = 1, ...rest] = settings.shape
  const shape = [batch, ...rest.slice(-1), ...rest.slice(0, -1)]
  const attributes = convolutionAttributes(settings, kernel.shape.slice(0, -2))
  return toChannelsLast(
    g,
    g.emit('Conv', [toChannelsFirst(g, x), filtersFirst(g, kernel)], shape, 'float32', attributes),
  )
}

/** Convolutions of one to three axes with groups and dilation: the engine's own operation (operations/convolution.ts). */
export const windowConvolutionKernels = [
  defineKernel<{ x: Value; kernel: Value }, ConvolutionAttributes>(
    convolutionKernelNames.forward,
    (g, { x, kernel }, settings) => windowConvolution(g, x, kernel, settings),
  ),
  defineKernel<{ dy: Value; kernel: Value }, ConvolutionAttributes>(
    convolutionKernelNames.input,
    (g, { dy, kernel }, settings) => windowInputGradient(g, dy, kernel, settings),
  ),
  defineKernel<{ x: Value; dy: Value }, ConvolutionAttributes>(
    convolutionKernelNames.kernel,
    (g, { x, dy }, settings) => windowKernelGradient(g, x, dy, settings),
  ),
]
