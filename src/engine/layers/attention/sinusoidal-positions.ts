import { z } from 'zod'
import type { LayerDefinition } from '../layer.js'
import { countValues, onlyInput } from '../shapes.js'
import { readSequence } from './sequence-shapes.js'

const schema = z.strictObject({
  type: z.literal('sinusoidalPositions'),
  maxWavelength: z.number().gt(0).default(10_000).describe('Longest period, in places / 2 pi, of the waves.'),
})

/** [length, features]: sine at even features, cosine at odd ones, of position / maxWavelength^(2 floor(i / 2) / features). */
function waves(length: number, features: number, maxWavelength: number): Float32Array {
  return Float32Array.from({ length: length * features }, (_, index) => {
    const feature = index % features
    const angle = Math.floor(index / features) * maxWavelength ** (-(feature - (feature % 2)) / features)
    return feature % 2 === 0 ? Math.sin(angle) : Math.cos(angle)
  })
}

export const sinusoidalPositions: LayerDefinition<z.output<typeof schema>> = {
  type: 'sinusoidalPositions',
  description:
    'Adds to each place of a sequence sines and cosines of its position, fixed ones. [time, features] stays. KerasHub SinePositionEncoding, added to its input; Vaswani et al. 2017, section 3.5.',
  schema,
  arity: 'one',
  inferShape(_, inputs) {
    const { time, features } = readSequence(onlyInput(inputs), 'input')
    return [time, features]
  },
  weights: () => [],
  flops: (_, __, output) => countValues(output),
  mask: 'pass',
  apply({ maxWavelength }, inputs, { tf }) {
    const x = onlyInput(inputs)
    const [, length = 1, features = 1] = x.shape
    return x.add(tf.tensor(waves(length, features, maxWavelength), [length, features]))
  },
}
