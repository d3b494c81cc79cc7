import { GraphBuilder } from '../graph/builder.js'
import { copyNumber } from '../graph/copy-number.js'
import type { Graph, Node, Value } from '../graph/graph.js'
import { inputName } from '../graph/graph.js'
import { removeDeadNodes } from '../rewrites/remove-dead-nodes.js'

/** A graph in two: what is computed once, and what reads it, by the names of `sharedName`. */
export interface Hoisted {
  readonly once: Graph
  readonly each: Graph
}

/**
 * Takes what depends on some inputs alone out of a graph that is to be run several times with the same ones: kernels laid
 * out for convolutions, penalties of weights. Null where there is nothing of the kind.
 * @param isSame whether an input is the same in all runs
 * @param sharedName of the nth value that goes from one graph to the other
 */
export function hoist(
  graph: Graph,
  isSame: (input: Value) => boolean,
  sharedName: (index: number) => string,
): Hoisted | null {
  const same = new Set<Value>(graph.inputs.filter(isSame))
  const hoisted = new Set<Node>()
  for (const node of graph.nodes) {
    const read = [...node.inputs, ...node.captures].filter((value) => value !== null && !isNumber(value))
    if (read.length === 0 || !read.every((value) => value && same.has(value))) continue
    node.outputs.forEach((value) => same.add(value))
    // What only looks at an input in another shape costs nothing.
    const isWork =
      node.op !== 'Reshape' || read.some((value) => value?.source.kind === 'node' && hoisted.has(value.source.node))
    if (isWork) hoisted.add(node)
  }
  const rest = graph.nodes.filter((node) => !hoisted.has(node))
  const needed = [
    ...rest.flatMap(({ inputs, captures }) => [...inputs, ...captures]),
    ...graph.outputs.map(({ value }) => value),
  ]
  const shared = [...new Set(needed)].filter(
    (value): value is Value => value?.source.kind === 'node' && hoisted.has(value.source.node),
  )
  if (shared.length === 0 || shared.some(({ dtype }) => dtype !== 'float32')) return null
  const named = shared.map((value, index) => ({ name: sharedName(index), value }))
  const inputs = graph.inputs.map((value) => ({ name: inputName(value), value }))
  const once = graph.nodes.filter(({ outputs }) => outputs.every((value) => same.has(value)))
  return {
    once: removeDeadNodes(
      write(
        inputs.filter(({ value }) => isSame(value)),
        once,
        named,
      ),
    ),
    each: removeDeadNodes(write([...inputs, ...named], rest, graph.outputs)),
  }
}

const isNumber = ({ source }: Value): boolean => source.kind === 'constant' || source.kind === 'fill'

interface Named {
  readonly name: string
  readonly value: Value
}

/** A graph out of nodes of another one. */
function write(inputs: readonly Named[], nodes: readonly Node[], outputs: readonly Named[]): Graph {
  const g = new GraphBuilder()
  const written = new Map<Value, Value>(
    inputs.map(({ name, value }) => [value, g.input(name, value.shape, value.dtype)]),
  )
  const valueOf = (old: Value): Value => {
    const value = written.get(old) ?? copyNumber(g, old)
    written.set(old, value)
    return value
  }
  for (const node of nodes) {
    const values = g.node({
      ...node,
      inputs: node.inputs.map((value) => value && valueOf(value)),
      captures: node.captures.map(valueOf),
      outputs: node.outputs.map(({ shape, dtype }) => ({ shape, dtype })),
    })
    node.outputs.forEach((old, index) => written.set(old, values[index]!))
  }
  for (const { name, value } of outputs) g.output(name, valueOf(value))
  return g.finish()
}
