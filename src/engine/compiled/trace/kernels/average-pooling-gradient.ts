import type { GraphBuilder } from '../../graph/builder.js'
import { mul } from '../../graph/elementwise.js'
import type { Value } from '../../graph/graph.js'
import { pad, reshape } from '../../graph/shaping.js'
import { axisSize } from '../../graph/shapes.js'
import { channelsFirst, channelsLast, windowAttributes } from './layout.js'
import type { WindowGeometry } from './layout.js'

/**
 * Gradient of average pooling by its input: each window's share to all of its places. As in TensorFlow.js the share is
 * that of a whole window, at padded borders too.
 */
export function averagePoolingGradient(g: GraphBuilder, dy: Value, window: WindowGeometry): Value {
  const { filterHeight, filterWidth } = window
  const share = mul(g, channelsFirst(g, dy), g.fill(1 / (filterHeight * filterWidth)))
  return channelsLast(g, isTiling(window) ? spread(g, share, window) : sumOverlapping(g, share, window))
}

/** Windows that touch and neither overlap nor are padded. */
export const isTiling = ({ filterHeight, filterWidth, strideHeight, strideWidth, padInfo }: WindowGeometry): boolean =>
  filterHeight === strideHeight &&
  filterWidth === strideWidth &&
  [padInfo.top, padInfo.bottom, padInfo.left, padInfo.right].every((zeros) => zeros <= 0)

/** Each value over its window: [batch, channels, rows, columns] to the input's size, zeros where no window reaches. */
export function spread(g: GraphBuilder, x: Value, window: WindowGeometry): Value {
  const { filterHeight, filterWidth, outHeight, outWidth, inHeight, inWidth } = window
  const [batch, channels] = [axisSize(x.shape, 0), axisSize(x.shape, 1)]
  const [height, width] = [outHeight * filterHeight, outWidth * filterWidth]
  const scales = g.constant(Float32Array.of(1, 1, filterHeight, filterWidth), [4], 'float32')
  // Expand would say the same, and ONNX Runtime takes twenty times as long for it.
  const wide = g.emit('Resize', [x, null, scales], [batch, channels, height, width], 'float32', {
    mode: 'nearest',
    coordinate_transformation_mode: 'asymmetric',
    nearest_mode: 'floor',
  })
  return pad(g, wide, [
    [0, 0],
    [0, 0],
    [0, inHeight - height],
    [0, inWidth - width],
  ])
}

/** Sums the shares of overlapping windows: a transposed convolution with ones, each channel by itself. */
function sumOverlapping(g: GraphBuilder, x: Value, window: WindowGeometry): Value {
  const { filterHeight, filterWidth, strideHeight, strideWidth, outHeight, outWidth, inHeight, inWidth, padInfo } =
    window
  const [batch, channels] = [axisSize(x.shape, 0), axisSize(x.shape, 1)]
  const planes = reshape(g, x, [batch * channels, 1, outHeight, outWidth])
  const ones = g.fill(1, [1, 1, filterHeight, filterWidth])
  const missing = [
    inHeight - ((outHeight - 1) * strideHeight + filterHeight - padInfo.top - padInfo.bottom),
    inWidth - ((outWidth - 1) * strideWidth + filterWidth - padInfo.left - padInfo.right),
  ]
  const attributes = { ...windowAttributes(window), output_padding: missing }
  const summed = g.emit(
    'ConvTranspose',
    [planes, ones],
    [batch * channels, 1, inHeight, inWidth],
    'float32',
    attributes,
  )
  return reshape(g, summed, [batch, channels, inHeight, inWidth])
}
