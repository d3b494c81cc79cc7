import type { Graph, Value } from '../graph/graph.js'

/** Without the nodes and inputs that no output needs. */
export function removeDeadNodes(graph: Graph): Graph {
  const needed = new Set<Value>(graph.outputs.map(({ value }) => value))
  const nodes = [...graph.nodes]
    .reverse()
    .filter((node) => {
      if (!node.outputs.some((value) => needed.has(value))) return false
      for (const value of [...node.inputs, ...node.captures]) if (value) needed.add(value)
      return true
    })
    .reverse()
  return { inputs: graph.inputs.filter((value) => needed.has(value)), nodes, outputs: graph.outputs }
}
