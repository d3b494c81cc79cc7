import { z } from 'zod'
import { activate, activationSchema } from './activations.js'
import type { LayerDefinition } from './layer.js'
import { countValues, onlyInput } from './shapes.js'

const schema = z.strictObject({
  type: z.literal('activation'),
  activation: activationSchema.describe('The function applied.'),
})

export const activation: LayerDefinition<z.output<typeof schema>> = {
  type: 'activation',
  description: 'A function of each value (softmax: over the last axis). The shape stays. Keras Activation.',
  schema,
  arity: 'one',
  inferShape: (_, inputs) => onlyInput(inputs),
  weights: () => [],
  flops: (spec, _, output) => (spec.activation === 'linear' ? 0 : countValues(output)),
  mask: 'pass',
  apply: (spec, inputs, { tf }) => activate(tf, spec.activation, onlyInput(inputs)),
}
