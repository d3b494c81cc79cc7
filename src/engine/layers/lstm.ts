import { z } from 'zod'
import { applyRecurrent } from './apply-recurrent.js'
import type { LayerDefinition } from './layer.js'
import {
  inferRecurrentShape,
  recurrentActivation,
  recurrentExtras,
  recurrentFields,
  recurrentFlops,
  recurrentMask,
  recurrentWeights,
} from './recurrent.js'

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
    'Long short-term memory. [time, features] becomes [units], or [time, units] with returnSequences. First states may follow its input; the last ones are read as `name.state` and `name.memory`. Keras LSTM; Hochreiter and Schmidhuber 1997.',
  schema: lstmSchema,
  arity: 'oneOrMore',
  inferShape: inferRecurrentShape,
  extras: recurrentExtras,
  weights: (spec, inputs) =>
    recurrentWeights(spec, inputs, gates, { shape: [gates * spec.units], initializer: biasInitializer(spec) }),
  flops: (spec, inputs) => recurrentFlops(spec, inputs, gates),
  mask: recurrentMask,
  apply: applyRecurrent,
}
