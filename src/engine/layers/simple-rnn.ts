import { z } from 'zod'
import { applyRecurrent } from './apply-recurrent.js'
import type { LayerDefinition } from './layer.js'
import {
  inferRecurrentShape,
  recurrentExtras,
  recurrentFields,
  recurrentFlops,
  recurrentMask,
  recurrentWeights,
} from './recurrent.js'

export const simpleRnnSchema = z.strictObject({ type: z.literal('simpleRnn'), ...recurrentFields })

export type SimpleRnnSpec = z.output<typeof simpleRnnSchema>

export const simpleRnn: LayerDefinition<SimpleRnnSpec> = {
  type: 'simpleRnn',
  description:
    'Fully connected recurrence: state = activation(input x kernel + state x recurrentKernel + bias). [time, features] becomes [units], or [time, units]. First states may follow its input; the last ones are read as `name.state`. Keras SimpleRNN.',
  schema: simpleRnnSchema,
  arity: 'oneOrMore',
  inferShape: inferRecurrentShape,
  extras: recurrentExtras,
  weights: (spec, inputs) =>
    recurrentWeights(spec, inputs, 1, { shape: [spec.units], initializer: spec.biasInitializer }),
  flops: (spec, inputs) => recurrentFlops(spec, inputs, 1),
  mask: recurrentMask,
  apply: applyRecurrent,
}
