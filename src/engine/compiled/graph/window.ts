import type { GraphBuilder } from './builder.js'
import type { Shape } from '../../tensors.js'
import type { Attributes, Value } from './graph.js'
import { axisSize } from './shapes.js'
import { transpose } from './shaping.js'

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

/** Windows that touch and neither overlap nor are padded. */
export const isTiling = ({ filterHeight, filterWidth, strideHeight, strideWidth, padInfo }: WindowGeometry): boolean =>
  filterHeight === strideHeight &&
  filterWidth === strideWidth &&
  [padInfo.top, padInfo.bottom, padInfo.left, padInfo.right].every((zeros) => zeros <= 0)

/** Attributes that ONNX's convolutions and poolings share. */
export const windowAttributes = (
  window: WindowGeometry,
): { kernel_shape: number[]; strides: number[]; pads: number[] } => ({
  kernel_shape: [window.filterHeight, window.filterWidth],
  strides: [window.strideHeight, window.strideWidth],
  pads: [window.padInfo.top, window.padInfo.left, window.padInfo.bottom, window.padInfo.right],
})

/** The window that attributes of `windowAttributes` tell, of images with their channels first. */
export function readWindow(attributes: Attributes, input: Shape, output: Shape): WindowGeometry {
  const numbers = (name: string): readonly number[] => {
    const found = attributes[name]
    if (!Array.isArray(found)) throw new Error(`a window has no ${name}`)
    return found as readonly number[]
  }
  const [filterHeight, filterWidth] = numbers('kernel_shape') as [number, number]
  const [strideHeight, strideWidth] = numbers('strides') as [number, number]
  const [top, left, bottom, right] = numbers('pads') as [number, number, number, number]
  return {
    inHeight: axisSize(input, 2),
    inWidth: axisSize(input, 3),
    outHeight: axisSize(output, 2),
    outWidth: axisSize(output, 3),
    strideHeight,
    strideWidth,
    dilationHeight: 1,
    dilationWidth: 1,
    filterHeight,
    filterWidth,
    padInfo: { top, bottom, left, right },
  }
}
