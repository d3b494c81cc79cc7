import type * as tfjs from '@tensorflow/tfjs'
import { InvalidSpec } from '../errors.js'
import type { Issue } from '../errors.js'
import type { SymbolicShape } from '../tensors.js'
import { applyNetwork } from './apply-network.js'
import type { MaskedValues, NetworkContext, NetworkLayer, NetworkWeight } from './apply-network.js'
import type { ArchitectureSpec, TensorSpec } from './architecture.js'
import { checkNames, checkOutputs, checkReferences, orderNodes } from './graph.js'
import type { GraphNode } from './graph.js'
import { inferLayers } from './inference.js'
import { extraName } from './names.js'
import { readNode } from './nodes.js'
import { expandSubmodels } from './submodels.js'
import type { Submodel } from './submodels.js'

export type { MaskedValues, NetworkContext, NetworkLayer, NetworkWeight }

/** An architecture with its shapes, weights and costs worked out, ready to be applied. Layers stand as in the spec. */
export interface Network {
  /** With the layers of its submodels in place. */
  readonly spec: ArchitectureSpec
  readonly layers: readonly NetworkLayer[]
  readonly submodels: readonly Submodel[]
  readonly inputs: readonly TensorSpec[]
  readonly outputs: readonly { readonly name: string; readonly shape: SymbolicShape }[]
  readonly weights: readonly NetworkWeight[]
  readonly parameterCount: number
  readonly flopsPerSample: number
  /** Values of `wanted` (names of layers or inputs); computes only what they need. Tensors carry the batch axis first. */
  apply(
    context: NetworkContext,
    inputs: Readonly<Record<string, tfjs.Tensor>>,
    wanted: readonly string[],
  ): Record<string, tfjs.Tensor>
  /** The same with the masks of the values; `masks` are those of inputs, by name. */
  applyMasked(
    context: NetworkContext,
    inputs: Readonly<Record<string, tfjs.Tensor>>,
    wanted: readonly string[],
    masks?: Readonly<Record<string, tfjs.Tensor>>,
  ): MaskedValues
}

/** Assembles a network from nodes that went through inference. */
export function assembleNetwork(
  spec: ArchitectureSpec,
  order: readonly GraphNode[],
  inferred: ReturnType<typeof inferLayers>['inferred'],
  submodels: readonly Submodel[],
): Network {
  const nodes = [...order].sort((a, b) => a.index - b.index)
  const layers = nodes.map((node): NetworkLayer => {
    const found = inferred.get(node.name)
    if (!found || !node.spec) throw new Error(`layer ${node.name} was not inferred`)
    const weights = found.weights.map((weight) => ({ ...weight, name: `${node.name}/${weight.name}` }))
    const { outputShape, extras, parameterCount, flops } = found
    return {
      name: node.name,
      type: node.spec.type,
      spec: node.spec,
      inputs: node.inputs,
      outputShape,
      extras,
      parameterCount,
      flops,
      weights,
    }
  })
  const byName = new Map(layers.map((layer) => [layer.name, layer]))
  const shapes = new Map(
    layers.flatMap(({ name, outputShape, extras }): [string, SymbolicShape][] => [
      [name, outputShape],
      ...Object.entries(extras).map(([extra, shape]): [string, SymbolicShape] => [extraName(name, extra), shape]),
    ]),
  )
  return {
    spec: { inputs: spec.inputs, layers: layers.map((layer) => layer.spec), outputs: spec.outputs },
    layers,
    submodels,
    inputs: spec.inputs,
    outputs: spec.outputs.map((name) => ({ name, shape: shapes.get(name) ?? [] })),
    weights: layers.flatMap(({ weights }) => weights),
    parameterCount: layers.reduce((count, layer) => count + layer.parameterCount, 0),
    flopsPerSample: layers.reduce((count, layer) => count + layer.flops, 0),
    apply: (context, inputs, wanted) => applyNetwork(byName, context, inputs, wanted).values,
    applyMasked: (context, inputs, wanted, masks) => applyNetwork(byName, context, inputs, wanted, masks),
  }
}

/**
 * Works out a spec that is whole (named layers, named inputs). Layers that nothing reads and outputs beside the last
 * layer are fine here, so that stages can add layers of their own; `parseArchitecture` is stricter.
 * @throws InvalidSpec with every mistake, paths as in ['layers', '2', 'dense', 'units']
 */
export function buildNetwork(spec: ArchitectureSpec): Network {
  const issues: Issue[] = []
  const stated = spec.layers.map((layer, index) => readNode(layer, index, issues))
  const { nodes, submodels } = expandSubmodels(stated, spec.submodels, issues)
  issues.push(
    ...checkNames(spec.inputs, nodes),
    ...checkReferences(spec.inputs, nodes),
    ...checkOutputs(spec.outputs, nodes),
  )
  const { order, issues: circles } = orderNodes(nodes)
  const { inferred, issues: mismatches } = inferLayers(spec.inputs, order)
  issues.push(...circles, ...mismatches)
  if (issues.length > 0) throw new InvalidSpec(issues)
  return assembleNetwork(spec, order, inferred, submodels)
}
