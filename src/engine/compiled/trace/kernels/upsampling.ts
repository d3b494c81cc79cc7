import { downsampledShape, sharesAlong, upsampledShape, upsamplingKernelNames } from '../../../operations/upsampling.js'
import type { UpsamplingAttributes } from '../../../operations/upsampling.js'
import type { GraphBuilder } from '../../graph/builder.js'
import { mul } from '../../graph/elementwise.js'
import type { Value } from '../../graph/graph.js'
import { matMul } from '../../graph/matrix.js'
import { defineKernel } from '../kernel.js'
import { toChannelsFirst, toChannelsLast } from './window-layout.js'

/** [batch, ...spatial, channels] as the shape of [batch, channels, ...spatial]. */
const channelsFirstShape = ([batch = 1, ...rest]: readonly number[]): number[] => [
  batch,
  ...rest.slice(-1),
  ...rest.slice(0, -1),
]

function upsample(g: GraphBuilder, x: Value, { factors, interpolation }: UpsamplingAttributes): Value {
  const scales = g.constant(Float32Array.of(1, 1, ...factors), [factors.length + 2], 'float32')
  const shape = channelsFirstShape(upsampledShape(x.shape, factors))
  const attributes =
    interpolation === 'nearest'
      ? { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' }
      : { mode: 'linear', coordinate_transformation_mode: 'half_pixel' }
  return toChannelsLast(g, g.emit('Resize', [toChannelsFirst(g, x), null, scales], shape, 'float32', attributes))
}

/** The sum over each window: its mean, which ONNX Runtime is fast at, times its size. */
function sumWindows(g: GraphBuilder, dy: Value, factors: readonly number[]): Value {
  const shape = channelsFirstShape(downsampledShape(dy.shape, factors))
  const means = g.emit('AveragePool', [toChannelsFirst(g, dy)], shape, 'float32', {
    kernel_shape: factors,
    strides: factors,
  })
  return toChannelsLast(g, mul(g, means, g.fill(factors.reduce((size, factor) => size * factor, 1))))
}

/** How much each place of the longer axis takes of each of the shorter one: [length, length x factor]. */
function shareMatrix(g: GraphBuilder, length: number, factor: number): Value {
  const columns = length * factor
  const values = new Float32Array(length * columns)
  sharesAlong(length, factor, 'bilinear').forEach((parts, column) => {
    for (const [row, share] of parts) values[row * columns + column] = share
  })
  return g.constant(values, [length, columns], 'float32')
}

/** Both axes by one matrix product each: interpolation is linear. */
function spreadBack(g: GraphBuilder, dy: Value, factors: readonly number[]): Value {
  const [, height = 1, width = 1] = downsampledShape(dy.shape, factors)
  const planes = toChannelsFirst(g, dy)
  const rows = matMul(g, shareMatrix(g, height, factors[0] ?? 1), planes, false, false)
  const shares = shareMatrix(g, width, factors[1] ?? 1)
  return toChannelsLast(g, matMul(g, rows, shares, false, true))
}

/** Upsampling and its gradient: the engine's own operation (operations/upsampling.ts). */
export const upsamplingKernels = [
  defineKernel<{ x: Value }, UpsamplingAttributes>(upsamplingKernelNames.forward, (g, { x }, settings) =>
    upsample(g, x, settings),
  ),
  defineKernel<{ dy: Value }, UpsamplingAttributes>(
    upsamplingKernelNames.gradient,
    (g, { dy }, { factors, interpolation }) =>
      interpolation === 'nearest' ? sumWindows(g, dy, factors) : spreadBack(g, dy, factors),
  ),
]
