import { z } from 'zod'
import { activate } from './activations.js'
import type { LayerDefinition } from './layer.js'
import {
  inferRecurrentShape,
  recurrentFields,
  recurrentFlops,
  recurrentMask,
  recurrentWeights,
  unroll,
} from './recurrent.js'
import { onlyInput } from './shapes.js'

export const simpleRnnSchema = z.strictObject({ type: z.literal('simpleRnn'), ...recurrentFields })

export type SimpleRnnSpec = z.output<typeof simpleRnnSchema>

export const simpleRnn: LayerDefinition<SimpleRnnSpec> = {
  type: 'simpleRnn',
  description:
    'Fully connected recurrence: state = activation(input x kernel + state x recurrentKernel + bias). [time, features] becomes [units], or [time, units]. Keras SimpleRNN.',
  schema: simpleRnnSchema,
  arity: 'one',
  inferShape: inferRecurrentShape,
  weights: (spec, inputs) =>
    recurrentWeights(spec, inputs, 1, { shape: [spec.units], initializer: spec.biasInitializer }),
  flops: (spec, inputs) => recurrentFlops(spec, inputs, 1),
  mask: recurrentMask,
  apply(spec, inputs, context) {
    const { tf, weight } = context
    const recurrentKernel = weight('recurrentKernel')
    return unroll(
      spec,
      onlyInput(inputs),
      1,
      context,
      (rows) => {
        const product = tf.matMul(rows, weight('kernel'))
        return spec.useBias ? product.add(weight('bias')) : product
      },
      (input, [state]) => [activate(tf, spec.activation, input.add(tf.matMul(state!, recurrentKernel)))],
    )
  },
}
