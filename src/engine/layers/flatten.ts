import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { elementCount } from '../tensors.js'
import { countValues, formatShape, onlyInput, refuse } from './shapes.js'

const schema = z.strictObject({ type: z.literal('flatten') })

export const flatten: LayerDefinition<z.output<typeof schema>> = {
  type: 'flatten',
  description: 'All axes in one, row-major. [a, b, ...] becomes [a x b x ...]. Keras Flatten.',
  schema,
  arity: 'one',
  reads: 'any',
  inferShape(_, inputs) {
    const shape = onlyInput(inputs)
    if (!shape.includes(null)) return [countValues(shape)]
    return refuse(
      `needs every axis fixed, but its input has shape ${formatShape(shape)}: give the architecture's input a fixed length, or pool over the axis first`,
      'inputs',
    )
  },
  weights: () => [],
  flops: () => 0,
  apply(_, inputs) {
    const x = onlyInput(inputs)
    const [batch = 1, ...axes] = x.shape
    return x.reshape([batch, elementCount(axes)])
  },
}
