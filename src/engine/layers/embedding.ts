import { z } from 'zod'
import { regularizer } from './fields.js'
import { initializerSchema } from './initializers.js'
import type { LayerDefinition } from './layer.js'
import { onlyInput, requireRank } from './shapes.js'
import { learned } from './weights.js'

const schema = z.strictObject({
  type: z.literal('embedding'),
  inputDim: z.int().min(1).describe('Number of codes: the input holds 0 to inputDim - 1.'),
  outputDim: z.int().min(1).describe('Length of the vector of each code.'),
  embeddingsInitializer: initializerSchema
    .default({ type: 'randomUniform', minval: -0.05, maxval: 0.05 })
    .describe('How the vectors start.'),
  embeddingsRegularizer: regularizer('vectors'),
  maskZero: z
    .boolean()
    .default(false)
    .describe('Code 0 is padding: the layers behind pass over such time steps. The input is [time].'),
})

export const embedding: LayerDefinition<z.output<typeof schema>> = {
  type: 'embedding',
  description: 'A learned vector for each whole number. [...] of int32 becomes [..., outputDim]. Keras Embedding.',
  schema,
  arity: 'one',
  reads: 'int32',
  inferShape(spec, inputs) {
    const shape = spec.maskZero ? requireRank(inputs, ['time']) : onlyInput(inputs)
    return [...shape, spec.outputDim]
  },
  weights: (spec) => [
    learned('embeddings', [spec.inputDim, spec.outputDim], spec.embeddingsInitializer, spec.embeddingsRegularizer),
  ],
  flops: () => 0,
  apply: (_, inputs, { tf, weight }) => tf.gather(weight('embeddings'), onlyInput(inputs).toInt()),
  mask: (spec, inputs, { tf }) =>
    spec.maskZero ? tf.cast(tf.notEqual(onlyInput(inputs).toInt(), tf.scalar(0, 'int32')), 'float32') : undefined,
}
