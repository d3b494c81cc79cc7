import type { Graph } from '../graph/graph.js'
import { removeDeadNodes } from './remove-dead-nodes.js'

/** The same computation in fewer or cheaper nodes. */
export function rewrite(graph: Graph): Graph {
  return removeDeadNodes(graph)
}
