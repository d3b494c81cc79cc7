import { elementCount } from '../../tensors.js'
import type { GraphBuilder } from '../graph/builder.js'
import type { Graph, Value } from '../graph/graph.js'
import type { Shape } from '../../tensors.js'
import { reshape } from '../graph/shaping.js'
import { axisSize, sameShape } from '../graph/shapes.js'
import { lanes } from '../machine/assembler.js'
import { blockDomain, blocksOf, fromBlocks } from './blocks.js'
import { fuseElementwise } from './fuse-elementwise.js'
import { rebuild } from './rebuild.js'
import type { Rule } from './rebuild.js'
import { removeDeadNodes } from './remove-dead-nodes.js'
import { elementwise } from './sink-transposes.js'
import type { Target } from './target.js'

/**
 * What is between convolutions over blocks of channels works on the blocks as well, as far as that leaves less to be
 * laid out anew.
 */
export function keepBlocks(graph: Graph, { blockSize, hasRoutines }: Target): Graph {
  const keep = (one: Graph): Graph =>
    removeDeadNodes(rebuild(one, [goBack, keepPooling, keepSpreading, keepElementwise(blockSize)]))
  const fused = hasRoutines && blockSize === lanes ? [keep(fuseElementwise(graph))] : []
  // Of those that move the same the first.
  return [...fused, keep(graph), graph].reduce((best, one) => (elementsMoved(one) < elementsMoved(best) ? one : best))
}

const goBack: Rule = ({ op, inputs }) => {
  const blocks = op === 'ReorderInput' ? blocksOf(inputs[0]) : null
  return blocks && [blocks]
}

const keepPooling: Rule = ({ op, domain, inputs, outputs, attributes }, { g }) => {
  const blocks = blocksOf(inputs[0])
  const [output] = outputs
  if (op !== 'MaxPool' || domain !== '' || outputs.length > 1 || !blocks || !output) return null
  return [fromBlocks(g, g.emit('MaxPool', [blocks], output.shape, 'float32', attributes, blockDomain))]
}

/** Each value over its window. */
const keepSpreading: Rule = ({ op, inputs, outputs, attributes }, { g }) => {
  const [x, , scales] = inputs
  const blocks = blocksOf(x)
  const [output] = outputs
  if (op !== 'Resize' || attributes.mode !== 'nearest' || scales?.source.kind !== 'constant' || !blocks || !output)
    return null
  const scale = { scales: Array.from(scales.source.values, Number) }
  return [fromBlocks(g, g.emit('Upsample', [blocks], output.shape, 'float32', scale, blockDomain))]
}

/** Comparisons are kept with the cast behind them: what is laid out anew is float32. */
const keepElementwise =
  (blockSize: number): Rule =>
  ({ op, domain, inputs, outputs, attributes }, { g }) => {
    const [output] = outputs
    if (domain !== '' || !elementwise.has(op) || output?.dtype !== 'float32' || output.shape.length !== 4) return null
    const compared = op === 'Cast' ? inputs[0]?.source : undefined
    const inner = compared?.kind === 'node' && compared.node.outputs[0]?.dtype === 'bool' ? compared.node : null
    if (inner && !elementwise.has(inner.op)) return null
    const operands = onBlocks(g, inner?.inputs ?? inputs, output.shape, blockSize)
    if (!operands) return null
    const { values, shape } = operands
    const result = inner ? g.emit(inner.op, values, shape, 'bool', inner.attributes) : null
    const kept = g.emit(op, result ? [result] : values, shape, 'float32', attributes)
    return [fromBlocks(g, reshape(g, kept, output.shape))]
  }

/** Operands as they stand in blocks: null where one of them would have to be laid out for it. */
function onBlocks(
  g: GraphBuilder,
  inputs: readonly (Value | null)[],
  shape: Shape,
  blockSize: number,
): { readonly values: Value[]; readonly shape: Shape } | null {
  const [batch, channels, height, width] = shape as readonly [number, number, number, number]
  const planes = inputs.some((input) => input && isPlane(input, shape))
  const seen = planes ? [(batch * channels) / blockSize, height, width, blockSize] : shape
  const values: Value[] = []
  for (const input of inputs) {
    if (!input) return null
    const blocks = blocksOf(input)
    if (blocks && sameShape(input.shape, shape)) values.push(reshape(g, blocks, seen))
    else if (elementCount(input.shape) === 1) values.push(reshape(g, input, []))
    else if (isPlane(input, shape)) values.push(repeatForBlock(g, input, blockSize))
    else return null
  }
  return values.some(({ shape: own }) => own.length > 0) ? { values, shape: seen } : null
}

/** A constant that is the same for all images and channels. */
const isPlane = ({ shape, source }: Value, full: Shape): boolean =>
  source.kind === 'constant' && shape.length === 4 && sameShape(shape, [1, 1, axisSize(full, 2), axisSize(full, 3)])

function repeatForBlock(g: GraphBuilder, { shape, source, dtype }: Value, blockSize: number): Value {
  if (source.kind !== 'constant') throw new Error('only constants are repeated')
  const { values } = source
  const repeated = Float32Array.from({ length: values.length * blockSize }, (_, index) =>
    Number(values[Math.floor(index / blockSize)]),
  )
  return g.constant(repeated, [axisSize(shape, 2), axisSize(shape, 3), blockSize], dtype)
}

/** Elements that are laid out anew; ONNX Runtime does that itself around poolings and spreading of channels one by one. */
function elementsMoved({ nodes }: Graph): number {
  let moved = 0
  for (const { op, domain, inputs, outputs, attributes } of nodes) {
    const [from, to] = [inputs[0], outputs[0]].map((value) => (value ? elementCount(value.shape) : 0)) as [
      number,
      number,
    ]
    if (domain === blockDomain && op.startsWith('Reorder')) moved += to
    else if (domain === '' && (op === 'MaxPool' || (op === 'Resize' && attributes.mode === 'nearest')))
      moved += from + to
  }
  return moved
}
