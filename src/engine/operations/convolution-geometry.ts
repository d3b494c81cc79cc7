import type { Shape } from '../tensors.js'

/** How a convolution's kernel moves; one entry for each spatial axis. */
export interface ConvolutionWindow {
  readonly strides: readonly number[]
  /** Distance between the values that a kernel reads. */
  readonly dilations: readonly number[]
  /** Zeros before and after each axis. */
  readonly padding: readonly (readonly [number, number])[]
  /** The channels fall into so many groups, and each filter reads those of one. */
  readonly groups: number
}

/** Windows that fit along one axis. */
export function countWindows(length: number, size: number, window: ConvolutionWindow, axis: number): number {
  const [before, after] = window.padding[axis] ?? [0, 0]
  const span = (size - 1) * (window.dilations[axis] ?? 1) + 1
  return Math.floor((length + before + after - span) / (window.strides[axis] ?? 1)) + 1
}

/** A convolution over exactly three spatial axes, of which the first may have length 1. */
export interface ConvolutionGeometry {
  readonly batch: number
  readonly groups: number
  readonly channels: number
  readonly filters: number
  readonly axes: readonly [ConvolutionAxis, ConvolutionAxis, ConvolutionAxis]
}

export interface ConvolutionAxis {
  readonly input: number
  readonly kernel: number
  readonly output: number
  readonly stride: number
  readonly dilation: number
  /** Zeros before the axis. */
  readonly before: number
}

const single: ConvolutionAxis = { input: 1, kernel: 1, output: 1, stride: 1, dilation: 1, before: 0 }

/** @param x [batch, ...spatial, channels]; @param kernel [...window, channels / groups, filters]; @param y [batch, ...spatial, filters] */
export function describeConvolution(x: Shape, kernel: Shape, y: Shape, window: ConvolutionWindow): ConvolutionGeometry {
  const axes = window.strides.map((stride, axis): ConvolutionAxis => ({
    input: x[axis + 1] ?? 1,
    kernel: kernel[axis] ?? 1,
    output: y[axis + 1] ?? 1,
    stride,
    dilation: window.dilations[axis] ?? 1,
    before: window.padding[axis]?.[0] ?? 0,
  }))
  const [first = single, second = single, third = single] = [single, single, ...axes].slice(-3)
  return {
    batch: x[0] ?? 1,
    groups: window.groups,
    channels: x.at(-1) ?? 1,
    filters: y.at(-1) ?? 1,
    axes: [first, second, third],
  }
}
