import { fillOf, mul } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import { axisSize } from '../graph/shapes.js'
import { findBatchAxis } from './layout.js'
import type { BatchAxis } from './layout.js'
import type { Operand, ShardContext } from './rule.js'
import { Unshardable } from './unshardable.js'

/** The operand in this place, which has to be there. */
export function operandAt(operands: readonly (Operand | null)[], index: number): Operand {
  const operand = operands[index]
  if (!operand) throw new Unshardable(`there is no operand ${index}`)
  return operand
}

/** Where the batch lies in a sharded operand. */
export function batchAxisOf({ whole, layout }: Operand, { batchSize }: ShardContext): BatchAxis {
  if (layout.kind !== 'sharded') throw new Unshardable(`a ${layout.kind} operand has no rows`)
  return findBatchAxis(whole.shape, layout.outer, batchSize)
}

/** @throws Unshardable where what this operand is depends on the rows */
export function demandReplicated(operand: Operand | null | undefined): void {
  if (operand && operand.layout.kind !== 'replicated') throw new Unshardable('the rows say what is to be done')
}

/** Whole numbers that the graph knows: axes, lengths, offsets. */
export function numbersOf(operand: Operand | null | undefined): number[] {
  if (operand?.whole.source.kind !== 'constant') throw new Unshardable('numbers that are computed')
  return Array.from(operand.whole.source.values, Number)
}

/** A share of what is the same in all shards, so that the shares add up to it; a summand is one already. */
export function shareOf({ shard, layout }: Operand, { g, count }: ShardContext): Value {
  if (layout.kind === 'sharded') throw new Unshardable('rows are added to a sum over rows')
  return layout.kind === 'partial' ? shard : mul(g, shard, g.fill(1 / count))
}

/**
 * What a shard reads of an operand beside others whose batch lies in an axis: its rows, or what is the same for all rows.
 * @param axis of the operand; below 0 where it has no such axis
 */
export function besideRows({ shard, layout }: Operand, axis: number, { g, count }: ShardContext): Value {
  if (layout.kind === 'partial') throw new Unshardable('a sum over rows meets rows')
  if (layout.kind === 'sharded' || axis < 0 || shard.shape[axis] === 1) return shard
  const fill = fillOf(shard)
  if (fill === undefined) throw new Unshardable('every row meets a value of its own that is no row')
  const shape = shard.shape.map((size, index) => (index === axis ? size / count : size))
  return g.fill(fill, shape, shard.dtype)
}

/** Where the batch lies in a result whose axes are those of the operands, the last ones under each other. */
export function commonAxis(operands: readonly Operand[], rank: number, context: ShardContext): BatchAxis {
  const axes = operands
    .filter(({ layout }) => layout.kind === 'sharded')
    .map((operand) => {
      const { axis, runs } = batchAxisOf(operand, context)
      return { axis: axis + rank - operand.whole.shape.length, runs, size: axisSize(operand.whole.shape, axis) }
    })
  const [first] = axes
  if (!first || axes.some(({ axis, runs, size }) => axis !== first.axis || runs !== first.runs || size !== first.size))
    throw new Unshardable('rows meet other rows')
  return first
}
