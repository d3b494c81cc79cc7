import { axisSize } from '../../graph/shapes.js'
import { isSameAxis, partial, shardedAt } from '../layout.js'
import type { BatchAxis } from '../layout.js'
import { batchAxisOf, besideRows, operandAt } from '../operands.js'
import type { Operand, ShardContext, ShardRule } from '../rule.js'
import { Unshardable } from '../unshardable.js'

/** A factor of a matrix product: axes before the matrices, the one that stays and the one that is summed over. */
interface Factor {
  readonly operand: Operand
  readonly place: BatchAxis | null
  readonly rank: number
  readonly summed: number
}

function readFactor(operand: Operand, isSummedLast: boolean, context: ShardContext): Factor {
  const rank = operand.whole.shape.length
  if (rank < 2) throw new Unshardable('a product of vectors')
  const place = operand.layout.kind === 'sharded' ? batchAxisOf(operand, context) : null
  return { operand, place, rank, summed: rank - (isSummedLast ? 1 : 2) }
}

/**
 * MatMul, FusedMatMul and Gemm. Rows may lie in the axes before the matrices, in what the first matrix has rows of or the
 * second columns; where both factors are summed over their rows the products of the shards add up.
 */
const product: ShardRule = (node, given, context) => {
  const { transA = 0, transB = 0 } = node.attributes
  const [left, right] = [
    readFactor(operandAt(given, 0), transA === 0, context),
    readFactor(operandAt(given, 1), transB === 1, context),
  ]
  const addend = given[2] ?? null
  const shape = node.outputs[0]!.shape
  const inputs = [left.operand.shard, right.operand.shard]
  const layouts = [left, right].map(({ operand }) => operand.layout.kind)
  const isSum = layouts.includes('partial') && layouts.includes('replicated')
  const sumsRows =
    !!left.place &&
    !!right.place &&
    left.place.axis === left.summed &&
    right.place.axis === right.summed &&
    left.place.runs === right.place.runs &&
    axisSize(left.operand.whole.shape, left.summed) === axisSize(right.operand.whole.shape, right.summed)
  if (isSum || sumsRows) {
    if (addend) throw new Unshardable('something is added to a sum over rows')
    return { inputs, outputs: [partial] }
  }
  if (layouts.includes('partial')) throw new Unshardable('a product of sums over rows')
  const places = [placeInResult(left, shape.length, false), placeInResult(right, shape.length, true)]
  const [place] = places.filter((found) => found !== null)
  if (
    !place ||
    places.some((found) => found && !isSameAxis(found, place)) ||
    (sharesNoAxes(place, shape) && places.every((found) => found))
  )
    throw new Unshardable('rows meet other rows')
  const beside = ({ operand, place: own, rank }: Factor) =>
    own
      ? operand.shard
      : besideRows(operand, place.axis < shape.length - 2 ? place.axis - (shape.length - rank) : -1, context)
  return {
    inputs: [
      beside(left),
      beside(right),
      ...(addend ? [besideRows(addend, place.axis - (shape.length - addend.whole.shape.length), context)] : []),
    ],
    outputs: [shardedAt(shape, place)],
  }
}

/** Whether an axis of the result is one factor's alone. */
const sharesNoAxes = ({ axis }: BatchAxis, shape: readonly number[]): boolean => axis >= shape.length - 2

function placeInResult({ place, rank, summed }: Factor, resultRank: number, isRight: boolean): BatchAxis | null {
  if (!place) return null
  if (place.axis === summed) throw new Unshardable('a product sums over the rows of one factor')
  if (place.axis < rank - 2) return { axis: place.axis + resultRank - rank, runs: place.runs }
  return { axis: resultRank - (isRight ? 1 : 2), runs: place.runs }
}

export const productRules: Readonly<Record<string, ShardRule>> = {
  MatMul: product,
  FusedMatMul: product,
  Gemm: product,
}
