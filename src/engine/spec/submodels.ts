import type { Issue } from '../errors.js'
import { findLayer } from '../layers/registry.js'
import type { LayerSpec } from '../layers/registry.js'
import type { ArchitectureSpec } from './architecture.js'
import type { GraphNode } from './graph.js'
import { readNode } from './nodes.js'
import { findPart, refuse } from './submodel-part.js'
import type { SubmodelSpec } from './submodel-part.js'

/** A model that stands in a network as a layer: its own layers under names that begin with its name and a dot. */
export interface Submodel {
  readonly name: string
  readonly modelVersionId: string
  /** True for one inside of another: its weights are among those of the other's model. */
  readonly isNested: boolean
  /** All its layers in the network, that of its own name at the end. */
  readonly layers: readonly string[]
  /** Those that are trained where a stage names the submodel: all but what submodels of its own freeze. */
  readonly learning: readonly string[]
  /** Those that are trained where a stage names no layers. */
  readonly trained: readonly string[]
}

export interface Expansion {
  readonly nodes: readonly GraphNode[]
  readonly submodels: readonly Submodel[]
}

/** Layers of a network, those of submodels included. */
const maximumLayerCount = 1000

/**
 * Puts each submodel's layers before it, as far as its result needs them. One that cannot be is reported and left
 * without a spec, so that what reads it is passed over.
 * @param sources architectures of model versions by id; undefined for layers that were put in place before
 */
export function expandSubmodels(
  nodes: readonly GraphNode[],
  sources: Readonly<Record<string, ArchitectureSpec>> | undefined,
  issues: Issue[],
): Expansion {
  if (!sources) return { nodes, submodels: [] }
  let count = 0
  const expanded = nodes.map((node): Expansion => {
    if (node.spec?.type !== 'submodel') return { nodes: [node], submodels: [] }
    const source = Object.hasOwn(sources, node.spec.modelVersionId) ? sources[node.spec.modelVersionId] : undefined
    const before = issues.length
    // Models out of models could double with every generation.
    if (count > maximumLayerCount) return { nodes: [{ ...node, spec: null }], submodels: [] }
    const expansion = source
      ? expandOne(node, node.spec, source, issues)
      : refuse(node, 'modelVersionId', `there is no model version ${node.spec.modelVersionId}`, issues, 'NOT_FOUND')
    count += expansion?.nodes.length ?? 0
    if (count > maximumLayerCount)
      refuse(
        node,
        'modelVersionId',
        `submodels stand for their layers, and with this one there are ${count} in all; at most ${maximumLayerCount} fit`,
        issues,
      )
    return expansion && issues.length === before ? expansion : { nodes: [{ ...node, spec: null }], submodels: [] }
  })
  return {
    nodes: expanded.flatMap((expansion) => expansion.nodes),
    submodels: expanded.flatMap((expansion) => expansion.submodels),
  }
}

function expandOne(node: GraphNode, spec: SubmodelSpec, source: ArchitectureSpec, issues: Issue[]): Expansion | null {
  const inner = expandSubmodels(
    source.layers.map((layer) => readNode(layer, node.index, issues)),
    source.submodels ?? {},
    issues,
  )
  const part = findPart(node, spec, source, inner.nodes, issues)
  if (part === null) return null
  const place = (name: string): string => `${node.name}.${name}`
  const entries = part.entries.map(({ name, shape }, index) =>
    placeNode(node, { type: 'submodelInput', shape: [...shape], name: place(name), inputs: [node.inputs[index]!] }),
  )
  const placed = inner.nodes
    .filter(({ name }) => part.layers.has(name))
    .flatMap(({ spec: own, inputs: reads }) =>
      own ? [placeNode(node, { ...own, name: place(own.name), inputs: reads.map(place) })] : [],
    )
  const reads = [place(part.result)]
  const all = [...entries, ...placed, { ...node, inputs: reads, spec: { ...spec, inputs: reads } }]
  return { nodes: all, submodels: describe(node.name, spec, all, inner.submodels) }
}

/** A layer of a submodel; mistakes about it are told at the submodel's place. */
function placeNode(outer: GraphNode, spec: LayerSpec): GraphNode {
  const own = spec.name.slice(outer.name.length + 1)
  return {
    index: outer.index,
    type: outer.type,
    within: spec.type === 'submodelInput' ? undefined : `${own} (${spec.type})`,
    name: spec.name,
    inputs: spec.inputs,
    definition: findLayer(spec.type) ?? null,
    spec,
  }
}

function describe(
  name: string,
  { modelVersionId, trainable }: SubmodelSpec,
  nodes: readonly GraphNode[],
  inner: readonly Submodel[],
): Submodel[] {
  const layers = nodes.map((node) => node.name)
  const known = new Set(layers)
  const place = (names: readonly string[]) => names.map((own) => `${name}.${own}`).filter((own) => known.has(own))
  const frozen = new Set(
    inner.flatMap((own) => {
      const trained = new Set(own.trained)
      return place(own.layers.filter((layer) => !trained.has(layer)))
    }),
  )
  const learning = layers.filter((layer) => !frozen.has(layer))
  const nested = inner
    .filter((own) => known.has(`${name}.${own.name}`))
    .map((own) => ({
      ...own,
      name: `${name}.${own.name}`,
      isNested: true,
      layers: place(own.layers),
      learning: place(own.learning),
      trained: trainable ? place(own.trained) : [],
    }))
  return [{ name, modelVersionId, isNested: false, layers, learning, trained: trainable ? learning : [] }, ...nested]
}
