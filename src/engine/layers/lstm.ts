import { z } from 'zod'
import { activate } from './activations.js'
import type { LayerDefinition } from './layer.js'
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

export const lstmSchema = z.strictObject({
  type: z.literal('lstm'),
  ...recurrentFields,
  recurrentActivation,
  unitForgetBias: z.boolean().default(true).describe('Starts the bias of the forget gate at 1.'),
})

export type LstmSpec = z.output<typeof lstmSchema>

/** Gates in Keras's order along the last axis: input, forget, candidate, output. */
const gates = 4

function biasInitializer({ units, unitForgetBias, biasInitializer: initializer }: LstmSpec) {
  if (!unitForgetBias) return initializer
  const segments = [
    { size: units, initializer },
    { size: units, initializer: { type: 'ones' as const } },
    { size: 2 * units, initializer },
  ]
  return { type: 'segments' as const, segments }
}

export const lstm: LayerDefinition<LstmSpec> = {
  type: 'lstm',
  description:
    'Long short-term memory. [time, features] becomes [units], or [time, units] with returnSequences. Keras LSTM; Hochreiter and Schmidhuber 1997.',
  schema: lstmSchema,
  arity: 'one',
  inferShape: inferRecurrentShape,
  weights: (spec, inputs) =>
    recurrentWeights(spec, inputs, gates, { shape: [gates * spec.units], initializer: biasInitializer(spec) }),
  flops: (spec, inputs) => recurrentFlops(spec, inputs, gates),
  mask: recurrentMask,
  apply(spec, inputs, context) {
    const { tf, weight } = context
    const recurrentKernel = weight('recurrentKernel')
    return unroll(
      spec,
      onlyInput(inputs),
      2,
      context,
      (rows) => {
        const product = tf.matMul(rows, weight('kernel'))
        return spec.useBias ? product.add(weight('bias')) : product
      },
      (projected, [state, memory]) => {
        const sums = projected.add(tf.matMul(state!, recurrentKernel))
        const [input, forget, candidate, output] = tf.split(sums, gates, 1)
        const kept = activate(tf, spec.recurrentActivation, forget!).mul(memory!)
        const added = activate(tf, spec.recurrentActivation, input!).mul(activate(tf, spec.activation, candidate!))
        const next = kept.add(added)
        return [activate(tf, spec.recurrentActivation, output!).mul(activate(tf, spec.activation, next)), next]
      },
    )
  },
}
