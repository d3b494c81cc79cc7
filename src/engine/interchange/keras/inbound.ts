import { isRecord, refuse } from './refuse.js'

/** Which output of which use of a layer is read. */
export interface Source {
  readonly layer: string
  readonly use: number
  readonly output: number
}

/** `["dense_1", 0, 0]`, with settings of the call as a fourth entry or without. */
function readTriple(value: unknown): Source | undefined {
  if (!Array.isArray(value)) return undefined
  const [layer, use, output, settings] = value as unknown[]
  if (typeof layer !== 'string' || typeof use !== 'number' || typeof output !== 'number') return undefined
  checkSettings(settings)
  return { layer, use, output }
}

/** `input_layers` and `output_layers`: one triple, or a list of them. */
export function readPlaces(value: unknown, path: readonly string[]): Source[] {
  const single = readTriple(value)
  if (single) return [single]
  const places = Array.isArray(value) ? value.map(readTriple) : []
  if (places.length > 0 && places.every((place) => place !== undefined)) return places
  return refuse(`${path.at(-1) ?? 'it'} must be a list of [layer, 0, 0]`, path)
}

/**
 * What a layer reads, in the form of Keras 2 (a list of triples for each use) or of Keras 3 (arguments with tensors in
 * them for each use).
 */
export function readInbound(nodes: unknown): Source[] {
  if (!Array.isArray(nodes) || nodes.length === 0) return []
  if (nodes.length > 1) {
    const message = `is used ${nodes.length} times: layers that share their weights cannot be read; a copy for each place would fit`
    return refuse(message, ['inbound_nodes'])
  }
  const [node] = nodes as unknown[]
  if (isRecord(node)) {
    checkSettings(node.kwargs)
    const named = isRecord(node.kwargs) ? node.kwargs : {}
    return [...findTensors(node.args), ...tensorArguments.flatMap((name) => findTensors(named[name]))]
  }
  return readPlaces(node, ['inbound_nodes'])
}

/** Tensors among arguments, in their order. */
function findTensors(value: unknown): Source[] {
  if (Array.isArray(value)) return value.flatMap(findTensors)
  if (!isRecord(value)) return []
  if (value.class_name === '__keras_tensor__' && isRecord(value.config)) {
    const source = readTriple(value.config.keras_history)
    return source ? [source] : refuse('a tensor without history cannot be read', ['inbound_nodes'])
  }
  return Object.values(value).flatMap(findTensors)
}

/** Settings of a call: none that changes what is computed. */
function checkSettings(settings: unknown): void {
  if (!isRecord(settings)) return
  for (const [name, value] of Object.entries(settings)) {
    if (value === null || value === false || tensorArguments.includes(name)) continue
    refuse(`is called with ${name}, which has no counterpart`, ['inbound_nodes'])
  }
}

/** Arguments that hold what a layer reads, in the order in which ours reads it. */
const tensorArguments: readonly string[] = ['inputs', 'query', 'value', 'key', 'initial_state']
