import type { ArchitectureSpec } from './architecture.js'
import { buildNetwork } from './network.js'

const handOn: ReadonlySet<string> = new Set(['submodel', 'submodelInput'])

/**
 * The same architecture out of plain layers, for formats that know no submodels: their layers keep their names and
 * weights, and what only hands values on is left out. An output that was a submodel's is that of its last layer.
 */
export function inlineSubmodels(architecture: ArchitectureSpec): ArchitectureSpec {
  const { spec } = buildNetwork(architecture)
  const sources = new Map(
    spec.layers.filter(({ type }) => handOn.has(type)).map(({ name, inputs }) => [name, inputs[0] ?? '']),
  )
  const origin = (name: string): string => {
    const source = sources.get(name)
    return source === undefined ? name : origin(source)
  }
  return {
    inputs: spec.inputs,
    layers: spec.layers
      .filter(({ type }) => !handOn.has(type))
      .map((layer) => ({ ...layer, inputs: layer.inputs.map(origin) })),
    outputs: spec.outputs.map(origin),
  }
}
