import type { ConvolutionWindow } from '../../../operations/convolution-geometry.js'
import type { GraphBuilder } from '../../graph/builder.js'
import type { Attributes, Value } from '../../graph/graph.js'
import { transpose } from '../../graph/shaping.js'

/** [batch, ...spatial, channels] to [batch, channels, ...spatial]. */
export const toChannelsFirst = (g: GraphBuilder, x: Value): Value => {
  const last = x.shape.length - 1
  return transpose(g, x, [0, last, ...Array.from({ length: last - 1 }, (_, axis) => axis + 1)])
}

/** The way back. */
export const toChannelsLast = (g: GraphBuilder, x: Value): Value =>
  transpose(g, x, [0, ...Array.from({ length: x.shape.length - 2 }, (_, axis) => axis + 2), 1])

/** What ONNX's convolutions, forward and transposed, are told of the window. */
export const convolutionAttributes = (window: ConvolutionWindow, size: readonly number[]): Attributes => ({
  kernel_shape: size,
  strides: window.strides,
  dilations: window.dilations,
  pads: [...window.padding.map(([before]) => before), ...window.padding.map(([, after]) => after)],
  group: window.groups,
})

/** The kernel as ONNX reads it: [filters, channels / groups, ...window]. */
export const filtersFirst = (g: GraphBuilder, kernel: Value): Value => {
  const rank = kernel.shape.length
  return transpose(g, kernel, [rank - 1, rank - 2, ...Array.from({ length: rank - 2 }, (_, axis) => axis)])
}
