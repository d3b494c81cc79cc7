import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { activate } from './activations.js'
import type { LayerContext, LayerDefinition } from './layer.js'
import {
  inferRecurrentShape,
  recurrentActivation,
  recurrentFields,
  recurrentFlops,
  recurrentMask,
  recurrentWeights,
  unroll,
} from './recurrent.js'
import { onlyInput } from './shapes.js'

export const gruSchema = z.strictObject({
  type: z.literal('gru'),
  ...recurrentFields,
  recurrentActivation,
  resetAfter: z
    .boolean()
    .default(true)
    .describe(
      'Applies the reset gate after the recurrent product, with a bias of its own (cuDNN), rather than before.',
    ),
})

export type GruSpec = z.output<typeof gruSchema>

/** Gates in Keras's order along the last axis: update, reset, candidate. */
const gates = 3

/** Bias of the input's products and of the state's; the second is there with `resetAfter` alone. */
function readBiases(spec: GruSpec, { tf, weight }: LayerContext): [tfjs.Tensor | null, tfjs.Tensor | null] {
  if (!spec.useBias) return [null, null]
  const bias = weight('bias')
  if (!spec.resetAfter) return [bias, null]
  const [input = null, recurrent = null] = tf.split(bias, 2, 0)
  return [input, recurrent]
}

/** What the candidate adds to its input's product, and the gates: the state's part of one time step. */
function createStep(spec: GruSpec, recurrentBias: tfjs.Tensor | null, { tf, weight }: LayerContext) {
  const gate = (sum: tfjs.Tensor) => activate(tf, spec.recurrentActivation, sum)
  const recurrentKernel = weight('recurrentKernel')
  const mix = (state: tfjs.Tensor, update: tfjs.Tensor, candidate: tfjs.Tensor) => [
    update.mul(state).add(tf.sub(1, update).mul(activate(tf, spec.activation, candidate))),
  ]
  if (spec.resetAfter) {
    return (projected: tfjs.Tensor, [state]: readonly tfjs.Tensor[]) => {
      const product = tf.matMul(state!, recurrentKernel)
      const inputs = tf.split(projected, gates, 1)
      const states = tf.split(recurrentBias ? product.add(recurrentBias) : product, gates, 1)
      const update = gate(inputs[0]!.add(states[0]!))
      const reset = gate(inputs[1]!.add(states[1]!))
      return mix(state!, update, inputs[2]!.add(reset.mul(states[2]!)))
    }
  }
  const [gateKernel, candidateKernel] = tf.split(recurrentKernel, [2 * spec.units, spec.units], 1)
  return (projected: tfjs.Tensor, [state]: readonly tfjs.Tensor[]) => {
    const [gateInput, candidateInput] = tf.split(projected, [2 * spec.units, spec.units], 1)
    const sums = gate(gateInput!.add(tf.matMul(state!, gateKernel!)))
    const [update, reset] = tf.split(sums, 2, 1)
    return mix(state!, update!, candidateInput!.add(tf.matMul(reset!.mul(state!), candidateKernel!)))
  }
}

export const gru: LayerDefinition<GruSpec> = {
  type: 'gru',
  description:
    'Gated recurrent unit. [time, features] becomes [units], or [time, units] with returnSequences. Keras GRU; Cho et al. 2014.',
  schema: gruSchema,
  arity: 'one',
  inferShape: inferRecurrentShape,
  weights(spec, inputs) {
    const width = gates * spec.units
    const shape = spec.resetAfter ? [2, width] : [width]
    return recurrentWeights(spec, inputs, gates, { shape, initializer: spec.biasInitializer })
  },
  flops: (spec, inputs) => recurrentFlops(spec, inputs, gates),
  mask: recurrentMask,
  apply(spec, inputs, context) {
    const { tf, weight } = context
    const [inputBias, recurrentBias] = readBiases(spec, context)
    const project = (rows: tfjs.Tensor) => {
      const product = tf.matMul(rows, weight('kernel'))
      return inputBias ? product.add(inputBias) : product
    }
    return unroll(spec, onlyInput(inputs), 1, context, project, createStep(spec, recurrentBias, context))
  },
}
