import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'
import { noteZeros } from '../graph/known-zeros.js'
import { axisSize } from '../graph/shapes.js'
import { channelsFirst, channelsLast, isTiling, readWindow, windowAttributes } from '../graph/window.js'
import type { WindowGeometry } from '../graph/window.js'
import { lanes } from '../machine/assembler.js'
import { maxPoolingGradient as writeRoutine } from '../machine/routines/max-pooling-gradient.js'
import { fromBlocks, toBlocks } from '../rewrites/blocks.js'
import { lowerMaxPoolingGradient } from './lower-max-pooling-gradient.js'
import { ownDomain, routineDomain } from './operator.js'
import type { OwnOperator } from './operator.js'

/**
 * Gradient of max pooling by its input: each window's goes to its greatest value, to the first of equal ones in row
 * order, as TensorFlow.js has it. Ties are common: the background of an image gives equal values all over.
 * @param input [batch, height, width, channels]
 * @param output its greatest values
 * @param dy the gradient by those
 */
export function recordMaxPoolingGradient(
  g: GraphBuilder,
  { dy, input, output }: { readonly dy: Value; readonly input: Value; readonly output: Value },
  window: WindowGeometry,
): Value {
  const images = [input, output, dy].map((image) => channelsFirst(g, image))
  const shape = images[0]!.shape
  // Behind a relu only what is above zero passes a gradient on.
  const sign = reluInput(input)
  const attributes = { ...windowAttributes(window), rectified: Number(sign !== null) }
  const gradient = channelsLast(g, g.emit(maxPoolingGradient.name, images, shape, 'float32', attributes, ownDomain))
  if (sign) noteZeros(gradient, sign)
  return gradient
}

const reluInput = ({ source }: Value): Value | null =>
  source.kind === 'node' && source.node.op === 'Relu' ? (source.node.inputs[0] ?? null) : null

export const maxPoolingGradient: OwnOperator = {
  name: 'MaxPoolingGradient',
  lower(g, { inputs, attributes }) {
    const images = inputs as [Value, Value, Value]
    const window = readWindow(attributes, images[0].shape, images[1].shape)
    return [lowerMaxPoolingGradient(g, images, window, attributes.rectified === 1)]
  },
  hasRoutine({ inputs, attributes }, { blockSize }) {
    const [x, y] = inputs as [Value, Value]
    const isInBlocks = blockSize === lanes && axisSize(x.shape, 1) % lanes === 0
    return isInBlocks && isTiling(readWindow(attributes, x.shape, y.shape))
  },
  place(g, node) {
    const inputs = node.inputs.map((image) => toBlocks(g, image!))
    return g.node({ ...node, inputs, domain: routineDomain }).map((gradient) => fromBlocks(g, gradient))
  },
  routine(name, { inputs, attributes }) {
    const [x, y] = inputs as [Value, Value]
    const { filterHeight, filterWidth } = readWindow(attributes, x.shape, y.shape)
    return writeRoutine(name, x.shape, y.shape, {
      filterHeight,
      filterWidth,
      isRectified: attributes.rectified === 1,
    })
  },
}
