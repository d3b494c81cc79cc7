import { partial, shardedAt } from '../layout.js'
import { batchAxisOf, numbersOf, operandAt } from '../operands.js'
import type { ShardRule } from '../rule.js'
import { Unshardable } from '../unshardable.js'

/** Whether sums over rows may be taken of each shard's rows first. */
const reduces = (isLinear: boolean): ShardRule =>
  function reduceAxes(node, given, context) {
    const x = operandAt(given, 0)
    const inputs = [x.shard, given[1]?.shard ?? null]
    if (x.layout.kind === 'partial') {
      if (!isLinear) throw new Unshardable(`${node.op} of a sum over rows`)
      return { inputs, outputs: [partial] }
    }
    const { axis, runs } = batchAxisOf(x, context)
    const axes = numbersOf(given[1])
    if (axes.includes(axis)) {
      // The mean of a shard is that of fewer rows.
      if (node.op === 'ReduceMean') return { inputs, outputs: [partial], factor: 1 / context.count }
      if (node.op === 'ReduceSum' || node.op === 'ReduceSumSquare') return { inputs, outputs: [partial] }
      throw new Unshardable(`${node.op} over the rows`)
    }
    const isKept = node.attributes.keepdims === 1
    const before = isKept ? 0 : axes.filter((reduced) => reduced < axis).length
    return { inputs, outputs: [shardedAt(node.outputs[0]!.shape, { axis: axis - before, runs })] }
  }

/** The place of the greatest or least. */
const findPlace: ShardRule = (node, given, context) => {
  const x = operandAt(given, 0)
  const { axis, runs } = batchAxisOf(x, context)
  const along = Number(node.attributes.axis)
  if (along === axis) throw new Unshardable(`${node.op} over the rows`)
  const place = { axis: along < axis ? axis - 1 : axis, runs }
  return { inputs: [x.shard], outputs: [shardedAt(node.outputs[0]!.shape, place)] }
}

export const reductionRules: Readonly<Record<string, ShardRule>> = {
  ReduceSum: reduces(true),
  ReduceMean: reduces(true),
  ReduceSumSquare: reduces(false),
  ReduceMax: reduces(false),
  ReduceMin: reduces(false),
  ReduceProd: reduces(false),
  ArgMax: findPlace,
  ArgMin: findPlace,
}
