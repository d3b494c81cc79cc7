import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { countValues, onlyInput } from './shapes.js'

const schema = z.strictObject({
  type: z.literal('gaussianNoise'),
  stddev: z.number().min(0).describe('Standard deviation of the noise.'),
})

export const gaussianNoise: LayerDefinition<z.output<typeof schema>> = {
  type: 'gaussianNoise',
  description:
    'In training adds normal noise of mean 0 to each value; else passes its input through. The shape stays. Keras GaussianNoise.',
  schema,
  arity: 'one',
  inferShape: (_, inputs) => onlyInput(inputs),
  weights: () => [],
  flops: (_, __, output) => countValues(output),
  mask: 'pass',
  apply(spec, inputs, { training, random }) {
    const x = onlyInput(inputs)
    return training && spec.stddev > 0 ? x.add(random('noise', x.shape, 'normal').mul(spec.stddev)) : x
  },
}
