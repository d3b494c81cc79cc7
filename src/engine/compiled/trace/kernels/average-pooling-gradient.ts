import type { GraphBuilder } from '../../graph/builder.js'
import { mul } from '../../graph/elementwise.js'
import type { Value } from '../../graph/graph.js'
import { reshape } from '../../graph/shaping.js'
import { spread } from '../../graph/spread.js'
import { axisSize } from '../../graph/shapes.js'
import { channelsFirst, channelsLast, isTiling, windowAttributes } from '../../graph/window.js'
import type { WindowGeometry } from '../../graph/window.js'

/**
 * Gradient of average pooling by its input: each window's share to all of its places. As in TensorFlow.js the share is
 * that of a whole window, at padded borders too.
 */
export function averagePoolingGradient(g: GraphBuilder, dy: Value, window: WindowGeometry): Value {
  const { filterHeight, filterWidth } = window
  const share = mul(g, channelsFirst(g, dy), g.fill(1 / (filterHeight * filterWidth)))
  return channelsLast(g, isTiling(window) ? spread(g, share, window) : sumOverlapping(g, share, window))
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
