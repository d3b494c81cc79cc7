import type * as tfjs from '@tensorflow/tfjs'
import type { ForwardContext } from '../executors/executor.js'
import type { LayerContext, LayerWeight } from '../layers/layer.js'
import { findLayer } from '../layers/registry.js'
import type { LayerSpec } from '../layers/registry.js'
import type { SymbolicShape } from '../tensors.js'
import { extraName, ownerName } from './names.js'

/** A weight of a network under its full name, `layer/weight`. */
export type NetworkWeight = LayerWeight

export interface NetworkLayer {
  readonly name: string
  readonly type: LayerSpec['type']
  readonly spec: LayerSpec
  readonly inputs: readonly string[]
  readonly outputShape: SymbolicShape
  /** Shapes of the values beside the result, by name. */
  readonly extras: Readonly<Record<string, SymbolicShape>>
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

type Tensors = Readonly<Record<string, tfjs.Tensor>>

/** Values by name, and the masks of those that have one: [batch, time], 1 where a time step is real, 0 where padded. */
export interface MaskedValues {
  readonly values: Record<string, tfjs.Tensor>
  readonly masks: Record<string, tfjs.Tensor>
}

/** A layer sees its own weights and random numbers alone: names get the layer's name before them. */
function narrowContext(
  context: NetworkContext,
  layer: string,
  masks: readonly Mask[],
  give: LayerContext['give'],
): LayerContext {
  const training = context.training && context.isTraining(layer)
  return {
    tf: context.tf,
    training,
    weight: (name) => context.weight(`${layer}/${name}`),
    update(name, value) {
      if (training) context.update(`${layer}/${name}`, value)
    },
    random: (name, shape, distribution) => context.random(`${layer}/${name}`, shape, distribution),
    mask: (input) => masks[input],
    give,
    ...(context.penalize && context.isTraining(layer) && { penalize: context.penalize }),
  }
}

type Mask = tfjs.Tensor | undefined

/**
 * Computes the layers that `wanted` needs, each once, and carries masks beside their values.
 * @param inputMasks masks of inputs, by name
 */
export function applyNetwork(
  layers: ReadonlyMap<string, NetworkLayer>,
  context: NetworkContext,
  inputs: Tensors,
  wanted: readonly string[],
  inputMasks: Tensors = {},
): MaskedValues {
  const known = new Map<string, { value: tfjs.Tensor; mask: Mask }>(
    Object.entries(inputs).map(([name, value]) => [name, { value, mask: inputMasks[name] }]),
  )
  const compute = (name: string): { value: tfjs.Tensor; mask: Mask } => {
    const found = known.get(name)
    if (found) return found
    const owner = ownerName(name, (layer) => layers.has(layer))
    const layer = layers.get(owner)
    const definition = layer && findLayer(layer.type)
    if (!definition) throw new Error(`no value was given for input ${name}`)
    if (owner !== name) {
      compute(owner)
      const extra = known.get(name)
      if (!extra) throw new Error(`layer ${owner} has given no value ${name}`)
      return extra
    }
    const sources = layer.inputs.map(compute)
    const values = sources.map(({ value }) => value)
    const own = narrowContext(
      context,
      name,
      sources.map(({ mask }) => mask),
      (extra, given) => known.set(extraName(name, extra), { value: given, mask: undefined }),
    )
    const value = definition.apply(layer.spec, values, own)
    const mask = definition.mask === 'pass' ? sources[0]?.mask : definition.mask?.(layer.spec, values, own)
    context.observe?.(name, value)
    const computed = { value, mask }
    known.set(name, computed)
    return computed
  }
  const results = wanted.map((name) => ({ name, ...compute(name) }))
  return {
    values: Object.fromEntries(results.map(({ name, value }) => [name, value])),
    masks: Object.fromEntries(results.flatMap(({ name, mask }) => (mask ? [[name, mask]] : []))),
  }
}
