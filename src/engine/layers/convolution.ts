import { z } from 'zod'
import { activation, initializer, regularizer, useBias } from './fields.js'
import type { Activation } from './activations.js'
import type { Initializer } from './initializers.js'
import type { LayerWeight } from './layer.js'
import type { Regularizer } from './regularizers.js'
import { countValues, refuse, requireLastAxis } from './shapes.js'
import type { SymbolicShape } from '../tensors.js'
import { learned } from './weights.js'
import type { Window } from './windows.js'

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

interface ConvolutionSpec {
  readonly filters: number
  readonly activation: Activation
  readonly useBias: boolean
  readonly kernelInitializer: Initializer
  readonly biasInitializer: Initializer
  readonly kernelRegularizer?: Regularizer | undefined
  readonly biasRegularizer?: Regularizer | undefined
}

/** Strides and dilation cannot both be more than one (Keras). */
export function refuseStridedDilation(windows: readonly Window[]): void {
  if (windows.every(({ dilation }) => dilation === 1) || windows.every(({ stride }) => stride === 1)) return
  refuse('dilationRate must be 1 where strides are more than 1, or strides 1 where it is more', 'dilationRate')
}

export const countChannels = (shape: SymbolicShape): number =>
  requireLastAxis(shape, 'the channels: a kernel has one value for each')

export function convolutionWeights(spec: ConvolutionSpec, window: readonly number[], channels: number): LayerWeight[] {
  const shape = [...window, channels, spec.filters]
  const kernel = learned('kernel', shape, spec.kernelInitializer, spec.kernelRegularizer)
  return spec.useBias ? [kernel, learned('bias', [spec.filters], spec.biasInitializer, spec.biasRegularizer)] : [kernel]
}

/** A multiply-add for each value under the kernel, and the bias. */
export const convolutionFlops = (
  spec: ConvolutionSpec,
  windowSize: number,
  channels: number,
  output: SymbolicShape,
): number => countValues(output) * (2 * windowSize * channels + (spec.useBias ? 1 : 0))
