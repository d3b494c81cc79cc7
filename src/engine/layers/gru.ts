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

export const gru: LayerDefinition<GruSpec> = {
  type: 'gru',
  description:
    'Gated recurrent unit. [time, features] becomes [units], or [time, units] with returnSequences. First states may follow its input; the last ones are read as `name.state`. Keras GRU; Cho et al. 2014.',
  schema: gruSchema,
  arity: 'oneOrMore',
  inferShape: inferRecurrentShape,
  extras: recurrentExtras,
  weights(spec, inputs) {
    const width = gates * spec.units
    const shape = spec.resetAfter ? [2, width] : [width]
    return recurrentWeights(spec, inputs, gates, { shape, initializer: spec.biasInitializer })
  },
  flops: (spec, inputs) => recurrentFlops(spec, inputs, gates),
  mask: recurrentMask,
  apply: applyRecurrent,
}
