import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { countValues, onlyInput } from './shapes.js'

const schema = z.strictObject({
  type: z.literal('gaussianDropout'),
  rate: z
    .number()
    .min(0)
    .lt(1)
    .describe(
      'Strength of the noise as the rate of the dropout that it stands for: its variance is rate / (1 - rate).',
    ),
})

export const gaussianDropout: LayerDefinition<z.output<typeof schema>> = {
  type: 'gaussianDropout',
  description:
    'In training multiplies each value with normal noise of mean 1 and variance rate / (1 - rate); else passes its input through. The shape stays. Keras GaussianDropout; Srivastava et al. 2014.',
  schema,
  arity: 'one',
  inferShape: (_, inputs) => onlyInput(inputs),
  weights: () => [],
  flops: (_, __, output) => countValues(output),
  mask: 'pass',
  apply(spec, inputs, { training, random }) {
    const x = onlyInput(inputs)
    if (!training || spec.rate === 0) return x
    const deviation = Math.sqrt(spec.rate / (1 - spec.rate))
    return x.mul(random('noise', x.shape, 'normal').mul(deviation).add(1))
  },
}
