import { z } from 'zod'
import { activate } from './activations.js'
import { convolveWindows } from './convolve.js'
import { activation, initializer, regularizer, useBias } from './fields.js'
import type { Activation } from './activations.js'
import type { Initializer } from './initializers.js'
import type { LayerDefinition, LayerWeight } from './layer.js'
import type { Regularizer } from './regularizers.js'
import { countValues, onlyInput, refuse, requireLastAxis, requireRank } from './shapes.js'
import type { SymbolicShape } from '../tensors.js'
import { learned } from './weights.js'
import { describeWindows, slide } from './windows.js'
import type { Padding } from './windows.js'

/** Fields that convolutions of every rank share. */
export const convolutionFields = {
  filters: z.int().min(1).describe('Number of kernels: channels of the output.'),
  activation: activation('linear'),
  useBias,
  kernelInitializer: initializer('kernel', 'glorotUniform'),
  biasInitializer: initializer('bias', 'zeros'),
  kernelRegularizer: regularizer('kernel'),
  biasRegularizer: regularizer('bias'),
}

export const groups = z
  .int()
  .min(1)
  .default(1)
  .describe(
    'Parts that the channels are cut into: each filter reads one of them. Must divide the channels and the filters.',
  )

/** What the kernels of any convolution are told; numbers over one axis, lists over several. */
interface ConvolutionSpec {
  readonly type: string
  readonly filters: number
  readonly kernelSize: number | readonly number[]
  readonly strides: number | readonly number[]
  readonly dilationRate: number | readonly number[]
  readonly padding: Padding
  readonly groups: number
  readonly activation: Activation
  readonly useBias: boolean
  readonly kernelInitializer: Initializer
  readonly biasInitializer: Initializer
  readonly kernelRegularizer?: Regularizer | undefined
  readonly biasRegularizer?: Regularizer | undefined
}

export const countChannels = (shape: SymbolicShape): number =>
  requireLastAxis(shape, 'the channels: a kernel has one value for each')

function refuseGroups({ groups: count, filters }: ConvolutionSpec, channels: number): void {
  if (channels % count === 0 && filters % count === 0) return
  refuse(
    `groups must divide the channels of its input and the filters, got ${count} for ${channels} channels and ${filters} filters`,
    'groups',
  )
}

function convolutionWeights(spec: ConvolutionSpec, channels: number): LayerWeight[] {
  const shape = [...[spec.kernelSize].flat(), channels / spec.groups, spec.filters]
  const kernel = learned('kernel', shape, spec.kernelInitializer, spec.kernelRegularizer)
  return spec.useBias ? [kernel, learned('bias', [spec.filters], spec.biasInitializer, spec.biasRegularizer)] : [kernel]
}

/** A multiply-add for each value under the kernel, and the bias. */
export const convolutionFlops = (
  { kernelSize, useBias: isBiased }: Pick<ConvolutionSpec, 'kernelSize' | 'useBias'>,
  channels: number,
  output: SymbolicShape,
): number => countValues(output) * (2 * countValues([kernelSize].flat()) * channels + (isBiased ? 1 : 0))

/** A convolution over `axes` (`['height', 'width']`): all but its fields, which say their own rank. */
export const defineConvolution = <S extends ConvolutionSpec>(
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
    refuseGroups(spec, countChannels(shape))
    const sizes = describeWindows(spec).map((window, axis) => slide(shape[axis] ?? null, window, spec.padding))
    return [...sizes, spec.filters]
  },
  weights: (spec, inputs) => convolutionWeights(spec, countChannels(onlyInput(inputs))),
  flops: (spec, inputs, output) => convolutionFlops(spec, countChannels(onlyInput(inputs)) / spec.groups, output),
  apply(spec, inputs, { tf, weight }) {
    const windows = describeWindows(spec)
    const product = convolveWindows(tf, onlyInput(inputs), weight('kernel'), windows, spec.padding, spec.groups)
    return activate(tf, spec.activation, spec.useBias ? product.add(weight('bias')) : product)
  },
})
