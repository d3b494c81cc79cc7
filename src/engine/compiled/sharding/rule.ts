import type { GraphBuilder } from '../graph/builder.js'
import type { Attributes, Graph, Node, Value } from '../graph/graph.js'
import type { Layout } from './layout.js'

/** A value of the whole computation and what a shard has of it. */
export interface Operand {
  readonly whole: Value
  readonly shard: Value
  readonly layout: Layout
}

/** What a rule may ask for. */
export interface ShardContext {
  /** The graph of a shard. */
  readonly g: GraphBuilder
  readonly batchSize: number
  /** How many shards there are. */
  readonly count: number
  /** A value that a node reads besides its operands. */
  operandOf(whole: Value): Operand
  /** The body of a loop for one shard. */
  shardBody(
    body: Graph,
    inputs: readonly Layout[],
    captures: readonly Layout[],
  ): { readonly body: Graph; readonly outputs: readonly Layout[] }
}

/** A node in the graph of a shard; its shapes follow from the layouts. */
export interface ShardedNode {
  readonly inputs: readonly (Value | null)[]
  readonly outputs: readonly Layout[]
  /** (Default: the node's) */
  readonly attributes?: Attributes
  /** What the outputs are multiplied by. (Default: 1) */
  readonly factor?: number
}

/**
 * What a shard computes for a node, at least one of whose operands is not the same in all shards.
 * @throws Unshardable
 */
export type ShardRule = (node: Node, operands: readonly (Operand | null)[], context: ShardContext) => ShardedNode
