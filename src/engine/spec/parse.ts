import { InvalidSpec } from '../errors.js'
import type { Issue } from '../errors.js'
import { findLayer } from '../layers/registry.js'
import type { LayerSpec } from '../layers/registry.js'
import type { ArchitectureSpec } from './architecture.js'
import { checkNames, checkOutputs, checkReferences, checkUnread, orderNodes } from './graph.js'
import type { GraphNode } from './graph.js'
import { inferLayers } from './inference.js'
import { createNamer } from './names.js'
import { readInputs } from './parse-inputs.js'
import type { TensorSpecInput } from './parse-inputs.js'
import { readLayer } from './parse-layer.js'
import type { ReadLayer } from './parse-layer.js'
import { writePublic } from './public-form.js'
import { show } from './sentences.js'
import { expandSubmodels } from './submodels.js'

/** An architecture as it comes from outside; a layer is an object with one key, its type: `{ dense: { units: 10 } }`. */
export interface ArchitectureInput {
  readonly inputs: readonly TensorSpecInput[]
  readonly layers: readonly unknown[]
  /** Names of layers. (Default: the last layer) */
  readonly outputs?: readonly string[] | null | undefined
  /** Architectures of the model versions that submodels name, by id. (Default: there are none) */
  readonly submodels?: Readonly<Record<string, ArchitectureSpec>> | undefined
}

const maximumLayerCount = 1000

/** Fills in names and what each layer reads: by default the one before it, or the architecture's inputs for the first. */
function placeLayers(read: readonly ReadLayer[], inputNames: readonly string[]): GraphNode[] {
  const taken = new Set([...inputNames, ...read.flatMap(({ name }) => name ?? [])])
  const nameNext = createNamer(taken)
  let before = inputNames
  return read.map(({ name: given, inputs: named, ...layer }) => {
    const name = given ?? nameNext(layer.type || 'layer')
    const inputs = named ?? before
    before = [name]
    const spec = layer.fields === null ? null : ({ ...layer.fields, name, inputs } as LayerSpec)
    return { index: layer.index, type: layer.type, definition: layer.definition, name, inputs, spec }
  })
}

function readOutputs(outputs: unknown, nodes: readonly GraphNode[], issues: Issue[]): string[] {
  const last = nodes.at(-1)
  if (outputs === undefined || outputs === null) return last ? [last.name] : []
  if (Array.isArray(outputs) && outputs.length > 0) return outputs.map(String)
  const message = `outputs must name one layer or more, got ${show(outputs)}; left out, the last layer is the output`
  issues.push({ path: ['outputs'], message })
  return []
}

/**
 * Reads an architecture from its public form: fills in names as Keras does (input_1, dense_1), defaults, what each layer
 * reads and the outputs, and works out every shape.
 * @throws InvalidSpec with every mistake found, paths as in ['layers', '2', 'dense', 'units']
 */
export function parseArchitecture(input: ArchitectureInput): ArchitectureSpec {
  const issues: Issue[] = []
  const inputs = readInputs(input.inputs, issues)
  const usable = inputs.flatMap(({ shape, ...rest }) => (shape ? { ...rest, shape } : []))
  const given = Array.isArray(input.layers) ? (input.layers as readonly unknown[]) : []
  if (given.length === 0) issues.push({ path: ['layers'], message: 'layers must hold one layer or more, got none' })
  if (given.length > maximumLayerCount) {
    const message = `layers must be at most ${maximumLayerCount}, got ${given.length}`
    throw new InvalidSpec([...issues, { path: ['layers'], message }])
  }
  const read = given.map((layer, index) => readLayer(layer, index, issues))
  const stated = placeLayers(
    read,
    inputs.map(({ name }) => name),
  )
  const outputs = readOutputs(input.outputs, stated, issues)
  const { nodes } = expandSubmodels(stated, input.submodels ?? {}, issues)
  const references = checkReferences(inputs, nodes)
  issues.push(...checkNames(inputs, nodes), ...references, ...checkOutputs(outputs, nodes))
  const { order, issues: circles } = orderNodes(nodes)
  // A misspelt name leaves another one unread; only the first is the mistake.
  if (issues.length + circles.length === 0) issues.push(...checkUnread(inputs, nodes, outputs))
  issues.push(...circles, ...inferLayers(usable, order).issues)
  if (issues.length > 0) throw new InvalidSpec(issues)
  const layers = stated.flatMap(({ spec }) => spec ?? [])
  const submodels = layers.flatMap((layer) => {
    const source = layer.type === 'submodel' ? input.submodels?.[layer.modelVersionId] : undefined
    return layer.type === 'submodel' && source ? [[layer.modelVersionId, source] as const] : []
  })
  return {
    inputs: usable,
    layers,
    outputs,
    ...(submodels.length > 0 && { submodels: Object.fromEntries(submodels) }),
  }
}

/** The public form of a layer, every field written out: what `parseArchitecture` reads back to the same spec. */
export function toLayerInput(spec: LayerSpec): Record<string, unknown> {
  const { type, name, inputs, ...fields } = spec
  const definition = findLayer(type)
  const written = definition ? writePublic(definition.schema, fields) : fields
  return { [type]: { name, inputs: [...inputs], ...(written as Record<string, unknown>) } }
}
