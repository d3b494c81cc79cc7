import type * as tfjs from '@tensorflow/tfjs'
import type { ForwardContext } from '../executors/executor.js'
import type { LayerContext, LayerWeight } from '../layers/layer.js'
import { findLayer } from '../layers/registry.js'
import type { LayerSpec } from '../layers/registry.js'
import type { SymbolicShape } from '../tensors.js'

/** A weight of a network under its full name, `layer/weight`. */
export type NetworkWeight = LayerWeight

export interface NetworkLayer {
  readonly name: string
  readonly type: LayerSpec['type']
  readonly spec: LayerSpec
  readonly inputs: readonly string[]
  readonly outputShape: SymbolicShape
  readonly parameterCount: number
  /** Floating-point operations of one forward pass over one sample; an axis of any length counts as one. */
  readonly flops: number
  readonly weights: readonly NetworkWeight[]
}

export interface NetworkContext extends ForwardContext {
  /** False for layers that the stage does not train: they run in inference mode. */
  isTraining(layerName: string): boolean
  /** Takes what layers add to the objective. (Default: nothing is asked for) */
  readonly penalize?: (penalty: tfjs.Scalar) => void
}

/** A layer sees its own weights and random numbers alone: names get the layer's name before them. */
function narrowContext(context: NetworkContext, layer: string): LayerContext {
  const training = context.training && context.isTraining(layer)
  return {
    tf: context.tf,
    training,
    weight: (name) => context.weight(`${layer}/${name}`),
    update(name, value) {
      if (training) context.update(`${layer}/${name}`, value)
    },
    random: (name, shape, distribution) => context.random(`${layer}/${name}`, shape, distribution),
    ...(context.penalize && context.isTraining(layer) && { penalize: context.penalize }),
  }
}

/** Computes the layers that `wanted` needs, each once. */
export function applyNetwork(
  layers: ReadonlyMap<string, NetworkLayer>,
  context: NetworkContext,
  inputs: Readonly<Record<string, tfjs.Tensor>>,
  wanted: readonly string[],
): Record<string, tfjs.Tensor> {
  const values = new Map(Object.entries(inputs))
  const compute = (name: string): tfjs.Tensor => {
    const known = values.get(name)
    if (known) return known
    const layer = layers.get(name)
    const definition = layer && findLayer(layer.type)
    if (!definition) throw new Error(`no value was given for input ${name}`)
    const value = definition.apply(layer.spec, layer.inputs.map(compute), narrowContext(context, name))
    values.set(name, value)
    return value
  }
  return Object.fromEntries(wanted.map((name) => [name, compute(name)]))
}
