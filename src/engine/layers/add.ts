import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { intersectMasks } from './masks.js'
import { countValues, formatShape, refuse } from './shapes.js'

const schema = z.strictObject({ type: z.literal('add') })

export const add: LayerDefinition<z.output<typeof schema>> = {
  type: 'add',
  description: 'The sum of its inputs, value by value; their shapes must be equal. Keras Add.',
  schema,
  arity: 'many',
  inferShape(_, inputs) {
    const [first = []] = inputs
    const isAlike = inputs.every(
      (shape) =>
        shape.length === first.length &&
        shape.every((size, axis) =>
          inputs.every((other) => size === null || other[axis] === null || other[axis] === size),
        ),
    )
    if (isAlike)
      return first.map(
        (_size, axis) => inputs.map((shape) => shape[axis]).find((size) => typeof size === 'number') ?? null,
      )
    return refuse(`inputs must have equal shapes, got ${inputs.map(formatShape).join(', ')}`, 'inputs')
  },
  weights: () => [],
  flops: (_, inputs, output) => (inputs.length - 1) * countValues(output),
  mask: (_, inputs, context) => intersectMasks(inputs, context),
  apply: (_, inputs) => inputs.reduce((sum, input) => sum.add(input)),
}
