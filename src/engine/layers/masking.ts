import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { withGradient } from '../operations/with-gradient.js'
import type { LayerDefinition } from './layer.js'
import { broadcastMask } from './masks.js'
import { countValues, onlyInput, requireRank } from './shapes.js'

const schema = z.strictObject({
  type: z.literal('masking'),
  maskValue: z.number().default(0).describe('A time step whose values are all this number is padding.'),
})

type MaskingSpec = z.output<typeof schema>

/** 1 where a time step holds any other value than the one that stands for padding; a choice, so without a slope. */
const findSteps = (spec: MaskingSpec, x: tfjs.Tensor, tf: typeof tfjs): tfjs.Tensor =>
  withGradient(tf, x, (values) => ({
    value: tf.cast(tf.any(tf.notEqual(values, tf.scalar(spec.maskValue)), -1), 'float32'),
    saved: [values],
    gradient: (_, [at]) => tf.zerosLike(at!),
  }))

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
  mask(spec, inputs, { tf, mask }) {
    const steps = findSteps(spec, onlyInput(inputs), tf)
    return mask(0)?.mul(steps) ?? steps
  },
}
