import { z } from 'zod'
import { activate } from './activations.js'
import { convolutionFields, countChannels } from './convolution.js'
import { convolveBack } from './convolve.js'
import { padding, size1d, size2d, size3d } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { countValues, onlyInput, refuse, requireRank } from './shapes.js'
import { learned } from './weights.js'
import { describeWindows, spread } from './windows.js'
import type { Spread, Window } from './windows.js'

const lengthsAdded = 'Values added to the end of the result, below the strides. (Default: as many as make it whole)'

const schema1d = z.strictObject({
  type: z.literal('conv1dTranspose'),
  ...convolutionFields,
  kernelSize: size1d('Length of the kernels.'),
  strides: size1d('Steps of the result for one of the input.').default(1),
  padding,
  outputPadding: z.int().min(0).optional().describe(lengthsAdded),
  dilationRate: size1d('Distance between the values that a kernel writes.').default(1),
})

const count = z.int().min(0)

const schema2d = z.strictObject({
  type: z.literal('conv2dTranspose'),
  ...convolutionFields,
  kernelSize: size2d('Height and width of the kernels.'),
  strides: size2d('Steps of the result for one of the input, down and across.').default([1, 1]),
  padding,
  outputPadding: z.tuple([count, count], 'must hold two whole numbers').optional().describe(lengthsAdded),
  dilationRate: size2d('Distance between the values that a kernel writes, down and across.').default([1, 1]),
})

const schema3d = z.strictObject({
  type: z.literal('conv3dTranspose'),
  ...convolutionFields,
  kernelSize: size3d('Depth, height and width of the kernels.'),
  strides: size3d('Steps of the result for one of the input, axis by axis.').default([1, 1, 1]),
  padding,
  outputPadding: z.tuple([count, count, count], 'must hold three whole numbers').optional().describe(lengthsAdded),
  dilationRate: size3d('Distance between the values that a kernel writes, axis by axis.').default([1, 1, 1]),
})

type TransposedSpec = z.output<typeof schema1d> | z.output<typeof schema2d> | z.output<typeof schema3d>

/** What becomes of each axis. @throws InvalidSpec where more is added at the end than a stride can tell apart */
function spreadAxes(spec: TransposedSpec, shape: readonly (number | null)[]): Spread[] {
  const added = spec.outputPadding === undefined ? [] : [spec.outputPadding].flat()
  return describeWindows(spec).map((window: Window, axis) => {
    const extra = added[axis]
    if (extra !== undefined && extra >= window.stride) {
      return refuse(
        `outputPadding must be below the strides, got ${extra} for strides of ${window.stride}`,
        'outputPadding',
      )
    }
    return spread(shape[axis] ?? null, window, spec.padding, extra)
  })
}

const define = <S extends TransposedSpec>(
  type: S['type'],
  schema: z.ZodType<S>,
  axes: readonly string[],
  description: string,
): LayerDefinition<S> => ({
  type,
  description,
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = requireRank(inputs, [...axes, 'channels'])
    countChannels(shape)
    return [...spreadAxes(spec, shape).map(({ length }) => length), spec.filters]
  },
  weights(spec, inputs) {
    const shape = [...[spec.kernelSize].flat(), spec.filters, countChannels(onlyInput(inputs))]
    const kernel = learned('kernel', shape, spec.kernelInitializer, spec.kernelRegularizer)
    if (!spec.useBias) return [kernel]
    return [kernel, learned('bias', [spec.filters], spec.biasInitializer, spec.biasRegularizer)]
  },
  flops: (spec, inputs, output) =>
    countValues(onlyInput(inputs)) * 2 * countValues([spec.kernelSize].flat()) * spec.filters +
    (spec.useBias ? countValues(output) : 0),
  apply(spec, inputs, { tf, weight }) {
    const x = onlyInput(inputs)
    const spreads = spreadAxes(spec, x.shape.slice(1, -1))
    const zeros = spreads.map(({ cut }) => cut)
    const spatial = spreads.map(({ length }) => length ?? 1)
    const product = convolveBack(tf, x, weight('kernel'), describeWindows(spec), zeros, spatial)
    return activate(tf, spec.activation, spec.useBias ? product.add(weight('bias')) : product)
  },
})

export const conv1dTranspose = define(
  'conv1dTranspose',
  schema1d,
  ['length'],
  'The transposed convolution: each value is spread over a window, strides apart. [length, channels] becomes [length, filters], longer by the strides. Keras Conv1DTranspose.',
)

export const conv2dTranspose = define(
  'conv2dTranspose',
  schema2d,
  ['height', 'width'],
  'The transposed convolution: each value is spread over a window, strides apart. [height, width, channels] becomes [height, width, filters], larger by the strides. Keras Conv2DTranspose.',
)

export const conv3dTranspose = define(
  'conv3dTranspose',
  schema3d,
  ['depth', 'height', 'width'],
  'The transposed convolution: each value is spread over a window, strides apart. [depth, height, width, channels] becomes [depth, height, width, filters], larger by the strides. Keras Conv3DTranspose.',
)
