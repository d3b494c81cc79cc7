import type { Activation } from '../../layers/activations.js'
import type { NetworkLayer } from '../../spec/network.js'

/**
 * Ours and Keras 3's hard sigmoid is clip(x / 6 + 1/2, 0, 1), that of TensorFlow.js and Keras 2 clip(x / 5 + 1/2, 0, 1):
 * theirs of x is ours of 6/5 x. So a layer goes over by its weights, where what the function reads is linear in them.
 */
export const hardSigmoidFactor = { fromTfjs: 6 / 5, toTfjs: 5 / 6 } as const

interface Activated {
  readonly type: string
  readonly activation?: Activation
  readonly recurrentActivation?: Activation
  readonly layer?: Activated
}

const specOf = ({ spec }: NetworkLayer): Activated => {
  const outer: Activated = spec
  return outer.layer ?? outer
}

const isHard = (activation: Activation | undefined): boolean => activation === 'hardSigmoid'

export function hasHardSigmoid(layer: NetworkLayer): boolean {
  const { activation, recurrentActivation } = specOf(layer)
  return isHard(activation) || isHard(recurrentActivation)
}

/** False for layers without weights, and for the lstm, which also puts its memory through its activation. */
export function canRescale(layer: NetworkLayer): boolean {
  const { type, activation } = specOf(layer)
  return layer.weights.length > 0 && !(type === 'lstm' && isHard(activation))
}

/** Parts of the last axis of a recurrent layer's weights, in Keras's order: whether its gates' function reads them. */
const gates: Readonly<Record<string, readonly boolean[]>> = {
  simpleRnn: [false],
  lstm: [true, true, false, true],
  gru: [true, true, false],
}

/**
 * A weight of such a layer for the other definition.
 * @param name the weight's own, without its layer's
 */
export function rescale(layer: NetworkLayer, name: string, values: Float32Array, factor: number): Float32Array {
  const { type, activation, recurrentActivation } = specOf(layer)
  // Between the two kernels nothing is read by the function: one of them is enough.
  if (name === 'depthwiseKernel') return values
  const parts = gates[type]?.map((isGate) => isHard(isGate ? recurrentActivation : activation)) ?? [true]
  const width = layer.weights.find((weight) => weight.name === `${layer.name}/${name}`)?.shape.at(-1) ?? 1
  const size = width / parts.length
  return values.map((value, index) => (parts[Math.floor((index % width) / size)] ? value * factor : value))
}
