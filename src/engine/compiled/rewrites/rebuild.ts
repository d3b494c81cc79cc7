import { GraphBuilder } from '../graph/builder.js'
import { copyNumber } from '../graph/copy-number.js'
import type { NodeSpec } from '../graph/builder.js'
import type { Graph, Node, Value } from '../graph/graph.js'
import { inputName } from '../graph/graph.js'

/** A node about to be written, its inputs rewritten already. */
export type PendingNode = Required<NodeSpec>

export interface RuleContext {
  readonly g: GraphBuilder
  /** How often the graph reads a value, outputs included. */
  useCount(value: Value): number
  /** Whether anything reads this output of the node that is about to be written. */
  isRead(output: number): boolean
}

/** Says a node in another way: the values of its outputs, or null where the rule has nothing to say. */
export type Rule = (node: PendingNode, context: RuleContext) => readonly Value[] | null

/** The graph written anew, each node by the first rule that has something to say about it. */
export function rebuild(graph: Graph, rules: readonly Rule[]): Graph {
  const g = new GraphBuilder()
  const values = new Map<Value, Value>()
  const oldUses = countUses(graph)
  const uses = new Map<Value, number>()
  const map = (old: Value, value: Value): void => {
    values.set(old, value)
    uses.set(value, (uses.get(value) ?? 0) + (oldUses.get(old) ?? 0))
  }
  for (const input of graph.inputs) map(input, g.input(inputName(input), input.shape, input.dtype))

  const translate = (old: Value): Value => {
    const known = values.get(old)
    if (known) return known
    const value = copyNumber(g, old)
    map(old, value)
    return value
  }

  let current: Node | undefined
  const context: RuleContext = {
    g,
    useCount: (value) => uses.get(value) ?? 0,
    isRead(output) {
      const old = current?.outputs[output]
      return old !== undefined && (oldUses.get(old) ?? 0) > 0
    },
  }
  for (const node of graph.nodes) {
    current = node
    const pending: PendingNode = {
      op: node.op,
      domain: node.domain,
      inputs: node.inputs.map((value) => value && translate(value)),
      attributes: node.attributes,
      outputs: node.outputs.map(({ shape, dtype }) => ({ shape, dtype })),
      captures: node.captures.map(translate),
    }
    const rewritten = firstAnswer(rules, pending, context) ?? g.node(pending)
    node.outputs.forEach((old, index) => {
      const value = rewritten[index]
      if (!value) throw new Error(`a rewrite of ${node.op} left out output ${index}`)
      map(old, value)
    })
  }
  for (const { name, value } of graph.outputs) g.output(name, translate(value))
  return g.finish()
}

function firstAnswer(rules: readonly Rule[], node: PendingNode, context: RuleContext): readonly Value[] | null {
  for (const rule of rules) {
    const answer = rule(node, context)
    if (answer) return answer
  }
  return null
}

function countUses(graph: Graph): Map<Value, number> {
  const uses = new Map<Value, number>()
  const count = (value: Value | null): void => {
    if (value) uses.set(value, (uses.get(value) ?? 0) + 1)
  }
  for (const node of graph.nodes) [...node.inputs, ...node.captures].forEach(count)
  for (const { value } of graph.outputs) count(value)
  return uses
}

/** The node that a value comes from, if it is of this operation. */
export function madeBy(
  value: Value | null | undefined,
  op: string,
): Required<Pick<NodeSpec, 'inputs' | 'attributes'>> | null {
  if (value?.source.kind !== 'node' || value.source.node.op !== op) return null
  return value.source.node
}
