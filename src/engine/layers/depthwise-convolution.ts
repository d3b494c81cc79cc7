import { z } from 'zod'
import { activate } from './activations.js'
import { convolutionFlops, countChannels } from './convolution.js'
import { convolveWindows } from './convolve.js'
import { depthwiseFields, depthwiseShape, inferDepthwiseShape } from './depthwise.js'
import { padding, size1d, size2d } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { onlyInput } from './shapes.js'
import { learned } from './weights.js'
import { describeWindows } from './windows.js'

const schema1d = z.strictObject({
  type: z.literal('depthwiseConv1d'),
  kernelSize: size1d('Length of the kernels.'),
  strides: size1d('Steps of the kernels.').default(1),
  padding,
  dilationRate: size1d('Distance between the values that a kernel reads.').default(1),
  ...depthwiseFields,
})

const schema2d = z.strictObject({
  type: z.literal('depthwiseConv2d'),
  kernelSize: size2d('Height and width of the kernels.'),
  strides: size2d('Steps of the kernels down and across.').default([1, 1]),
  padding,
  dilationRate: size2d('Distance between the values that a kernel reads, down and across.').default([1, 1]),
  ...depthwiseFields,
})

type DepthwiseSpec = z.output<typeof schema1d> | z.output<typeof schema2d>

const define = <S extends DepthwiseSpec>(
  type: S['type'],
  schema: z.ZodType<S>,
  axes: readonly string[],
  description: string,
): LayerDefinition<S> => ({
  type,
  description,
  schema,
  arity: 'one',
  inferShape: (spec, inputs) => inferDepthwiseShape(spec, inputs, axes),
  weights(spec, inputs) {
    const channels = countChannels(onlyInput(inputs))
    const shape = depthwiseShape(spec, channels)
    const kernel = learned('kernel', shape, spec.depthwiseInitializer, spec.depthwiseRegularizer)
    if (!spec.useBias) return [kernel]
    const bias = [channels * spec.depthMultiplier]
    return [kernel, learned('bias', bias, spec.biasInitializer, spec.biasRegularizer)]
  },
  flops: (spec, _, output) => convolutionFlops(spec, 1, output),
  apply(spec, inputs, { tf, weight }) {
    const x = onlyInput(inputs)
    const channels = x.shape.at(-1) ?? 1
    const kernel = weight('kernel').reshape([...[spec.kernelSize].flat(), 1, channels * spec.depthMultiplier])
    const product = convolveWindows(tf, x, kernel, describeWindows(spec), spec.padding, channels)
    return activate(tf, spec.activation, spec.useBias ? product.add(weight('bias')) : product)
  },
})

export const depthwiseConv1d = define(
  'depthwiseConv1d',
  schema1d,
  ['length'],
  'Convolution of each channel by itself: [length, channels] becomes [length, channels x depthMultiplier]. Keras DepthwiseConv1D.',
)

export const depthwiseConv2d = define(
  'depthwiseConv2d',
  schema2d,
  ['height', 'width'],
  'Convolution of each channel by itself: [height, width, channels] becomes [height, width, channels x depthMultiplier]. Keras DepthwiseConv2D.',
)
