import type { Network, NetworkLayer } from '../../spec/network.js'
import { extraName, ownerName } from '../../spec/names.js'
import type { KerasConfig, LayerConverter } from './converter.js'
import { findConverter } from './registry.js'

/** A place in Keras's graph: a layer, which of its uses (we have one of each), and which of its outputs. */
type Place = readonly [layer: string, use: 0, output: number]

interface WrittenLayer {
  readonly class_name: string
  readonly name: string
  readonly config: KerasConfig
  readonly inbound_nodes: readonly (readonly (readonly [...Place, object])[])[]
}

/** What Keras 2 calls a functional model, as TensorFlow.js reads it. */
export interface WrittenModel {
  readonly class_name: 'Model'
  readonly config: {
    readonly name: string
    readonly layers: readonly WrittenLayer[]
    readonly input_layers: readonly Place[]
    readonly output_layers: readonly Place[]
  }
}

/** @throws Error for layers that Keras has not: whoever exports refuses them before */
export function writeModel(network: Network): WrittenModel {
  const byName = new Map(network.layers.map((layer) => [layer.name, layer]))
  const placeOf = (value: string): Place => {
    const owner = ownerName(value, (name) => byName.has(name))
    const extras = Object.keys(byName.get(owner)?.extras ?? {}).map((extra) => extraName(owner, extra))
    return [owner, 0, 1 + extras.indexOf(value)]
  }
  const readOutside = [...network.layers.flatMap(({ inputs }) => inputs), ...network.spec.outputs].map(placeOf)
  const givesStates = ({ name }: NetworkLayer): boolean =>
    readOutside.some(([owner, , output]) => owner === name && output > 0)
  const inputs = network.inputs.map(({ name, shape, dtype }): WrittenLayer => ({
    class_name: 'InputLayer',
    name,
    config: { batch_input_shape: [null, ...shape], dtype, sparse: false, name },
    inbound_nodes: [],
  }))
  const layers = network.layers.map((layer): WrittenLayer => {
    const converter = converterOf(layer)
    const config = converter.toConfig(layer.spec)
    return {
      class_name: converter.className,
      name: layer.name,
      config: {
        name: layer.name,
        trainable: true,
        dtype: 'float32',
        ...(givesStates(layer) ? withStates(config) : config),
      },
      inbound_nodes: [layer.inputs.map((input) => [...placeOf(input), {}] as const)],
    }
  })
  return {
    class_name: 'Model',
    config: {
      name: 'model',
      layers: [...inputs, ...layers],
      input_layers: network.inputs.map(({ name }) => placeOf(name)),
      output_layers: network.spec.outputs.map(placeOf),
    },
  }
}

/** What Keras calls a layer's weights, in our order. */
export function writeWeightNames(layer: NetworkLayer): { readonly ours: string; readonly keras: string }[] {
  const converter = converterOf(layer)
  const config = converter.toConfig(layer.spec)
  return layer.weights.map(({ name }) => ({
    ours: name,
    keras: `${layer.name}/${converter.weightName(name.slice(layer.name.length + 1), config)}`,
  }))
}

function converterOf({ type }: NetworkLayer): LayerConverter {
  const converter = findConverter(type)
  if (!converter) throw new Error(`${type} cannot be written in Keras's format`)
  return converter
}

/** The states of a wrapped layer are given where the inner one gives them. */
function withStates(config: KerasConfig): KerasConfig {
  const inner = config.layer as { readonly config: KerasConfig } | undefined
  if (!inner) return { ...config, return_state: true }
  return { ...config, layer: { ...inner, config: { ...inner.config, return_state: true } } }
}
