import type { GraphBuilder } from '../../graph/builder.js'
import type { Value } from '../../graph/graph.js'
import { transpose } from '../../graph/shaping.js'

/** [batch, height, width, channels], TensorFlow's order, to [batch, channels, height, width], ONNX's. */
export const channelsFirst = (g: GraphBuilder, x: Value): Value => transpose(g, x, [0, 3, 1, 2])

/** The way back. */
export const channelsLast = (g: GraphBuilder, x: Value): Value => transpose(g, x, [0, 2, 3, 1])

/** What TensorFlow.js knows of a sliding window: part of its Conv2DInfo. */
export interface WindowGeometry {
  readonly inHeight: number
  readonly inWidth: number
  readonly outHeight: number
  readonly outWidth: number
  readonly strideHeight: number
  readonly strideWidth: number
  readonly dilationHeight: number
  readonly dilationWidth: number
  readonly filterHeight: number
  readonly filterWidth: number
  readonly padInfo: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
}

/** Attributes that ONNX's convolutions and poolings share. */
export const windowAttributes = (
  window: WindowGeometry,
): { kernel_shape: number[]; strides: number[]; pads: number[] } => ({
  kernel_shape: [window.filterHeight, window.filterWidth],
  strides: [window.strideHeight, window.strideWidth],
  pads: [window.padInfo.top, window.padInfo.left, window.padInfo.bottom, window.padInfo.right],
})
