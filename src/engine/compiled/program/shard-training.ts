import type { Graph, Value } from '../graph/graph.js'
import { inputName } from '../graph/graph.js'
import { mul } from '../graph/elementwise.js'
import { isSameLayout, replicated } from '../sharding/layout.js'
import type { Layout } from '../sharding/layout.js'
import { shardGraph } from '../sharding/shard.js'
import type { ShardedOutput } from '../sharding/shard.js'
import { Unshardable } from '../sharding/unshardable.js'
import { isSum, portName, readPort } from './ports.js'

const rows: Layout = { kind: 'sharded', outer: 1 }

/**
 * The graph of a training step for one of `count` equal parts of the batch: feeds and random tensors are those of its rows,
 * outputs too, the loss and gradients are summands.
 * @throws Unshardable where rows depend on each other
 */
export function shardTraining(whole: Graph, batchSize: number, count: number): Graph {
  const layoutOf = (input: Value): Layout =>
    readPort(inputName(input)).role !== 'weight' && input.shape[0] === batchSize ? rows : replicated
  const { graph, outputs } = shardGraph(whole, batchSize, count, layoutOf)
  for (const output of outputs) {
    demandShard(output, outputs)
    const isShare = isSummed(output) && output.layout.kind === 'replicated'
    graph.output(output.name, isShare ? mul(graph, output.value, graph.fill(1 / count)) : output.value)
  }
  return graph.finish()
}

/** Losses, of single goals too, and gradients. */
const isSummed = ({ name, value }: ShardedOutput): boolean => isSum(readPort(name).role, value.shape)

/** @throws Unshardable where the shards' values cannot be put together */
function demandShard(output: ShardedOutput, all: readonly ShardedOutput[]): void {
  const { name, layout } = output
  const port = readPort(name)
  const fits = (): boolean => {
    if (isSummed(output)) return layout.kind !== 'sharded'
    if (port.role === 'output') return isSameLayout(layout, rows)
    // In whatever order the rows of a table's gradient stand, their codes have to stand in the same.
    const codes = all.find((other) => other.name === portName('gradientIds', port.name))
    return port.role !== 'nextWeight' && layout.kind === 'sharded' && !!codes && isSameLayout(layout, codes.layout)
  }
  if (!fits()) throw new Unshardable(`${name} is ${layout.kind}`)
}
