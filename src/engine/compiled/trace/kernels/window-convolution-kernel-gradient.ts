import type { ConvolutionAttributes } from '../../../operations/convolution.js'
import type { GraphBuilder } from '../../graph/builder.js'
import type { Value } from '../../graph/graph.js'
import { noteClearedShift } from '../../graph/known-shifts.js'
import { matMul } from '../../graph/matrix.js'
import { concat, pad, reshape, slice, transpose } from '../../graph/shaping.js'
import { axisSize, sameShape } from '../../graph/shapes.js'
import { isLarge, kernelGradientByOffsets, offsetsOf } from '../../operators/kernel-gradient-by-offsets.js'
import type { SteadyWindow } from '../../operators/kernel-gradient-by-offsets.js'
import { toChannelsFirst } from './window-layout.js'

/** One spatial axis: the input, padded to `size` whole strides. */
interface Axis {
  readonly size: number
  readonly stride: number
  readonly dilation: number
  readonly kernel: number
  readonly output: number
  readonly zeros: readonly [number, number]
}

/**
 * Gradient of a convolution by its kernel: for each place of the kernel one matrix product a group, of the input as that
 * place saw it and `dy`. `dy` is padded with zeros to the size of the input, so that both are long vectors and the input
 * as a place saw it is the same vector from another element on: copied in one run, several times faster than what is
 * gathered row by row. Strides leave as many vectors as there are remainders, each every so many-th value.
 */
export function windowKernelGradient(g: GraphBuilder, x: Value, dy: Value, settings: ConvolutionAttributes): Value {
  const { groups, shape } = settings
  const steady = steadyWindow(x, dy, settings)
  if (steady && isLarge(steady)) {
    const images = (value: Value): Value => {
      const first = toChannelsFirst(g, value)
      return reshape(g, first, [...first.shape.slice(0, 2), steady.height, steady.width])
    }
    return reshape(g, kernelGradientByOffsets(g, images(x), images(dy), steady), shape)
  }
  const axes = describeAxes(x, dy, settings)
  const [groupChannels = 1, filters = 1] = shape.slice(-2)
  const batch = axisSize(x.shape, 0)
  const padded = pad(g, channelsOutside(g, x), [[0, 0], [0, 0], ...axes.map(({ zeros }) => zeros)])
  const rest = axes.map(({ size, output }): [number, number] => [0, size - output])
  const changes = pad(g, channelsOutside(g, dy), [[0, 0], [0, 0], ...rest])

  const total = axes.reduce((product, { size }) => product * size, batch)
  const steps = axes.map((_, axis) => axes.slice(axis + 1).reduce((product, { size }) => product * size, 1))
  const places = listPlaces(axes.map(({ kernel }) => kernel)).map((place) => {
    const reads = axes.map(({ dilation, stride }, axis) => {
      const distance = (place[axis] ?? 0) * dilation
      return { remainder: distance % stride, shift: Math.floor(distance / stride) }
    })
    const offset = reads.reduce((sum, { shift }, axis) => sum + shift * (steps[axis] ?? 1), 0)
    return { remainders: reads.map(({ remainder }) => remainder), offset }
  })
  const seenBy = (remainders: readonly number[]): Value => {
    const every = axes.map(({ size, stride }, axis) => ({
      axis: axis + 2,
      begin: remainders[axis] ?? 0,
      length: size,
      step: stride,
    }))
    return reshape(g, slice(g, padded, every), [groups, groupChannels, total])
  }
  const vectors = new Map<string, Value>()
  const flatChanges = reshape(g, changes, [groups, filters / groups, total])
  const products = places.map(({ remainders, offset }) => {
    const vector = vectors.get(remainders.join()) ?? seenBy(remainders)
    vectors.set(remainders.join(), vector)
    return matMul(g, startAt(g, vector, offset), flatChanges, false, true)
  })
  // [groups, places of the kernel x channels / groups, filters / groups]
  return reshape(g, transpose(g, concat(g, products, 1), [1, 0, 2]), shape)
}

/** Of images and, as images of one row, of sequences. Null where they do not keep their size. */
function steadyWindow(x: Value, dy: Value, settings: ConvolutionAttributes): SteadyWindow | null {
  const { strides, dilations, padding, groups } = settings
  const spatial = x.shape.slice(1, -1)
  const keepsSize = strides.every((stride) => stride === 1) && sameShape(spatial, dy.shape.slice(1, -1))
  if (!keepsSize || spatial.length > 2) return null
  const offsets = spatial.map((_, axis) =>
    offsetsOf(settings.shape[axis] ?? 1, padding[axis]?.[0] ?? 0, dilations[axis]),
  )
  const [height, width] = [1, ...spatial].slice(-2) as [number, number]
  const [rows, columns] = [[0], ...offsets].slice(-2) as [number[], number[]]
  return { height, width, rows, columns, groups }
}

function describeAxes(x: Value, dy: Value, settings: ConvolutionAttributes): Axis[] {
  return settings.strides.map((stride, axis) => {
    const [before, after] = settings.padding[axis] ?? [0, 0]
    const length = axisSize(x.shape, axis + 1) + before + after
    const size = Math.ceil(length / stride)
    return {
      size,
      stride,
      dilation: settings.dilations[axis] ?? 1,
      kernel: settings.shape[axis] ?? 1,
      output: axisSize(dy.shape, axis + 1),
      zeros: [before, after + size * stride - length],
    }
  })
}

/** [batch, ...spatial, channels] to [channels, batch, ...spatial]. */
const channelsOutside = (g: GraphBuilder, x: Value): Value => {
  const last = x.shape.length - 1
  return transpose(g, x, [last, ...Array.from({ length: last }, (_, axis) => axis)])
}

/** The vectors from an element on. What comes in from the next image meets zeros of `dy`, as what comes in at the end. */
function startAt(g: GraphBuilder, vectors: Value, offset: number): Value {
  if (offset === 0) return vectors
  const moved = pad(g, vectors, [
    [0, 0],
    [0, 0],
    [-offset, offset],
  ])
  noteClearedShift(moved)
  return moved
}

/** Every place of a window, row-major. */
const listPlaces = (window: readonly number[]): number[][] =>
  window.reduce<number[][]>(
    (places, size) => places.flatMap((place) => Array.from({ length: size }, (_, index) => [...place, index])),
    [[]],
  )
