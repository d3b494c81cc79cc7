import type { GraphBuilder } from './builder.js'
import type { Value } from './graph.js'
import { pad } from './shaping.js'
import { axisSize } from './shapes.js'
import type { WindowGeometry } from './window.js'

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
