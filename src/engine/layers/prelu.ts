import { z } from 'zod'
import { initializer, regularizer } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { countValues, formatShape, onlyInput, refuse, resolveAxis } from './shapes.js'
import type { SymbolicShape } from '../tensors.js'
import { learned } from './weights.js'

const schema = z.strictObject({
  type: z.literal('prelu'),
  alphaInitializer: initializer('slope', 'zeros'),
  alphaRegularizer: regularizer('slope'),
  sharedAxes: z
    .array(z.int())
    .max(5)
    .default([])
    .describe(
      'Axes along which one slope serves all: [1, 2] gives an image a slope for each channel. As in Keras counted from 1 (0 is the batch), or from the end if negative.',
    ),
})

type PreluSpec = z.output<typeof schema>

function slopeShape({ sharedAxes }: PreluSpec, shape: SymbolicShape): number[] {
  const shared = new Set(sharedAxes.map((axis) => resolveAxis(axis, shape, 'sharedAxes')))
  return shape.map((size, axis) => {
    if (shared.has(axis)) return 1
    if (size !== null) return size
    return refuse(
      `needs axis ${axis + 1} fixed or in sharedAxes, but its input has shape ${formatShape(shape)}`,
      'sharedAxes',
    )
  })
}

export const prelu: LayerDefinition<PreluSpec> = {
  type: 'prelu',
  description: 'x above zero, alpha x below, alpha learned. The shape stays. Keras PReLU; He et al. 2015.',
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = onlyInput(inputs)
    slopeShape(spec, shape)
    return shape
  },
  weights: (spec, inputs) => [
    learned('alpha', slopeShape(spec, onlyInput(inputs)), spec.alphaInitializer, spec.alphaRegularizer),
  ],
  flops: (_, __, output) => 2 * countValues(output),
  mask: 'pass',
  apply(_, inputs, { tf, weight }) {
    const x = onlyInput(inputs)
    return tf.relu(x).sub(weight('alpha').mul(tf.relu(tf.neg(x))))
  },
}
