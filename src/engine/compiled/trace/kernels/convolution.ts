import type * as tfjs from '@tensorflow/tfjs'
import type { Value } from '../../graph/graph.js'
import { defineKernel } from '../kernel.js'
import { convolutionInputGradient } from './convolution-input-gradient.js'
import { recordKernelGradient } from '../../operators/convolution-kernel-gradient.js'
import { channelsFirst, channelsLast, windowAttributes } from '../../graph/window.js'
import { transpose } from '../../graph/shaping.js'
import type { Shape } from '../../../tensors.js'

type Tf = typeof tfjs

interface WindowSettings {
  readonly strides: [number, number] | number
  readonly pad: Parameters<Tf['backend_util']['computeConv2DInfo']>[4]
  readonly dataFormat: 'NHWC' | 'NCHW'
  readonly dilations?: [number, number] | number
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil'
}

/** Strides, padding and sizes of a convolution of [batch, height, width, in] with [height, width, in, out]. */
function geometryOf(tf: Tf, input: Shape, kernel: Shape, settings: WindowSettings): tfjs.backend_util.Conv2DInfo {
  if (settings.dataFormat === 'NCHW') throw new Error('convolutions over channels-first tensors cannot be compiled')
  return tf.backend_util.computeConv2DInfo(
    [...input] as [number, number, number, number],
    [...kernel] as [number, number, number, number],
    settings.strides,
    settings.dilations ?? 1,
    settings.pad,
    settings.dimRoundingMode,
  )
}

export const convolutionKernels = [
  defineKernel<{ x: Value; filter: Value }, WindowSettings>('Conv2D', (g, { x, filter }, settings, tf) => {
    const window = geometryOf(tf, x.shape, filter.shape, settings)
    const { batchSize, outChannels, outHeight, outWidth, dilationHeight, dilationWidth } = window
    const attributes = { ...windowAttributes(window), dilations: [dilationHeight, dilationWidth] }
    const inputs = [channelsFirst(g, x), transpose(g, filter, [3, 2, 0, 1])]
    return channelsLast(g, g.emit('Conv', inputs, [batchSize, outChannels, outHeight, outWidth], 'float32', attributes))
  }),
  defineKernel<{ dy: Value; filter: Value }, WindowSettings & { inputShape: number[] }>(
    'Conv2DBackpropInput',
    (g, { dy, filter }, settings, tf) =>
      convolutionInputGradient(g, dy, filter, geometryOf(tf, settings.inputShape, filter.shape, settings)),
  ),
  defineKernel<{ x: Value; dy: Value }, WindowSettings & { filterShape: number[] }>(
    'Conv2DBackpropFilter',
    (g, { x, dy }, settings, tf) =>
      recordKernelGradient(g, x, dy, geometryOf(tf, x.shape, settings.filterShape, settings)),
  ),
]
