import type { Graph, Node, Value } from '../graph/graph.js'
import type { Routine } from '../machine/routine.js'
import { fromBlocks, toBlocks } from '../rewrites/blocks.js'
import { rebuild } from '../rewrites/rebuild.js'
import type { PendingNode, Rule } from '../rewrites/rebuild.js'
import { convolutionKernelGradient } from './convolution-kernel-gradient.js'
import { maxPoolingGradient } from './max-pooling-gradient.js'
import { ownDomain, routineDomain } from './operator.js'
import type { OwnOperator } from './operator.js'

/** By name. Another operation is a file, a line here, and a rule in sharding/rules/. */
const operators: ReadonlyMap<string, OwnOperator> = new Map(
  [convolutionKernelGradient, maxPoolingGradient].map((operator) => [operator.name, operator]),
)

function operatorOf({ op }: Pick<Node, 'op'>): OwnOperator {
  const found = operators.get(op)
  if (!found) throw new Error(`there is no operation ${op}`)
  return found
}

/**
 * Takes the operations of ours apart that have no routine.
 * @param blockSize of routines; 1 where there are none
 */
export const lowerOperators = (graph: Graph, blockSize: number): Graph =>
  rebuild(graph, [
    (node, { g }) => {
      if (node.domain !== ownDomain) return null
      const operator = operatorOf(node)
      return blockSize > 1 && operator.hasRoutine(node, blockSize) ? null : [operator.lower(g, node)]
    },
  ])

/** The operations of ours that are left, over blocks of channels. */
export const blockOperator: Rule = (node: PendingNode, { g }) => {
  if (node.domain !== ownDomain) return null
  const inputs = node.inputs.map((image) => toBlocks(g, image!))
  const { shape, dtype } = node.outputs[0]!
  const result = g.emit(node.op, inputs, shape, dtype, node.attributes, routineDomain)
  return [operatorOf(node).givesImages ? fromBlocks(g, result) : result]
}

/** Null where the node is an operation of ONNX Runtime. */
export function routineOf(node: Node): Routine | null {
  if (node.domain !== routineDomain) return null
  const shapes = [...node.inputs, ...node.outputs].map((value: Value | null) => value?.shape.join('x'))
  const attributes = Object.entries(node.attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  const name = [node.op, ...shapes, ...attributes.map(([key, value]) => `${key}=${String(value)}`)].join(' ')
  return operatorOf(node).routine(name, node)
}

/** Each once. */
export function routinesOf({ nodes }: Graph): Routine[] {
  const routines = new Map<string, Routine>()
  for (const node of nodes) {
    const routine = routineOf(node)
    if (routine) routines.set(routine.name, routine)
  }
  return [...routines.values()]
}
