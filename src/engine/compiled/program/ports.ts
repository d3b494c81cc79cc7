import type { Shape } from '../../tensors.js'
import { emitOnnx } from '../onnx/emit.js'
import type { Graph, Value } from '../graph/graph.js'
import { inputName } from '../graph/graph.js'
import type { Routine } from '../machine/routine.js'
import { lowerOperators, placeOperators, routinesOf } from '../operators/registry.js'
import { blockConvolutions } from '../rewrites/block-convolutions.js'
import { rewrite } from '../rewrites/rewrite.js'
import { plain } from '../rewrites/target.js'
import type { Target } from '../rewrites/target.js'
import { hoist } from './hoist.js'

/** `shared`: computed once for all shards of a batch. */
export type InputRole = 'weight' | 'feed' | 'random' | 'shared'
/**
 * `nextWeight`: the new value of a weight that no optimizer touches. `gradient`: of a weight; or `gradientIds` and
 * `gradientRows` where it is zero but in some rows.
 */
export type OutputRole = 'loss' | 'output' | 'nextWeight' | 'gradient' | 'gradientIds' | 'gradientRows' | 'shared'

/** An input or output of a compiled graph: what it is, and of what. */
export interface Port<Role extends string> {
  readonly role: Role
  readonly name: string
  readonly shape: Shape
  readonly dtype: 'float32' | 'int32'
}

/** A random tensor that the graph reads. */
export interface Draw {
  readonly name: string
  readonly distribution: 'uniform' | 'normal'
}

/** A port under its name in the graph. */
export interface CompiledPort<Role extends string> extends Port<Role> {
  readonly graphName: string
  /** What one shard of the batch reads or writes of it. */
  readonly shardShape: Shape
}

/** What goes in and out of a graph. */
export interface CompiledPorts {
  readonly inputs: readonly CompiledPort<InputRole>[]
  readonly outputs: readonly CompiledPort<OutputRole>[]
}

/** A graph as bytes, and what goes in and out of it. */
export interface CompiledGraph extends CompiledPorts {
  readonly model: Uint8Array
  /** Operations of the graph that are machine code of ours. */
  readonly routines: readonly Routine[]
  readonly draws: readonly Draw[]
  readonly nodeCount: number
  /** Runs of the graph that a batch takes: see `shardTraining`. */
  readonly shards: number
  /** What is computed before them, once: see `hoist`. */
  readonly once?: CompiledGraph | undefined
}

/** The graph of each of so many equal parts of a batch. */
export interface Shards {
  readonly graph: Graph
  readonly count: number
}

export const portName = (role: InputRole | OutputRole, name: string): string => `${role}/${name}`

/** What `portName` made a name of. */
export function readPort(graphName: string): { readonly role: InputRole | OutputRole; readonly name: string } {
  const slash = graphName.indexOf('/')
  return { role: graphName.slice(0, slash) as InputRole | OutputRole, name: graphName.slice(slash + 1) }
}

/** Whether an output of a batch is the sum of what its shards give: losses, of single goals too, and gradients. */
export const isSum = (role: InputRole | OutputRole, shape: Shape): boolean =>
  role === 'loss' || role === 'gradient' || (role === 'output' && shape.length === 0)

/**
 * Rewrites a graph whose inputs and outputs are named by `portName`, and writes it as ONNX.
 * @param target what there is for the graph to run on. (Default: no more than ONNX has)
 * @param shards of the batch, where it is not taken whole
 */
export function finishGraph(
  traced: Graph,
  draws: readonly Draw[],
  target: Target = plain,
  shards: Shards = { graph: traced, count: 1 },
): CompiledGraph {
  const graph = blockConvolutions(placeOperators(rewrite(lowerOperators(shards.graph, target))), target)
  const isWeight = (input: Value): boolean => readPort(inputName(input)).role === 'weight'
  const parts = shards.count > 1 ? hoist(graph, isWeight, (index) => portName('shared', `${index}`)) : null
  const compile = (part: Graph, count: number, once?: CompiledGraph): CompiledGraph => ({
    model: emitOnnx(part),
    routines: routinesOf(part),
    ...describePorts(part, traced),
    draws,
    nodeCount: part.nodes.length,
    shards: count,
    once,
  })
  return parts ? compile(parts.each, shards.count, compile(parts.once, 1)) : compile(graph, shards.count)
}

/**
 * What goes in and out of a graph whose inputs and outputs are named by `portName`.
 * @param whole the graph of a batch that `graph` takes a shard of
 */
export function describePorts(graph: Graph, whole = graph): CompiledPorts {
  const wholeShapes = new Map([
    ...whole.inputs.map((value) => [inputName(value), value.shape] as const),
    ...whole.outputs.map(({ name, value }) => [name, value.shape] as const),
  ])
  const describe = <Role extends string>(graphName: string, shardShape: Shape, dtype: string): CompiledPort<Role> => {
    if (dtype !== 'float32' && dtype !== 'int32')
      throw new Error(`${graphName} is ${dtype}: float32 and int32 go in and out of graphs`)
    const { role, name } = readPort(graphName)
    return { role: role as Role, name, graphName, shape: wholeShapes.get(graphName) ?? shardShape, shardShape, dtype }
  }
  return {
    inputs: graph.inputs.map((value) => describe<InputRole>(inputName(value), value.shape, value.dtype)),
    outputs: graph.outputs.map(({ name, value }) => describe<OutputRole>(name, value.shape, value.dtype)),
  }
}
