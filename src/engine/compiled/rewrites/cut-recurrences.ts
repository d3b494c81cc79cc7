import { GraphBuilder } from '../graph/builder.js'
import type { Graph, Value } from '../graph/graph.js'
import { concat, split } from '../graph/shaping.js'
import { axisSize } from '../graph/shapes.js'
import type { PendingNode, Rule } from './rebuild.js'
import { removeDeadNodes } from './remove-dead-nodes.js'

const layers = new Set(['LSTM', 'GRU', 'RNN'])
/** Time steps of a piece, about. */
const pieceLength = 50
/** Batches up to this size keep the gates of long sequences in the cache anyway. */
const largestWhole = 8

/**
 * A recurrent layer over a long sequence as several, one after the other, each from the states that the last one ends in,
 * where the batch is large: ONNX's layers compute the gates of all steps first, and then wait for memory. Measured on 500
 * steps of 64 units: a fifth less time for batches of 64, as much as before for single sequences.
 */
export const cutRecurrences: Rule = (node, context) => {
  const { g } = context
  const [x, , , , lengths] = node.inputs
  if (!layers.has(node.op) || !x || lengths || axisSize(x.shape, 0) < 2 * pieceLength) return null
  const given = node.inputs.flatMap((input) => input ?? [])
  const batch = g.emit('Shape', [x], [1], 'int64', { start: 1, end: 2 })
  const isLarge = g.emit('Greater', [batch, g.integers([largestWhole])], [1], 'bool')
  const wanted = [...node.outputs.keys()].filter((output) => context.isRead(output))
  const results = g.node({
    op: 'If',
    inputs: [isLarge],
    outputs: wanted.flatMap((index) => node.outputs[index] ?? []),
    attributes: {
      then_branch: { body: branch(node, wanted, inPieces) },
      else_branch: { body: branch(node, wanted, whole) },
    },
    captures: given,
  })
  // A branch computes all that it gives: what nobody reads is no part of it, and anything may stand for it.
  return node.outputs.map(({ shape }, index) => results[wanted.indexOf(index)] ?? g.fill(0, shape))
}

type Compute = (g: GraphBuilder, node: PendingNode) => readonly Value[]

/** What a layer gives, as a body that reads the layer's inputs from outside. */
function branch(node: PendingNode, wanted: readonly number[], compute: Compute): Graph {
  const g = new GraphBuilder()
  let count = 0
  const inputs = node.inputs.map((value) => value && g.capture(count++, value.shape, value.dtype))
  const results = compute(g, { ...node, inputs })
  for (const index of wanted) {
    const value = results[index]
    if (value) g.output(`result${index}`, value)
  }
  return removeDeadNodes(g.finish())
}

const whole: Compute = (g, node) => g.node(node)

const inPieces: Compute = (g, node) => {
  const [x, weights = null, recurrentWeights = null, bias = null, , ...states] = node.inputs
  const [sequence] = node.outputs
  if (!x || !sequence) throw new Error(`${node.op} without a sequence`)
  const time = axisSize(x.shape, 0)
  const count = Math.floor(time / pieceLength)
  const bounds = Array.from({ length: count + 1 }, (_, piece) => Math.floor((piece * time) / count))
  const sizes = bounds.slice(1).map((end, piece) => end - (bounds[piece] ?? 0))
  const pieces = split(g, x, sizes, 0)
  const isBackwards = node.attributes.direction === 'reverse'
  const sequences: Value[] = []
  let last: readonly (Value | null)[] = states
  for (const piece of isBackwards ? [...pieces].reverse() : pieces) {
    const [part, ...ends] = g.node({
      ...node,
      inputs: [piece, weights, recurrentWeights, bias, null, ...last],
      outputs: [
        { ...sequence, shape: [axisSize(piece.shape, 0), ...sequence.shape.slice(1)] },
        ...node.outputs.slice(1),
      ],
    })
    if (part) sequences.push(part)
    last = ends
  }
  return [concat(g, isBackwards ? sequences.reverse() : sequences, 0), ...last.flatMap((state) => state ?? [])]
}
