import { z } from 'zod'
import { drawMask } from './dropout.js'
import type { LayerDefinition } from './layer.js'
import { countValues, onlyInput } from './shapes.js'

const schema = z.strictObject({
  type: z.literal('alphaDropout'),
  rate: z.number().min(0).lt(1).describe('Share of the values dropped, 0 to below 1.'),
})

/** What selu gives for values far below zero: -scale x alpha. */
const floor = -1.7580993408473766

export const alphaDropout: LayerDefinition<z.output<typeof schema>> = {
  type: 'alphaDropout',
  description:
    "In training sets each value to selu's lowest with probability `rate` and moves all so that mean and variance stay; else passes its input through. Goes with selu. The shape stays. Keras AlphaDropout; Klambauer et al. 2017.",
  schema,
  arity: 'one',
  inferShape: (_, inputs) => onlyInput(inputs),
  weights: () => [],
  flops: (_, __, output) => 3 * countValues(output),
  mask: 'pass',
  apply(spec, inputs, context) {
    const x = onlyInput(inputs)
    if (!context.training || spec.rate === 0) return x
    const mask = drawMask(context, 'mask', x.shape, spec.rate)
    const factor = 1 / Math.sqrt((1 - spec.rate) * (1 + spec.rate * floor ** 2))
    const offset = -factor * floor * spec.rate
    const dropped = mask.mul(-floor).add(floor)
    return x.mul(mask).add(dropped).mul(factor).add(offset)
  },
}
