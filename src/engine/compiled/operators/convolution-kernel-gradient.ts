import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'
import { axisSize } from '../graph/shapes.js'
import { channelsFirst, channelsLast, readWindow, windowAttributes } from '../graph/window.js'
import type { WindowGeometry } from '../graph/window.js'
import { lanes } from '../machine/assembler.js'
import { fewChannelsKernelGradient, mostSums } from '../machine/routines/few-channels-kernel-gradient.js'
import { kernelGradient } from '../machine/routines/kernel-gradient.js'
import type { Slide } from '../machine/routines/slide.js'
import { toBlocks } from '../rewrites/blocks.js'
import { lowerKernelGradient } from './lower-kernel-gradient.js'
import { ownDomain, routineDomain } from './operator.js'
import type { OwnOperator } from './operator.js'

/** Places of a kernel up to which the code of a routine, which has each of them by itself, stays small. */
const mostPlaces = 49

/**
 * Gradient of a convolution by its kernel.
 * @param x [batch, height, width, channels]
 * @param dy [batch, out height, out width, filters]
 * @returns [filter height, filter width, channels, filters]
 */
export function recordKernelGradient(g: GraphBuilder, x: Value, dy: Value, window: WindowGeometry): Value {
  const shape = [window.filterHeight, window.filterWidth, axisSize(x.shape, 3), axisSize(dy.shape, 3)]
  const inputs = [channelsFirst(g, x), channelsFirst(g, dy)]
  return g.emit(convolutionKernelGradient.name, inputs, shape, 'float32', windowAttributes(window), ownDomain)
}

export const convolutionKernelGradient: OwnOperator = {
  name: 'ConvolutionKernelGradient',
  lower(g, { inputs, attributes }) {
    const [x, dy] = inputs as [Value, Value]
    const window = readWindow(attributes, x.shape, dy.shape)
    return [lowerKernelGradient(g, channelsLast(g, x), channelsLast(g, dy), window)]
  },
  hasRoutine({ inputs, outputs }, { blockSize }) {
    const [height, width] = outputs[0]!.shape as [number, number]
    const [channels, filters] = inputs.map((image) => axisSize(image!.shape, 1)) as [number, number]
    const fits = channels % lanes === 0 || (channels < lanes && width * channels <= mostSums)
    return blockSize === lanes && height * width <= mostPlaces && filters % lanes === 0 && fits
  },
  place(g, node) {
    const [x, dy] = node.inputs as [Value, Value]
    // Images of few channels are read as they are.
    const inputs = [axisSize(x.shape, 1) < lanes ? x : toBlocks(g, x), toBlocks(g, dy)]
    return g.node({ ...node, inputs, domain: routineDomain })
  },
  routine(name, { inputs, attributes }) {
    const [x, dy] = inputs as [Value, Value]
    const window = readWindow(attributes, x.shape, dy.shape)
    const rows: Slide = {
      input: window.inHeight,
      output: window.outHeight,
      kernel: window.filterHeight,
      stride: window.strideHeight,
      dilation: window.dilationHeight,
      padding: window.padInfo.top,
    }
    const columns: Slide = {
      input: window.inWidth,
      output: window.outWidth,
      kernel: window.filterWidth,
      stride: window.strideWidth,
      dilation: window.dilationWidth,
      padding: window.padInfo.left,
    }
    const write = axisSize(x.shape, 1) < lanes ? fewChannelsKernelGradient : kernelGradient
    return write(name, x.shape, dy.shape, rows, columns)
  },
}
