import type * as tfjs from '@tensorflow/tfjs'
import { InvalidSpec } from '../errors.js'
import type { Issue } from '../errors.js'
import { findLayer, layerTypes } from '../layers/registry.js'
import type { LayerSpec } from '../layers/registry.js'
import type { SymbolicShape } from '../tensors.js'
import { applyNetwork } from './apply-network.js'
import type { MaskedValues, NetworkContext, NetworkLayer, NetworkWeight } from './apply-network.js'
import type { ArchitectureSpec, TensorSpec } from './architecture.js'
import { checkNames, checkOutputs, checkReferences, layerIssue, orderNodes } from './graph.js'
import type { GraphNode } from './graph.js'
import { inferLayers } from './inference.js'
import { suggestNames } from './names.js'
import { writeSentences } from './sentences.js'

export type { MaskedValues, NetworkContext, NetworkLayer, NetworkWeight }

/** An architecture with its shapes, weights and costs worked out, ready to be applied. Layers stand as in the spec. */
export interface Network {
  readonly spec: ArchitectureSpec
  readonly layers: readonly NetworkLayer[]
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

/** Checks a layer's own fields and fills in the defaults that it lacks. */
function readNode(layer: LayerSpec, index: number, issues: Issue[]): GraphNode {
  const { name, inputs, ...fields } = layer
  const { type } = layer
  const definition = findLayer(type) ?? null
  const node = { index, type, name, inputs, definition, spec: null }
  if (!definition) {
    issues.push(layerIssue({ index, type: '' }, [], `there is no layer type ${type}${suggestNames(type, layerTypes)}`))
    return node
  }
  const parsed = definition.schema.safeParse(fields)
  if (parsed.success) return { ...node, spec: { ...parsed.data, name, inputs } as LayerSpec }
  const sentences = writeSentences(definition.schema, fields, parsed.error.issues)
  issues.push(...sentences.map(({ path, message }) => layerIssue(node, path, message)))
  return node
}

/** Assembles a network from nodes that went through inference. */
export function assembleNetwork(
  spec: ArchitectureSpec,
  order: readonly GraphNode[],
  inferred: ReturnType<typeof inferLayers>['inferred'],
): Network {
  const nodes = [...order].sort((a, b) => a.index - b.index)
  const layers = nodes.map((node): NetworkLayer => {
    const found = inferred.get(node.name)
    if (!found || !node.spec) throw new Error(`layer ${node.name} was not inferred`)
    const weights = found.weights.map((weight) => ({ ...weight, name: `${node.name}/${weight.name}` }))
    const { outputShape, parameterCount, flops } = found
    return {
      name: node.name,
      type: node.spec.type,
      spec: node.spec,
      inputs: node.inputs,
      outputShape,
      parameterCount,
      flops,
      weights,
    }
  })
  const byName = new Map(layers.map((layer) => [layer.name, layer]))
  return {
    spec: { ...spec, layers: layers.map((layer) => layer.spec) },
    layers,
    inputs: spec.inputs,
    outputs: spec.outputs.map((name) => ({ name, shape: byName.get(name)?.outputShape ?? [] })),
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
  const nodes = spec.layers.map((layer, index) => readNode(layer, index, issues))
  issues.push(
    ...checkNames(spec.inputs, nodes),
    ...checkReferences(spec.inputs, nodes),
    ...checkOutputs(spec.outputs, nodes),
  )
  const { order, issues: circles } = orderNodes(nodes)
  const { inferred, issues: mismatches } = inferLayers(spec.inputs, order)
  issues.push(...circles, ...mismatches)
  if (issues.length > 0) throw new InvalidSpec(issues)
  return assembleNetwork(spec, order, inferred)
}
