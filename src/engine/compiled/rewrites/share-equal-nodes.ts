import type { Value } from '../graph/graph.js'
import type { Rule } from './rebuild.js'

/** Nodes that compute the same from the same are one node. For one pass: it remembers the nodes of a graph. */
export function shareEqualNodes(): Rule {
  const known = new Map<string, readonly Value[]>()
  return (node, { g }) => {
    if (Object.values(node.attributes).some((attribute) => typeof attribute === 'object' && 'body' in attribute))
      return null
    const attributes = Object.entries(node.attributes).sort(([a], [b]) => (a < b ? -1 : 1))
    const inputs = node.inputs.map((value) => value?.id ?? 0)
    const key = JSON.stringify([node.op, node.domain, inputs, attributes, node.outputs.length])
    const values = known.get(key) ?? g.node(node)
    known.set(key, values)
    return values
  }
}
