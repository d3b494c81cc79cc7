import { fillOf } from '../../graph/elementwise.js'
import { isClearedShift } from '../../graph/known-shifts.js'
import { axisSize } from '../../graph/shapes.js'
import { findBatchAxis, partial, shardedAt } from '../layout.js'
import type { BatchAxis } from '../layout.js'
import { batchAxisOf, besideRows, commonAxis, demandReplicated, numbersOf, operandAt, shareOf } from '../operands.js'
import type { Operand, ShardRule } from '../rule.js'
import { Unshardable } from '../unshardable.js'

const shards = (operands: readonly (Operand | null)[]) => operands.map((operand) => operand?.shard ?? null)

/** A rule for one operand, which may be a sum: where its rows lie afterwards. */
const moves = (
  place: (node: Parameters<ShardRule>[0], given: Parameters<ShardRule>[1], axis: BatchAxis) => BatchAxis,
) =>
  function moveRows(node, given, context) {
    const x = operandAt(given, 0)
    given.slice(1).forEach(demandReplicated)
    if (x.layout.kind === 'partial') return { inputs: shards(given), outputs: node.outputs.map(() => partial) }
    const axis = place(node, given, batchAxisOf(x, context))
    return { inputs: shards(given), outputs: node.outputs.map(({ shape }) => shardedAt(shape, axis)) }
  } satisfies ShardRule

const transpose = moves((node, _, { axis, runs }) => ({
  axis: (node.attributes.perm as readonly number[]).indexOf(axis),
  runs,
}))

const reshape: ShardRule = (node, given, { g, batchSize, count }) => {
  const { shard, layout } = operandAt(given, 0)
  const shape = node.outputs[0]!.shape
  if (layout.kind !== 'sharded') return { inputs: shards(given), outputs: [layout] }
  const { axis } = findBatchAxis(shape, layout.outer, batchSize)
  const sizes = shape.map((size, index) => (index === axis ? size / count : size))
  return { inputs: [shard, g.integers(sizes)], outputs: [layout] }
}

/** Repeats axes of length 1: all others stay. */
const expand: ShardRule = (node, given, context) => {
  const x = operandAt(given, 0)
  if (x.layout.kind !== 'sharded') return { inputs: shards(given), outputs: [x.layout] }
  const shape = node.outputs[0]!.shape
  const place = commonAxis([x], shape.length, context)
  const sizes = shape.map((size, index) => (index === place.axis ? size / context.count : size))
  return { inputs: [x.shard, context.g.integers(sizes)], outputs: [shardedAt(shape, place)] }
}

const tile = moves((_, given, place) => {
  if (numbersOf(given[1])[place.axis] !== 1) throw new Unshardable('rows are repeated')
  return place
})

const concat: ShardRule = (node, given, context) => {
  const operands = given.filter((operand) => operand !== null)
  if (operands.some(({ layout }) => layout.kind === 'partial'))
    return { inputs: operands.map((operand) => shareOf(operand, context)), outputs: [partial] }
  const [first] = operands.filter(({ layout }) => layout.kind === 'sharded')
  const place = batchAxisOf(first!, context)
  if (node.attributes.axis === place.axis) throw new Unshardable('rows are put behind each other')
  commonAxis(operands, first!.whole.shape.length, context)
  return {
    inputs: operands.map((operand) => besideRows(operand, place.axis, context)),
    outputs: [shardedAt(node.outputs[0]!.shape, place)],
  }
}

const split = moves((node, _, place) => {
  if (node.attributes.axis === place.axis) throw new Unshardable('rows are taken apart')
  return place
})

const slice = moves((_, given, place) => {
  if (numbersOf(given[3]).includes(place.axis)) throw new Unshardable('some rows are taken')
  return place
})

const pad: ShardRule = (node, given, context) => {
  const x = operandAt(given, 0)
  const value = given[2] ? fillOf(given[2].whole) : 0
  if (x.layout.kind === 'partial') {
    if (value !== 0) throw new Unshardable('a sum over rows is padded')
    return { inputs: shards(given), outputs: [partial] }
  }
  const place = batchAxisOf(x, context)
  const amounts = numbersOf(given[1])
  const rank = x.whole.shape.length
  const isMoved = amounts[place.axis] !== 0 || amounts[place.axis + rank] !== 0
  if (isMoved && !isClearedShift(node.outputs[0]!)) throw new Unshardable('rows are padded with others')
  return { inputs: shards(given), outputs: [shardedAt(node.outputs[0]!.shape, place)] }
}

/** Rows of codes read a table, or something is picked out of every row. */
const gather: ShardRule = (node, given, context) => {
  const [data, indices] = [operandAt(given, 0), operandAt(given, 1)]
  const along = Number(node.attributes.axis)
  const shape = node.outputs[0]!.shape
  if (data.layout.kind === 'replicated') {
    const { axis, runs } = batchAxisOf(indices, context)
    return { inputs: shards(given), outputs: [shardedAt(shape, { axis: along + axis, runs })] }
  }
  demandReplicated(indices)
  if (data.layout.kind === 'partial') return { inputs: shards(given), outputs: [partial] }
  const { axis, runs } = batchAxisOf(data, context)
  if (axis === along) throw new Unshardable('some rows are taken')
  const moved = axis > along ? axis + indices.whole.shape.length - 1 : axis
  return { inputs: shards(given), outputs: [shardedAt(shape, { axis: moved, runs })] }
}

/** Rows are added up where their codes say: each shard adds its own. */
const scatter: ShardRule = (node, given, context) => {
  const [data, indices, updates] = [operandAt(given, 0), operandAt(given, 1), operandAt(given, 2)]
  const isSum = node.attributes.reduction === 'add' && fillOf(data.whole) === 0 && node.attributes.axis === 0
  const places = [indices, updates].map((operand) => batchAxisOf(operand, context))
  const isByRow = places.every(({ axis, runs }) => axis === 0 && runs === places[0]?.runs)
  if (!isSum || !isByRow || axisSize(indices.whole.shape, 0) !== axisSize(updates.whole.shape, 0))
    throw new Unshardable('rows are scattered')
  return { inputs: shards(given), outputs: [partial] }
}

export const shapingRules: Readonly<Record<string, ShardRule>> = {
  Transpose: transpose,
  Reshape: reshape,
  Expand: expand,
  Tile: tile,
  Concat: concat,
  Split: split,
  Slice: slice,
  Pad: pad,
  Gather: gather,
  ScatterElements: scatter,
}
