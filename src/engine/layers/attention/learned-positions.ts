import { z } from 'zod'
import { initializer, regularizer } from '../fields.js'
import type { LayerDefinition } from '../layer.js'
import { countValues, onlyInput, refuse } from '../shapes.js'
import type { SymbolicShape } from '../../tensors.js'
import { learned } from '../weights.js'
import { readSequence } from './sequence-shapes.js'

const schema = z.strictObject({
  type: z.literal('learnedPositions'),
  sequenceLength: z
    .int()
    .min(1)
    .optional()
    .describe('How many positions have a vector: the longest sequence that fits. (Default: the length of the input)'),
  embeddingsInitializer: initializer('vectors', 'glorotUniform'),
  embeddingsRegularizer: regularizer('vectors'),
})

type LearnedPositionsSpec = z.output<typeof schema>

function countPositions({ sequenceLength }: LearnedPositionsSpec, shape: SymbolicShape): number {
  const { time } = readSequence(shape, 'input')
  if (sequenceLength === undefined)
    return time ?? refuse('needs sequenceLength where the length of its input is not fixed', 'sequenceLength')
  if (time === null || time <= sequenceLength) return sequenceLength
  return refuse(
    `sequenceLength must be at least ${time}, the length of its input, got ${sequenceLength}`,
    'sequenceLength',
  )
}

export const learnedPositions: LayerDefinition<LearnedPositionsSpec> = {
  type: 'learnedPositions',
  description:
    'Adds to each place of a sequence a learned vector of its position. [time, features] stays. KerasHub PositionEmbedding, added to its input; Devlin et al. 2019.',
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = onlyInput(inputs)
    countPositions(spec, shape)
    return shape
  },
  weights(spec, inputs) {
    const shape = onlyInput(inputs)
    const { features } = readSequence(shape, 'input')
    const size = [countPositions(spec, shape), features]
    return [learned('embeddings', size, spec.embeddingsInitializer, spec.embeddingsRegularizer)]
  },
  flops: (_, __, output) => countValues(output),
  mask: 'pass',
  apply(_, inputs, { tf, weight }) {
    const x = onlyInput(inputs)
    const vectors = weight('embeddings')
    const [, length = 1, features = 1] = x.shape
    const [positions = 1] = vectors.shape
    if (length > positions)
      throw new Error(`learnedPositions holds ${positions} positions, got a sequence of ${length}`)
    return x.add(length === positions ? vectors : tf.slice(vectors, [0, 0], [length, features]))
  },
}
