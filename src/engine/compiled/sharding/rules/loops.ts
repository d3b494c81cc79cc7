import { fillOf } from '../../graph/elementwise.js'
import type { Graph } from '../../graph/graph.js'
import { axisSize } from '../../graph/shapes.js'
import { isSameLayout, shardedAt } from '../layout.js'
import type { Layout } from '../layout.js'
import { batchAxisOf, besideRows, demandReplicated } from '../operands.js'
import type { Operand, ShardContext, ShardRule } from '../rule.js'
import { Unshardable } from '../unshardable.js'

/** A loop over the first axis of its sequences: each shard runs it for its rows. */
const scan: ShardRule = (node, given, context) => {
  const operands = given.filter((operand) => operand !== null)
  const stateCount = operands.length - Number(node.attributes.num_scan_inputs)
  const [states, sequences] = [operands.slice(0, stateCount), operands.slice(stateCount)]
  const captures = node.captures.map((value) => context.operandOf(value).layout)
  const slices = sequences.map((sequence) => sliceLayout(sequence, context))
  const { body } = node.attributes.body as { readonly body: Graph }
  const layouts = states.map((state) => stateLayout(state, context))
  const sharded = context.shardBody(body, [...layouts, ...slices], captures)
  if (!layouts.every((layout, index) => isSameLayout(layout, sharded.outputs[index]!)))
    throw new Unshardable('what a step of a loop begins with is not what it ends with')
  const steps = axisSize(sequences[0]!.whole.shape, 0)
  const kept = sharded.outputs.slice(stateCount).map((layout) => stack(layout, steps))
  return {
    inputs: [
      ...states.map((state, index) =>
        layouts[index]?.kind === 'sharded' ? besideRows(state, 0, context) : state.shard,
      ),
      ...sequences.map(({ shard }) => shard),
    ],
    attributes: { ...node.attributes, body: { body: sharded.body } },
    outputs: [...layouts, ...kept],
  }
}

/** States that begin as one number are rows by the end of the first step: they begin as rows. */
const stateLayout = ({ whole, layout }: Operand, { batchSize }: ShardContext): Layout =>
  fillOf(whole) !== undefined && whole.shape[0] === batchSize ? { kind: 'sharded', outer: 1 } : layout

/** What one step reads of a sequence. */
function sliceLayout(sequence: Operand, context: ShardContext): Layout {
  const { layout, whole } = sequence
  if (layout.kind !== 'sharded') return layout
  if (batchAxisOf(sequence, context).axis === 0) throw new Unshardable('a loop goes over the rows')
  return { kind: 'sharded', outer: layout.outer / axisSize(whole.shape, 0) }
}

/** What all steps keep. */
const stack = (layout: Layout, steps: number): Layout =>
  layout.kind === 'sharded' ? { kind: 'sharded', outer: layout.outer * steps } : layout

/**
 * A recurrence, or its gradient, that is one operation: rows go through it side by side.
 * @param axes of the batch in each operand; null for what is the same for all rows
 */
const recurrence =
  (axes: readonly (number | null)[]): ShardRule =>
  (node, given, context) => ({
    inputs: given.map((operand, index) => {
      const axis = axes[index] ?? null
      if (!operand) return null
      if (axis === null) demandReplicated(operand)
      else if (operand.layout.kind !== 'sharded') return besideRows(operand, axis, context)
      else if (batchAxisOf(operand, context).axis !== axis) throw new Unshardable('a loop goes over the rows')
      return operand.shard
    }),
    outputs: node.outputs.map(({ shape }) => shardedAt(shape, { axis: shape.length - 2, runs: 1 })),
  })

const keptByLstm = [1, 1, 1, 1, 1, 1, 1]

export const loopRules: Readonly<Record<string, ShardRule>> = {
  Scan: scan,
  Lstm: recurrence([1, null, null, null, 0, 0, 1]),
  LstmGradient: recurrence([null, 1, 0, 0, 1, ...keptByLstm]),
}
