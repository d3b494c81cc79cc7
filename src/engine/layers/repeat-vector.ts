import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { onlyInput, requireRank } from './shapes.js'

const schema = z.strictObject({
  type: z.literal('repeatVector'),
  n: z.int().min(1).describe('How often.'),
})

export const repeatVector: LayerDefinition<z.output<typeof schema>> = {
  type: 'repeatVector',
  description: 'The same vector again and again, as a sequence. [features] becomes [n, features]. Keras RepeatVector.',
  schema,
  arity: 'one',
  inferShape: (spec, inputs) => [spec.n, ...requireRank(inputs, ['features'])],
  weights: () => [],
  flops: () => 0,
  apply: (spec, inputs, { tf }) => tf.tile(onlyInput(inputs).expandDims(1), [1, spec.n, 1]),
}
