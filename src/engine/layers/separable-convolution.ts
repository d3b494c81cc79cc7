import { z } from 'zod'
import { activate } from './activations.js'
import { convolutionFields, convolutionFlops, countChannels } from './convolution.js'
import { convolveWindows } from './convolve.js'
import { depthwiseFields, depthwiseShape, inferDepthwiseShape } from './depthwise.js'
import { initializer, padding, regularizer, size1d, size2d } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { onlyInput } from './shapes.js'
import { learned } from './weights.js'
import { describeWindows } from './windows.js'

const separableFields = {
  ...depthwiseFields,
  filters: convolutionFields.filters,
  pointwiseInitializer: initializer('pointwise kernel', 'glorotUniform'),
  pointwiseRegularizer: regularizer('pointwise kernel'),
}

const schema1d = z.strictObject({
  type: z.literal('separableConv1d'),
  kernelSize: size1d('Length of the kernels.'),
  strides: size1d('Steps of the kernels.').default(1),
  padding,
  dilationRate: size1d('Distance between the values that a kernel reads.').default(1),
  ...separableFields,
})

const schema2d = z.strictObject({
  type: z.literal('separableConv2d'),
  kernelSize: size2d('Height and width of the kernels.'),
  strides: size2d('Steps of the kernels down and across.').default([1, 1]),
  padding,
  dilationRate: size2d('Distance between the values that a kernel reads, down and across.').default([1, 1]),
  ...separableFields,
})

type SeparableSpec = z.output<typeof schema1d> | z.output<typeof schema2d>

const define = <S extends SeparableSpec>(
  type: S['type'],
  schema: z.ZodType<S>,
  axes: readonly string[],
  description: string,
): LayerDefinition<S> => ({
  type,
  description,
  schema,
  arity: 'one',
  inferShape: (spec, inputs) => [...inferDepthwiseShape(spec, inputs, axes).slice(0, -1), spec.filters],
  weights(spec, inputs) {
    const channels = countChannels(onlyInput(inputs))
    const pointwise = [...axes.map(() => 1), channels * spec.depthMultiplier, spec.filters]
    const kernels = [
      learned('depthwiseKernel', depthwiseShape(spec, channels), spec.depthwiseInitializer, spec.depthwiseRegularizer),
      learned('pointwiseKernel', pointwise, spec.pointwiseInitializer, spec.pointwiseRegularizer),
    ]
    if (!spec.useBias) return kernels
    return [...kernels, learned('bias', [spec.filters], spec.biasInitializer, spec.biasRegularizer)]
  },
  flops(spec, inputs, output) {
    const channels = countChannels(onlyInput(inputs)) * spec.depthMultiplier
    const between = [...output.slice(0, -1), channels]
    const depthwise = convolutionFlops({ kernelSize: spec.kernelSize, useBias: false }, 1, between)
    return depthwise + convolutionFlops({ kernelSize: 1, useBias: spec.useBias }, channels, output)
  },
  apply(spec, inputs, { tf, weight }) {
    const x = onlyInput(inputs)
    const channels = x.shape.at(-1) ?? 1
    const windows = describeWindows(spec)
    const kernel = weight('depthwiseKernel').reshape([...[spec.kernelSize].flat(), 1, channels * spec.depthMultiplier])
    const between = convolveWindows(tf, x, kernel, windows, spec.padding, channels)
    const points = windows.map((window) => ({ ...window, size: 1, stride: 1, dilation: 1 }))
    const product = convolveWindows(tf, between, weight('pointwiseKernel'), points, 'valid')
    return activate(tf, spec.activation, spec.useBias ? product.add(weight('bias')) : product)
  },
})

export const separableConv1d = define(
  'separableConv1d',
  schema1d,
  ['length'],
  'A convolution of each channel by itself, then one that mixes the channels place by place: [length, channels] becomes [length, filters]. Keras SeparableConv1D; Chollet 2017.',
)

export const separableConv2d = define(
  'separableConv2d',
  schema2d,
  ['height', 'width'],
  'A convolution of each channel by itself, then one that mixes the channels place by place: [height, width, channels] becomes [height, width, filters]. Keras SeparableConv2D; Chollet 2017.',
)
