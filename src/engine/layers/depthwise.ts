import { z } from 'zod'
import { activation, initializer, regularizer, useBias } from './fields.js'
import type { SymbolicShape } from '../tensors.js'
import { countChannels } from './convolution.js'
import { requireRank } from './shapes.js'
import { describeWindows, slide } from './windows.js'
import type { Padding } from './windows.js'

/** Fields that depthwise and separable convolutions share. */
export const depthwiseFields = {
  depthMultiplier: z.int().min(1).default(1).describe('Kernels for each channel of the input.'),
  activation: activation('linear'),
  useBias,
  depthwiseInitializer: initializer('depthwise kernel', 'glorotUniform'),
  biasInitializer: initializer('bias', 'zeros'),
  depthwiseRegularizer: regularizer('depthwise kernel'),
  biasRegularizer: regularizer('bias'),
}

interface DepthwiseSpec {
  readonly kernelSize: number | readonly number[]
  readonly strides: number | readonly number[]
  readonly dilationRate: number | readonly number[]
  readonly padding: Padding
  readonly depthMultiplier: number
}

/** The shape that a convolution of each channel by itself gives. */
export function inferDepthwiseShape(
  spec: DepthwiseSpec,
  inputs: readonly SymbolicShape[],
  axes: readonly string[],
): SymbolicShape {
  const shape = requireRank(inputs, [...axes, 'channels'])
  const channels = countChannels(shape)
  const sizes = describeWindows(spec).map((window, axis) => slide(shape[axis] ?? null, window, spec.padding))
  return [...sizes, channels * spec.depthMultiplier]
}

/** [...window, channels, depthMultiplier] */
export const depthwiseShape = ({ kernelSize, depthMultiplier }: DepthwiseSpec, channels: number): number[] => [
  ...[kernelSize].flat(),
  channels,
  depthMultiplier,
]
