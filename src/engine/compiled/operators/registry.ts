import type { Graph, Node } from '../graph/graph.js'
import type { Routine } from '../machine/routine.js'
import { rebuild } from '../rewrites/rebuild.js'
import type { Target } from '../rewrites/target.js'
import { convolutionKernelGradient } from './convolution-kernel-gradient.js'
import { elementwise } from './elementwise.js'
import { lstm } from './lstm.js'
import { lstmGradient } from './lstm-gradient.js'
import { maxPoolingGradient } from './max-pooling-gradient.js'
import { ownDomain, routineDomain } from './operator.js'
import type { OwnOperator, RoutineOperator } from './operator.js'

/** Another operation is a file, its name here, and a rule in sharding/rules/. */
const ownOperators: readonly OwnOperator[] = [convolutionKernelGradient, lstm, lstmGradient, maxPoolingGradient]
const operators: readonly RoutineOperator[] = [...ownOperators, elementwise]

function find<Operator extends RoutineOperator>(among: readonly Operator[], { op }: Pick<Node, 'op'>): Operator {
  const found = among.find(({ name }) => name === op)
  if (!found) throw new Error(`there is no operation ${op}`)
  return found
}

/** Takes the operations of ours apart that have no routine. */
export const lowerOperators = (graph: Graph, target: Target): Graph =>
  rebuild(graph, [
    (node, { g }) => {
      if (node.domain !== ownDomain) return null
      const operator = find(ownOperators, node)
      return target.hasRoutines && operator.hasRoutine(node, target) ? null : operator.lower(g, node)
    },
  ])

/** The operations of ours that are left, by their routines. For the end, when no rule moves transposes any more. */
export const placeOperators = (graph: Graph): Graph =>
  rebuild(graph, [(node, { g }) => (node.domain === ownDomain ? find(ownOperators, node).place(g, node) : null)])

/** Null where the node is an operation of ONNX Runtime. */
export function routineOf(node: Node): Routine | null {
  if (node.domain !== routineDomain) return null
  const operator = find(operators, node)
  const tensors = operator.isOpen ? [] : [...node.inputs, ...node.outputs]
  const shapes = tensors.map((value) => value?.shape.join('x'))
  const attributes = Object.entries(node.attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  const name = [
    node.op,
    ...shapes,
    ...attributes.map(([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`),
  ].join(' ')
  return operator.routine(name, node)
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
