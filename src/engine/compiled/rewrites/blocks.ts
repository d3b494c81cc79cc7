import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'
import { axisSize } from '../graph/shapes.js'
import { madeBy } from './rebuild.js'

/** Operators of ONNX Runtime over channels in blocks; it uses them by itself only where weights are constants. */
export const blockDomain = 'com.microsoft.nchwc'

/** [batch, channels, height, width] with the channels in blocks, each block's last; what came from blocks goes back as it was. */
export const toBlocks = (g: GraphBuilder, x: Value): Value =>
  blocksOf(x) ?? g.emit('ReorderInput', [x], x.shape, 'float32', {}, blockDomain)

export const fromBlocks = (g: GraphBuilder, x: Value): Value =>
  g.emit('ReorderOutput', [x], x.shape, x.dtype, { channels: axisSize(x.shape, 1) }, blockDomain)

/** What a value was before its channels were taken out of their blocks; null where they never were in any. */
export const blocksOf = (x: Value | null | undefined): Value | null => madeBy(x, 'ReorderOutput')?.inputs[0] ?? null
