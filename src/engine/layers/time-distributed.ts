import { z } from 'zod'
import { InvalidSpec } from '../errors.js'
import type { SymbolicShape } from '../tensors.js'
import { activation } from './activation.js'
import { conv1d } from './conv1d.js'
import { conv2d } from './conv2d.js'
import { conv1dTranspose, conv2dTranspose } from './transposed-convolution.js'
import { cropping1d, cropping2d } from './cropping.js'
import { dense } from './dense.js'
import { depthwiseConv1d, depthwiseConv2d } from './depthwise-convolution.js'
import { flatten } from './flatten.js'
import {
  globalAveragePooling1d,
  globalAveragePooling2d,
  globalMaxPooling1d,
  globalMaxPooling2d,
} from './global-pooling.js'
import { groupNormalization } from './group-normalization.js'
import { layerNormalization } from './layer-normalization.js'
import type { LayerDefinition } from './layer.js'
import { permute } from './permute.js'
import { averagePooling1d, maxPooling1d } from './pooling1d.js'
import { averagePooling2d, maxPooling2d } from './pooling2d.js'
import { repeatVector } from './repeat-vector.js'
import { reshape } from './reshape.js'
import { rmsNormalization } from './rms-normalization.js'
import { separableConv1d, separableConv2d } from './separable-convolution.js'
import { formatShape, onlyInput, refuse } from './shapes.js'
import { upSampling1d, upSampling2d } from './upsampling.js'
import { zeroPadding1d, zeroPadding2d } from './zero-padding.js'

/** Layers that treat each sample by itself and alike in training and inference: one more axis changes nothing. */
const wrapped: readonly LayerDefinition<{ type: string }>[] = [
  dense,
  activation,
  flatten,
  reshape,
  permute,
  repeatVector,
  conv1d,
  conv2d,
  depthwiseConv1d,
  depthwiseConv2d,
  separableConv1d,
  separableConv2d,
  conv1dTranspose,
  conv2dTranspose,
  maxPooling1d,
  maxPooling2d,
  averagePooling1d,
  averagePooling2d,
  globalAveragePooling1d,
  globalAveragePooling2d,
  globalMaxPooling1d,
  globalMaxPooling2d,
  upSampling1d,
  upSampling2d,
  zeroPadding1d,
  zeroPadding2d,
  cropping1d,
  cropping2d,
  layerNormalization,
  groupNormalization,
  rmsNormalization,
]

type Option = z.ZodObject<{ type: z.ZodLiteral<string> }>

// The layers' schemas are objects with a type, which their definitions do not say.
const [first, ...others] = wrapped.map(({ schema }) => schema as unknown as Option)

const schema = z.strictObject({
  type: z.literal('timeDistributed'),
  layer: z
    .discriminatedUnion('type', [first!, ...others])
    .meta({ title: 'TimeDistributedLayer' })
    .describe('The layer that every step goes through, with the same weights.'),
})

type TimeDistributedSpec = z.output<typeof schema>

const definitionOf = ({ layer }: TimeDistributedSpec): LayerDefinition<{ type: string }> => {
  const definition = wrapped.find(({ type }) => type === layer.type)
  if (!definition) throw new Error(`timeDistributed wraps no ${layer.type}`)
  return definition
}

/** The input of one step. */
function stepShape(inputs: readonly SymbolicShape[]): SymbolicShape {
  const shape = onlyInput(inputs)
  if (shape.length > 1) return shape.slice(1)
  return refuse(`reads [time, ...] of two axes or more, but its input has shape ${formatShape(shape)}`, 'inputs')
}

export const timeDistributed: LayerDefinition<TimeDistributedSpec> = {
  type: 'timeDistributed',
  description:
    'A layer over every step of a sequence, the same for all: [time, ...] becomes [time, what the layer makes of ...]. Keras TimeDistributed.',
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const [time = null] = onlyInput(inputs)
    const { layer } = spec
    const step = stepShape(inputs)
    try {
      return [time, ...definitionOf(spec).inferShape(layer, [step])]
    } catch (error) {
      if (!(error instanceof InvalidSpec)) throw error
      // Fields are the inner layer's, inputs are ours.
      const place = (path: readonly string[]) =>
        path.length === 0 || path[0] === 'inputs' ? path : ['layer', layer.type, ...path]
      throw new InvalidSpec(
        error.issues.map(({ path, message }) => ({ path: place(path), message: `${layer.type}: ${message}` })),
      )
    }
  },
  weights: (spec, inputs) => definitionOf(spec).weights(spec.layer, [stepShape(inputs)]),
  flops(spec, inputs, output) {
    const [time] = onlyInput(inputs)
    return (time ?? 1) * definitionOf(spec).flops(spec.layer, [stepShape(inputs)], output.slice(1))
  },
  mask: 'pass',
  apply(spec, inputs, context) {
    const x = onlyInput(inputs)
    const [batch = 1, time = 1, ...rest] = x.shape
    const steps = definitionOf(spec).apply(spec.layer, [x.reshape([batch * time, ...rest])], context)
    return steps.reshape([batch, time, ...steps.shape.slice(1)])
  },
}
