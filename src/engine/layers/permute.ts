import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { formatShape, onlyInput, refuse } from './shapes.js'
import type { SymbolicShape } from '../tensors.js'

const schema = z.strictObject({
  type: z.literal('permute'),
  dims: z
    .array(z.int().min(1))
    .min(1)
    .max(5)
    .describe('Which axis of the input stands at each place of the result, counted from 1; the batch (0) is left out.'),
})

type PermuteSpec = z.output<typeof schema>

function checkOrder({ dims }: PermuteSpec, shape: SymbolicShape): void {
  const sorted = [...dims].sort((a, b) => a - b)
  if (sorted.length === shape.length && sorted.every((axis, index) => axis === index + 1)) return
  const wanted = shape.map((_, index) => index + 1).join(', ')
  refuse(
    `dims must hold each of ${wanted} once for an input of shape ${formatShape(shape)}, got [${dims.join(', ')}]`,
    'dims',
  )
}

export const permute: LayerDefinition<PermuteSpec> = {
  type: 'permute',
  description: 'The axes in another order: with dims [2, 1] [a, b] becomes [b, a]. Keras Permute.',
  schema,
  arity: 'one',
  reads: 'any',
  inferShape(spec, inputs) {
    const shape = onlyInput(inputs)
    checkOrder(spec, shape)
    return spec.dims.map((axis) => shape[axis - 1] ?? null)
  },
  weights: () => [],
  flops: () => 0,
  apply: (spec, inputs, { tf }) => tf.transpose(onlyInput(inputs), [0, ...spec.dims]),
}
