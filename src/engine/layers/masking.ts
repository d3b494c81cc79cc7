import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { broadcastMask } from './masks.js'
import { countValues, onlyInput, requireRank } from './shapes.js'
import type * as tfjs from '@tensorflow/tfjs'

const schema = z.strictObject({
  type: z.literal('masking'),
  maskValue: z.number().default(0).describe('A time step whose values are all this number is padding.'),
})

type MaskingSpec = z.output<typeof schema>

/** 1 where a time step holds any other value than the one that stands for padding. */
const findSteps = (spec: MaskingSpec, x: tfjs.Tensor, tf: typeof tfjs): tfjs.Tensor =>
  tf.cast(tf.any(tf.notEqual(x, tf.scalar(spec.maskValue)), -1), 'float32')

export const masking: LayerDefinition<MaskingSpec> = {
  type: 'masking',
  description:
    'Marks time steps of padding, so that the layers behind pass over them, and sets them to zero. [time, features] stays. Keras Masking.',
  schema,
  arity: 'one',
  inferShape: (_, inputs) => requireRank(inputs, ['time', 'features']),
  weights: () => [],
  flops: (_, __, output) => countValues(output),
  apply(spec, inputs, { tf }) {
    const x = onlyInput(inputs)
    return x.mul(broadcastMask(findSteps(spec, x, tf), x.rank))
  },
  mask: (spec, inputs, { tf }) => findSteps(spec, onlyInput(inputs), tf),
}
