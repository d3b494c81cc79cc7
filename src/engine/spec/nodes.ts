import type { Issue } from '../errors.js'
import { findLayer, layerTypes } from '../layers/registry.js'
import type { LayerSpec } from '../layers/registry.js'
import { layerIssue } from './graph.js'
import type { GraphNode } from './graph.js'
import { suggestNames } from './names.js'
import { writeSentences } from './sentences.js'

/** Checks a layer's own fields and fills in the defaults that it lacks. */
export function readNode(layer: LayerSpec, index: number, issues: Issue[]): GraphNode {
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
