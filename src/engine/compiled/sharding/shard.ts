import type { Shape } from '../../tensors.js'
import { GraphBuilder } from '../graph/builder.js'
import { copyNumber } from '../graph/copy-number.js'
import { mul } from '../graph/elementwise.js'
import type { Graph, Node, Value } from '../graph/graph.js'
import { inputName } from '../graph/graph.js'
import { findBatchAxis, replicated } from './layout.js'
import type { Layout } from './layout.js'
import type { Operand, ShardContext } from './rule.js'
import { shardRules } from './rules/registry.js'
import { Unshardable } from './unshardable.js'

/** A value that a shard's graph gives, and what it is of the whole one. */
export interface ShardedOutput {
  readonly name: string
  readonly value: Value
  readonly layout: Layout
}

export interface ShardedGraph {
  readonly graph: GraphBuilder
  readonly outputs: readonly ShardedOutput[]
}

/**
 * The computation of a batch as one of `count` equal parts of its rows: the graph that every shard runs. Each node is
 * looked at by a rule that says what it is for a shard, from what its operands are; so it is a proof that the shards
 * together compute what the whole graph does, to rounding.
 * @param layoutOf what a shard has of an input
 * @throws Unshardable where no rule says so
 */
export function shardGraph(
  graph: Graph,
  batchSize: number,
  count: number,
  layoutOf: (input: Value) => Layout,
): ShardedGraph {
  const sharder = new Sharder(batchSize, count)
  graph.inputs.forEach((input) => sharder.enter(input, layoutOf(input)))
  graph.nodes.forEach((node) => sharder.write(node))
  const outputs = graph.outputs.map(({ name, value }) => {
    const { shard, layout } = sharder.operandOf(value)
    return { name, value: shard, layout }
  })
  return { graph: sharder.g, outputs }
}

class Sharder implements ShardContext {
  readonly g = new GraphBuilder()
  private readonly operands = new Map<Value, Operand>()

  /** @param captures of the loop whose body this is */
  constructor(
    readonly batchSize: number,
    readonly count: number,
    private readonly captures: readonly Layout[] = [],
  ) {}

  enter(input: Value, layout: Layout): void {
    this.keep(input, this.g.input(inputName(input), this.shapeOf(input.shape, layout), input.dtype), layout)
  }

  write(node: Node): void {
    const given = node.inputs.map((value) => value && this.operandOf(value))
    const captures = node.captures.map((value) => this.operandOf(value))
    const isReplicated = [...given, ...captures].every((operand) => !operand || operand.layout.kind === 'replicated')
    const rule = shardRules.get(node.op)
    if (!isReplicated && !rule) throw new Unshardable(`there is no rule for ${node.op}`)
    const sharded =
      !isReplicated && rule
        ? rule(node, given, this)
        : { inputs: given.map((operand) => operand?.shard ?? null), outputs: node.outputs.map(() => replicated) }
    const values = this.g.node({
      op: node.op,
      domain: node.domain,
      inputs: sharded.inputs,
      attributes: sharded.attributes ?? node.attributes,
      captures: captures.map(({ shard }) => shard),
      outputs: node.outputs.map(({ shape, dtype }, index) => ({
        shape: this.shapeOf(shape, sharded.outputs[index] ?? replicated),
        dtype,
      })),
    })
    node.outputs.forEach((whole, index) => {
      const value = values[index]!
      const { factor } = sharded
      this.keep(whole, factor ? mul(this.g, value, this.g.fill(factor)) : value, sharded.outputs[index] ?? replicated)
    })
  }

  operandOf(whole: Value): Operand {
    const known = this.operands.get(whole)
    if (known) return known
    const { source, shape, dtype } = whole
    if (source.kind === 'capture') {
      const layout = this.captures[source.index] ?? replicated
      return this.keep(whole, this.g.capture(source.index, this.shapeOf(shape, layout), dtype), layout)
    }
    return this.keep(whole, copyNumber(this.g, whole), replicated)
  }

  shardBody(body: Graph, inputs: readonly Layout[], captures: readonly Layout[]) {
    const inner = new Sharder(this.batchSize, this.count, captures)
    body.inputs.forEach((input, index) => inner.enter(input, inputs[index] ?? replicated))
    body.nodes.forEach((node) => inner.write(node))
    const outputs = body.outputs.map(({ name, value }) => {
      const { shard, layout } = inner.operandOf(value)
      inner.g.output(name, shard)
      return layout
    })
    return { body: inner.g.finish(), outputs }
  }

  private shapeOf(shape: Shape, layout: Layout): Shape {
    if (layout.kind !== 'sharded') return shape
    const { axis } = findBatchAxis(shape, layout.outer, this.batchSize)
    return shape.map((size, index) => (index === axis ? size / this.count : size))
  }

  private keep(whole: Value, shard: Value, layout: Layout): Operand {
    const operand = { whole, shard, layout }
    this.operands.set(whole, operand)
    return operand
  }
}
