import type { GraphBuilder } from '../graph/builder.js'
import type { Graph, Value } from '../graph/graph.js'
import { reshape, transpose } from '../graph/shaping.js'
import { axisSize } from '../graph/shapes.js'
import { blockDomain, blocksOf, fromBlocks, toBlocks } from './blocks.js'
import { cancelTransposes } from './cancel-transposes.js'
import { keepBlocks } from './keep-blocks.js'
import { madeBy, rebuild } from './rebuild.js'
import type { PendingNode, Rule } from './rebuild.js'
import { removeDeadNodes } from './remove-dead-nodes.js'
import { shareEqualNodes } from './share-equal-nodes.js'
import type { Target } from './target.js'

/**
 * Convolutions over channels in blocks, as many as a vector of the processor holds: twice as fast and more
 * than over channels one by one. Weights are laid out for it in the graph. For the end, when no rule moves transposes any more.
 * Where the processor has no such kernels the graph stays.
 */
export function blockConvolutions(graph: Graph, target: Target): Graph {
  const { blockSize } = target
  if (blockSize === 1) return graph
  const blocked = rebuild(graph, [blockConvolution(blockSize), blockActivation])
  // A tensor that several convolutions read is laid out once.
  return keepBlocks(removeDeadNodes(rebuild(blocked, [cancelTransposes, shareEqualNodes()])), target)
}

const blockConvolution =
  (size: number): Rule =>
  (node, { g }) => {
    const [x, kernel, bias] = node.inputs
    const [output] = node.outputs
    if (node.op !== 'Conv' || node.domain !== '' || !x || !kernel || !output) return null
    if (!canBlock(node, x, kernel, size)) return null
    // Of fewer channels than a block the kernels read an image as it is.
    const image = axisSize(x.shape, 1) < size ? x : toBlocks(g, x)
    const inputs = [image, layOutKernel(g, kernel, size), ...(bias ? [bias] : [])]
    const product = g.emit('Conv', inputs, output.shape, 'float32', node.attributes, blockDomain)
    return [fromBlocks(g, product)]
  }

/** Two spatial axes, one group, and whole blocks of channels in and out, or few channels in. */
function canBlock(node: PendingNode, x: Value, kernel: Value, size: number): boolean {
  const isPlain = x.shape.length === 4 && (node.attributes.group ?? 1) === 1
  const [out, into] = [axisSize(kernel.shape, 0), axisSize(kernel.shape, 1)]
  return isPlain && out % size === 0 && (into % size === 0 || into < size)
}

/** Where nothing else reads a convolution, it applies the relu behind it itself. */
const blockActivation: Rule = (node, context) => {
  const { g } = context
  const [x] = node.inputs
  if (node.op !== 'Relu' || !x || context.useCount(x) !== 1) return null
  const blocks = blocksOf(x)
  const product = madeBy(blocks, 'Conv')
  if (!blocks || !product) return null
  const attributes = { ...product.attributes, activation: 'Relu' }
  return [fromBlocks(g, g.emit('Conv', product.inputs, blocks.shape, 'float32', attributes, blockDomain))]
}

/** [out, in, height, width] as the kernels read it: by blocks of out and in, then places, then in and out within blocks. */
function layOutKernel(g: GraphBuilder, kernel: Value, size: number): Value {
  const [out, into, height, width] = kernel.shape as [number, number, number, number]
  if (into < size) {
    const blocks = reshape(g, kernel, [out / size, size, into, height, width])
    return reshape(g, transpose(g, blocks, [0, 2, 3, 4, 1]), kernel.shape)
  }
  // In two steps, each of which moves runs: as one transpose it takes five times as long. From TensorFlow.js's order, which a
  // kernel mostly comes from, the first is none, or turns matrices.
  const channelsLast = transpose(g, kernel, [2, 3, 1, 0])
  const blocks = reshape(g, channelsLast, [height, width, into / size, size, out / size, size])
  return reshape(g, transpose(g, blocks, [4, 2, 0, 1, 3, 5]), kernel.shape)
}
