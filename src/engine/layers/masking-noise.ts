import { z } from 'zod'
import { drawMask } from './dropout.js'
import type { LayerDefinition } from './layer.js'
import { countValues, onlyInput } from './shapes.js'

const schema = z.strictObject({
  type: z.literal('maskingNoise'),
  rate: z.number().min(0).max(1).describe('Share of the values set to zero.'),
})

export const maskingNoise: LayerDefinition<z.output<typeof schema>> = {
  type: 'maskingNoise',
  description:
    'In training sets each value to zero with probability `rate`, without scaling the others: the corruption of denoising autoencoders (Vincent et al. 2010).',
  schema,
  arity: 'one',
  isInternal: true,
  inferShape: (_, inputs) => onlyInput(inputs),
  weights: () => [],
  flops: (_, __, output) => countValues(output),
  mask: 'pass',
  apply(spec, inputs, context) {
    const x = onlyInput(inputs)
    if (!context.training || spec.rate === 0) return x
    return x.mul(drawMask(context, 'mask', x.shape, spec.rate))
  },
}
