import type * as tfjs from '@tensorflow/tfjs'
import type { Shape } from '../../../tensors.js'
import type { Value } from '../../graph/graph.js'
import { defineKernel } from '../kernel.js'
import { averagePoolingGradient } from './average-pooling-gradient.js'
import { channelsFirst, channelsLast, windowAttributes } from '../../graph/window.js'
import { recordMaxPoolingGradient } from '../../operators/max-pooling-gradient.js'

type Tf = typeof tfjs

interface PoolSettings {
  readonly filterSize: [number, number] | number
  readonly strides: [number, number] | number
  readonly pad: Parameters<Tf['backend_util']['computePool2DInfo']>[4]
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil'
}

/** Sizes, strides and padding of a pooling over [batch, height, width, channels]. */
const geometryOf = (tf: Tf, input: Shape, settings: PoolSettings): tfjs.backend_util.Conv2DInfo =>
  tf.backend_util.computePool2DInfo(
    [...input] as [number, number, number, number],
    settings.filterSize,
    settings.strides,
    1,
    settings.pad,
    settings.dimRoundingMode,
  )

const definePooling = (name: string, op: string): ReturnType<typeof defineKernel> =>
  defineKernel<{ x: Value }, PoolSettings>(name, (g, { x }, settings, tf) => {
    const window = geometryOf(tf, x.shape, settings)
    const shape = [window.batchSize, window.inChannels, window.outHeight, window.outWidth]
    return channelsLast(g, g.emit(op, [channelsFirst(g, x)], shape, 'float32', windowAttributes(window)))
  })

export const poolingKernels = [
  definePooling('MaxPool', 'MaxPool'),
  definePooling('AvgPool', 'AveragePool'),
  defineKernel<{ dy: Value; input: Value; output: Value }, PoolSettings>(
    'MaxPoolGrad',
    (g, { dy, input, output }, settings, tf) =>
      recordMaxPoolingGradient(g, { dy, input, output }, geometryOf(tf, input.shape, settings)),
  ),
  defineKernel<{ dy: Value; input: Value }, PoolSettings>('AvgPoolGrad', (g, { dy, input }, settings, tf) =>
    averagePoolingGradient(g, dy, geometryOf(tf, input.shape, settings)),
  ),
]
