import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { countValues, formatShape, onlyInput, refuse } from './shapes.js'
import type { SymbolicShape } from '../tensors.js'

const schema = z.strictObject({
  type: z.literal('reshape'),
  targetShape: z
    .array(z.int().refine((axis) => axis === -1 || axis >= 1, 'must be >= 1, or -1 for what is left'))
    .max(5)
    .describe("The new shape, without the batch axis; one axis may be -1: what the input's size leaves for it."),
})

type ReshapeSpec = z.output<typeof schema>

function resolveShape({ targetShape }: ReshapeSpec, shape: SymbolicShape): number[] {
  const found = formatShape(shape)
  if (shape.includes(null)) return refuse(`needs every axis fixed, but its input has shape ${found}`, 'inputs')
  const size = countValues(shape)
  const known = targetShape.filter((axis) => axis !== -1).reduce((product, axis) => product * axis, 1)
  const openAxes = targetShape.filter((axis) => axis === -1).length
  if (openAxes > 1) return refuse(`targetShape may hold -1 once, got ${formatShape(targetShape)}`, 'targetShape')
  if (openAxes === 1 ? size % known === 0 : size === known) {
    return targetShape.map((axis) => (axis === -1 ? size / known : axis))
  }
  return refuse(
    `targetShape ${formatShape(targetShape)} does not hold the ${size} values of its input of shape ${found}`,
    'targetShape',
  )
}

export const reshape: LayerDefinition<ReshapeSpec> = {
  type: 'reshape',
  description: 'The same values, row-major, under another shape. Keras Reshape.',
  schema,
  arity: 'one',
  reads: 'any',
  inferShape: (spec, inputs) => resolveShape(spec, onlyInput(inputs)),
  weights: () => [],
  flops: () => 0,
  apply(spec, inputs) {
    const x = onlyInput(inputs)
    const [batch = 1, ...axes] = x.shape
    return x.reshape([batch, ...resolveShape(spec, axes)])
  },
}
