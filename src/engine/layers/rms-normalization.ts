import { z } from 'zod'
import { initializer, regularizer } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { countValues, formatShape, onlyInput, refuse, resolveAxis } from './shapes.js'
import type { SymbolicShape } from '../tensors.js'
import { learned } from './weights.js'

const schema = z.strictObject({
  type: z.literal('rmsNormalization'),
  axis: z
    .int()
    .default(-1)
    .describe('The axis that is normalized; as in Keras counted from 1 (0 is the batch), or from the end if negative.'),
  epsilon: z.number().gt(0).default(1e-6).describe('Added to the mean square before the root.'),
  scaleInitializer: initializer('factor', 'ones'),
  scaleRegularizer: regularizer('factor'),
})

type RmsNormalizationSpec = z.output<typeof schema>

function countAlong({ axis }: RmsNormalizationSpec, shape: SymbolicShape): number {
  const size = shape[resolveAxis(axis, shape)]
  if (typeof size === 'number') return size
  return refuse(`needs axis ${axis} fixed, but its input has shape ${formatShape(shape)}`, 'axis')
}

export const rmsNormalization: LayerDefinition<RmsNormalizationSpec> = {
  type: 'rmsNormalization',
  description:
    'x / sqrt(mean(x^2) + epsilon) x scale, the mean over one axis of each sample; scale is learned. The shape stays. Keras RMSNormalization; Zhang and Sennrich 2019.',
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = onlyInput(inputs)
    countAlong(spec, shape)
    return shape
  },
  weights(spec, inputs) {
    return [learned('scale', [countAlong(spec, onlyInput(inputs))], spec.scaleInitializer, spec.scaleRegularizer)]
  },
  flops: (_, __, output) => 4 * countValues(output),
  mask: 'pass',
  apply(spec, inputs, { tf, weight }) {
    const x = onlyInput(inputs)
    const axis = 1 + resolveAxis(spec.axis, x.shape.slice(1))
    const along = x.shape.map((size, index) => (index === axis ? size : 1))
    const factor = tf.rsqrt(tf.mean(tf.square(x), axis, true).add(spec.epsilon))
    return x.mul(factor).mul(weight('scale').reshape(along))
  },
}
