import type * as tfjs from '@tensorflow/tfjs'
import { elementCount } from '../tensors.js'
import type { Shape } from '../tensors.js'
import { registerCpuKernel } from './cpu-kernel.js'

type Tf = typeof tfjs
type Tensor = tfjs.Tensor

export type Interpolation = 'nearest' | 'bilinear'

/** Names of the kernels; the tracing backend translates them. */
export const upsamplingKernelNames = { forward: 'StrataUpsample', gradient: 'StrataUpsampleGradient' } as const

/** One whole factor for each spatial axis. */
export interface UpsamplingAttributes {
  readonly factors: readonly number[]
  readonly interpolation: Interpolation
}

/**
 * Makes each spatial axis of [batch, ...spatial, channels] a whole number of times as long: by repeating values, or on
 * the straight line between neighbours, whose centres are half a step inside (TensorFlow 2, ONNX `half_pixel`); beyond
 * the outermost centres their values go on. TensorFlow.js has no right gradient of either.
 */
export const upsample = (tf: Tf, x: Tensor, factors: readonly number[], interpolation: Interpolation): Tensor =>
  tf.engine().runKernel(upsamplingKernelNames.forward, { x }, { factors: [...factors], interpolation })

/** What each place of the longer axis is made of: places of the shorter one and their shares. */
export function sharesAlong(
  length: number,
  factor: number,
  interpolation: Interpolation,
): readonly (readonly (readonly [place: number, share: number])[])[] {
  return Array.from({ length: length * factor }, (_, index) => {
    if (interpolation === 'nearest') return [[Math.floor(index / factor), 1] as const]
    const at = Math.min(Math.max((index + 0.5) / factor - 0.5, 0), length - 1)
    const before = Math.floor(at)
    const share = at - before
    return share === 0
      ? [[before, 1] as const]
      : ([
          [before, 1 - share],
          [before + 1, share],
        ] as const)
  })
}

/** Calls back for every place of the result and every place of `shape` that it is made of. */
function eachShare(
  [batch = 1, ...rest]: Shape,
  { factors, interpolation }: UpsamplingAttributes,
  visit: (small: number, large: number, share: number) => void,
): void {
  const spatial = rest.slice(0, -1)
  const axes = spatial.map((length, axis) => sharesAlong(length, factors[axis] ?? 1, interpolation))
  const walk = (axis: number, small: number, large: number, share: number): void => {
    const places = axes[axis]
    if (!places) return visit(small, large, share)
    places.forEach((parts, place) => {
      for (const [from, part] of parts)
        walk(axis + 1, small * (spatial[axis] ?? 1) + from, large * places.length + place, share * part)
    })
  }
  for (let sample = 0; sample < batch; sample += 1) walk(0, sample, sample, 1)
}

const scale = (shape: Shape, factors: readonly number[], up: boolean): number[] =>
  shape.map((size, axis) => {
    const factor = axis === 0 || axis === shape.length - 1 ? 1 : (factors[axis - 1] ?? 1)
    return up ? size * factor : size / factor
  })

/** The shape that upsampling makes. */
export const upsampledShape = (shape: Shape, factors: readonly number[]): number[] => scale(shape, factors, true)

/** The shape that upsampling made this one of. */
export const downsampledShape = (shape: Shape, factors: readonly number[]): number[] => scale(shape, factors, false)

/** Makes upsampling known to TensorFlow.js: on the cpu backend, by its definition, and with its gradient. */
export function registerUpsampling(tf: Tf): void {
  const define = (name: string, key: string, isForward: boolean): void =>
    registerCpuKernel(tf, name, (input, attributes) => {
      const settings = attributes as UpsamplingAttributes
      const given = input(key)
      const shape = scale(given.shape, settings.factors, isForward)
      const channels = shape.at(-1) ?? 1
      const values = new Float64Array(elementCount(shape))
      eachShare(isForward ? given.shape : shape, settings, (small, large, share) => {
        const [from, to] = isForward ? [small, large] : [large, small]
        for (let channel = 0; channel < channels; channel += 1)
          values[to * channels + channel]! += given.values[from * channels + channel]! * share
      })
      return { shape, values }
    })
  define(upsamplingKernelNames.forward, 'x', true)
  define(upsamplingKernelNames.gradient, 'dy', false)
  tf.registerGradient({
    kernelName: upsamplingKernelNames.forward,
    gradFunc: (dy, _, attributes) => ({
      x: () => tf.engine().runKernel(upsamplingKernelNames.gradient, { dy: dy as Tensor }, attributes),
    }),
  })
}
