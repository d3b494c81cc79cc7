import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { countValues, onlyInput, resolveAxis } from './shapes.js'

const schema = z.strictObject({
  type: z.literal('unitNormalization'),
  axis: z
    .int()
    .default(-1)
    .describe('The axis that gets length 1; as in Keras counted from 1 (0 is the batch), or from the end if negative.'),
})

/** Least square of a length that is divided by, as in Keras. */
const leastSquare = 1e-12

/** Scales to Euclidean length 1 along some axes. */
export function normalizeToUnit(tf: typeof tfjs, x: tfjs.Tensor, axes: number[]): tfjs.Tensor {
  const squares = tf.sum(tf.square(x), axes, true)
  return x.mul(tf.rsqrt(tf.clipByValue(squares, leastSquare, Number.MAX_VALUE)))
}

export const unitNormalization: LayerDefinition<z.output<typeof schema>> = {
  type: 'unitNormalization',
  description: 'Scales each sample to Euclidean length 1 along an axis. The shape stays. Keras UnitNormalization.',
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = onlyInput(inputs)
    resolveAxis(spec.axis, shape)
    return shape
  },
  weights: () => [],
  flops: (_, __, output) => 3 * countValues(output),
  mask: 'pass',
  apply(spec, inputs, { tf }) {
    const x = onlyInput(inputs)
    return normalizeToUnit(tf, x, [1 + resolveAxis(spec.axis, x.shape.slice(1))])
  },
}
