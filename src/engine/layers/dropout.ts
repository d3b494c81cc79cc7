import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import type { LayerContext, LayerDefinition } from './layer.js'
import { countValues, onlyInput } from './shapes.js'

const schema = z.strictObject({
  type: z.literal('dropout'),
  rate: z.number().min(0).lt(1).describe('Share of the values set to zero, 0 to below 1.'),
})

/** 1 where a value is kept, 0 where it is dropped: each with probability `rate`. */
export const drawMask = (context: LayerContext, name: string, shape: number[], rate: number): tfjs.Tensor =>
  context.tf.cast(context.tf.greaterEqual(context.random(name, shape, 'uniform'), rate), 'float32')

/** Inverted dropout: a mask of what is kept, and 1 / (1 - rate). Undefined outside training and where nothing is dropped. */
export const drawDropout = (
  context: LayerContext,
  name: string,
  shape: number[],
  rate: number,
): { mask: tfjs.Tensor; factor: number } | undefined =>
  context.training && rate > 0 ? { mask: drawMask(context, name, shape, rate), factor: 1 / (1 - rate) } : undefined

export const dropout: LayerDefinition<z.output<typeof schema>> = {
  type: 'dropout',
  description:
    'In training sets each value to zero with probability `rate` and scales the others by 1 / (1 - rate); else passes its input through. The shape stays. Keras Dropout.',
  schema,
  arity: 'one',
  inferShape: (_, inputs) => onlyInput(inputs),
  weights: () => [],
  flops: (_, __, output) => countValues(output),
  mask: 'pass',
  apply(spec, inputs, context) {
    const x = onlyInput(inputs)
    if (!context.training || spec.rate === 0) return x
    return x.mul(drawMask(context, 'mask', x.shape, spec.rate)).mul(1 / (1 - spec.rate))
  },
}
