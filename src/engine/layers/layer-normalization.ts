import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { initializer, regularizer } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { countValues, formatShape, onlyInput, refuse, resolveAxis } from './shapes.js'
import { standardize } from './standardize.js'
import type { SymbolicShape } from '../tensors.js'
import { learned } from './weights.js'

const schema = z.strictObject({
  type: z.literal('layerNormalization'),
  axis: z
    .int()
    .default(-1)
    .describe('The axis that is normalized; as in Keras counted from 1 (0 is the batch), or from the end if negative.'),
  epsilon: z.number().gt(0).default(1e-3).describe('Added to the variance before the root.'),
  center: z.boolean().default(true).describe('Adds a learned offset (beta).'),
  scale: z.boolean().default(true).describe('Multiplies by a learned factor (gamma).'),
  betaInitializer: initializer('offset', 'zeros'),
  gammaInitializer: initializer('factor', 'ones'),
  betaRegularizer: regularizer('offset'),
  gammaRegularizer: regularizer('factor'),
})

type LayerNormalizationSpec = z.output<typeof schema>

function countAlong({ axis }: LayerNormalizationSpec, shape: SymbolicShape): number {
  const size = shape[resolveAxis(axis, shape)]
  if (typeof size === 'number') return size
  return refuse(`needs axis ${axis} fixed, but its input has shape ${formatShape(shape)}`, 'axis')
}

/** (x - mean) / sqrt(variance + epsilon) x gamma + beta over the last axis. */
export function normalizeLastAxis(
  tf: typeof tfjs,
  x: tfjs.Tensor,
  gamma: tfjs.Tensor,
  beta: tfjs.Tensor,
  epsilon: number,
): tfjs.Tensor {
  return standardize(tf, x, [x.rank - 1], epsilon)
    .mul(gamma)
    .add(beta)
}

export const layerNormalization: LayerDefinition<LayerNormalizationSpec> = {
  type: 'layerNormalization',
  description:
    '(x - mean) / sqrt(variance + epsilon) x gamma + beta, mean and variance over one axis of each sample. The shape stays. Keras LayerNormalization; Ba et al. 2016.',
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = onlyInput(inputs)
    countAlong(spec, shape)
    return shape
  },
  weights(spec, inputs) {
    const shape = [countAlong(spec, onlyInput(inputs))]
    return [
      ...(spec.scale ? [learned('gamma', shape, spec.gammaInitializer, spec.gammaRegularizer)] : []),
      ...(spec.center ? [learned('beta', shape, spec.betaInitializer, spec.betaRegularizer)] : []),
    ]
  },
  flops: (_, __, output) => 8 * countValues(output),
  mask: 'pass',
  apply(spec, inputs, { tf, weight }) {
    const x = onlyInput(inputs)
    const axis = 1 + resolveAxis(spec.axis, x.shape.slice(1))
    const along = x.shape.map((size, index) => (index === axis ? size : 1))
    const normalized = standardize(tf, x, [axis], spec.epsilon)
    const scaled = spec.scale ? normalized.mul(weight('gamma').reshape(along)) : normalized
    return spec.center ? scaled.add(weight('beta').reshape(along)) : scaled
  },
}
