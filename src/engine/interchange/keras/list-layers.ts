import type { KerasConfig } from './converter.js'
import { readInbound, readPlaces } from './inbound.js'
import type { Source } from './inbound.js'
import { isRecord, readObject, refuse } from './refuse.js'
import type { KerasObject } from './refuse.js'

/** A layer of a model, its config unread. */
export interface ListedLayer {
  readonly className: string
  readonly name: string
  readonly config: KerasConfig
  /** Where it stands in the file's list. */
  readonly index: number
  /** @throws InvalidSpec with paths relative to the layer */
  readSources(): readonly Source[]
}

export interface ListedModel {
  readonly layers: readonly ListedLayer[]
  /** Undefined: the last layer. */
  readonly outputs?: readonly Source[]
}

/** The layers of a Sequential or a Functional model, each with what it reads; inputs stand among them. */
export function listLayers({ className, config }: KerasObject, rawConfig: unknown): ListedModel {
  switch (className) {
    case 'Sequential':
      // Before Keras 2.3 the config was the list itself.
      return listSequence(Array.isArray(rawConfig) ? rawConfig : config.layers)
    case 'Functional':
    case 'Model':
      return listGraph(config)
    default:
      return refuse(`a model must be Sequential or Functional, got ${className}`, ['class_name'])
  }
}

function listSequence(given: unknown): ListedModel {
  const layers = readList(given).map((layer, index) => ({
    ...readObject(layer, ['layers']),
    index,
    name: nameOf(layer),
  }))
  const [first] = layers
  const shape = first?.config.batch_input_shape ?? first?.config.batch_shape
  const isInput = first?.className === 'InputLayer'
  if (!isInput && !Array.isArray(shape))
    return refuse('the first layer has no batch_input_shape, so that the shape of the input is unknown', [
      'layers',
      '0',
    ])
  const dtype = first?.config.dtype
  const input = { className: 'InputLayer', name: 'input', index: 0, config: { batch_input_shape: shape, dtype } }
  const all = isInput ? layers : [input, ...layers]
  return {
    layers: all.map((layer, place) => {
      const before = all[place - 1]
      return { ...layer, readSources: () => (before ? [{ layer: before.name, use: 0, output: 0 }] : []) }
    }),
  }
}

function listGraph(config: KerasConfig): ListedModel {
  const layers = readList(config.layers).map((layer, index): ListedLayer => ({
    ...readObject(layer, ['layers', String(index)]),
    index,
    name: nameOf(layer),
    readSources: () => readInbound(isRecord(layer) ? layer.inbound_nodes : undefined),
  }))
  // The inputs in the order in which the model takes them.
  const inputs = readPlaces(config.input_layers, ['input_layers']).map(({ layer }) => layer)
  const placeOf = ({ className, name }: ListedLayer) =>
    className === 'InputLayer' ? inputs.indexOf(name) : inputs.length
  return {
    layers: [...layers].sort((a, b) => placeOf(a) - placeOf(b)),
    outputs: readPlaces(config.output_layers, ['output_layers']),
  }
}

const readList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) && value.length > 0 ? (value as unknown[]) : refuse('there are no layers', ['layers'])

/** A layer's name stands beside its config, in it, or both. */
function nameOf(layer: unknown): string {
  const { className, config } = readObject(layer, ['layers'])
  const name = (isRecord(layer) && layer.name) || config.name
  return typeof name === 'string' ? name : refuse(`a layer (${className}) has no name`, ['layers'])
}
