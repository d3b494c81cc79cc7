import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { intersectMasks } from './masks.js'
import { mergeShapes } from './merged-shape.js'
import { countValues } from './shapes.js'

const schema = z.strictObject({ type: z.literal('add') })

export const add: LayerDefinition<z.output<typeof schema>> = {
  type: 'add',
  description:
    'The sum of its inputs, value by value; their shapes must be equal, but an axis of 1 goes with any. Keras Add.',
  schema,
  arity: 'many',
  inferShape: (_, inputs) => mergeShapes(inputs),
  weights: () => [],
  flops: (_, inputs, output) => (inputs.length - 1) * countValues(output),
  mask: (_, inputs, context) => intersectMasks(inputs, context),
  apply: (_, inputs) => inputs.reduce((sum, input) => sum.add(input)),
}
