import type { Issue } from '../errors.js'
import type { LayerSpec } from '../layers/registry.js'
import type { SymbolicShape } from '../tensors.js'
import type { ArchitectureSpec } from './architecture.js'
import { layerIssue, orderNodes, valueNames } from './graph.js'
import type { GraphNode } from './graph.js'
import { inferLayers } from './inference.js'
import { extraName, ownerName, suggestNames } from './names.js'

export type SubmodelSpec = Extract<LayerSpec, { type: 'submodel' }>

/** The part of a model that a submodel takes, in the model's own names. */
export interface ModelPart {
  /** The value that is the result. */
  readonly result: string
  /** Values that what the submodel reads takes the place of, in the order in which it reads them. */
  readonly entries: readonly { readonly name: string; readonly shape: SymbolicShape }[]
  /** Layers between them. */
  readonly layers: ReadonlySet<string>
}

/** A mistake of the submodel's, told under one of its fields. */
export function refuse(node: GraphNode, field: string, message: string, issues: Issue[], code?: Issue['code']): null {
  issues.push({ ...layerIssue(node, [field], message), code })
  return null
}

/** @param inner the model's layers, those of its own submodels in place */
export function findPart(
  node: GraphNode,
  spec: SubmodelSpec,
  source: ArchitectureSpec,
  inner: readonly GraphNode[],
  issues: Issue[],
): ModelPart | null {
  const { inputLayer } = spec
  const known = inner.flatMap(valueNames)
  const result = findResult(node, spec, source, known, issues)
  if (result === null) return null
  if (inputLayer !== undefined && !known.includes(inputLayer))
    return unknownLayer(node, 'inputLayer', inputLayer, known, issues)
  if (inputLayer === result)
    return refuse(node, 'inputLayer', `${inputLayer} is its result already: nothing is left of its model`, issues)
  const needed = findNeeded(inner, result, inputLayer)
  if (inputLayer !== undefined && !needed.has(inputLayer))
    return refuse(node, 'inputLayer', `in its model ${result} does not read ${inputLayer}`, issues)
  const entries = [
    ...(inputLayer === undefined ? [] : [{ name: inputLayer, shape: shapeOf(inputLayer, source, inner) }]),
    ...source.inputs.filter(({ name }) => needed.has(name)),
  ]
  if (entries.length === node.inputs.length) {
    const layers = inner.map(({ name }) => name).filter((name) => needed.has(name) && name !== inputLayer)
    return { result, entries, layers: new Set(layers) }
  }
  const what = inputLayer === undefined ? 'its model' : 'that part of its model'
  const list = entries.map(({ name }) => name).join(', ')
  const message = `${what} reads ${entries.length === 1 ? 'one input' : `${entries.length} inputs`} (${list}), got ${node.inputs.length} (${node.inputs.join(', ')})`
  return refuse(node, 'inputs', message, issues)
}

function unknownLayer(node: GraphNode, field: string, name: string, known: readonly string[], issues: Issue[]): null {
  return refuse(node, field, `its model has no layer named ${name}${suggestNames(name, known)}`, issues)
}

/** The value of the layer that is named, else the model's only output. */
function findResult(
  node: GraphNode,
  { outputLayer }: SubmodelSpec,
  { outputs }: ArchitectureSpec,
  known: readonly string[],
  issues: Issue[],
): string | null {
  if (outputLayer !== undefined)
    return known.includes(outputLayer) ? outputLayer : unknownLayer(node, 'outputLayer', outputLayer, known, issues)
  const [only, ...others] = outputs
  if (only !== undefined && others.length === 0) return only
  const message = `its model has ${outputs.length} outputs (${outputs.join(', ')}): name one in outputLayer`
  return refuse(node, 'outputLayer', message, issues)
}

/** Names of the layers and inputs that a value needs; what `stop` needs is not looked for. */
function findNeeded(nodes: readonly GraphNode[], result: string, stop: string | undefined): ReadonlySet<string> {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const needed = new Set<string>()
  const visit = (value: string): void => {
    const name = value === stop ? value : ownerName(value, (layer) => byName.has(layer))
    if (needed.has(name)) return
    needed.add(name)
    if (value !== stop) byName.get(name)?.inputs.forEach(visit)
  }
  visit(result)
  return needed
}

function shapeOf(value: string, { inputs }: ArchitectureSpec, inner: readonly GraphNode[]): SymbolicShape {
  const { inferred } = inferLayers(inputs, orderNodes(inner).order)
  const own = inferred.get(value)
  if (own) return own.outputShape
  const owner = ownerName(value, (name) => inferred.has(name))
  const extras = Object.entries(inferred.get(owner)?.extras ?? {})
  return extras.find(([extra]) => extraName(owner, extra) === value)?.[1] ?? []
}
