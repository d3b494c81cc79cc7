import type { ConvolutionAttributes } from '../../../operations/convolution.js'
import type { GraphBuilder } from '../../graph/builder.js'
import type { Value } from '../../graph/graph.js'
import { matMul } from '../../graph/matrix.js'
import { concat, pad, reshape, slice, transpose } from '../../graph/shaping.js'
import { axisSize } from '../../graph/shapes.js'

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
  // Beyond it `dy` is all zeros.
  const length = total - Math.max(...places.map(({ offset }) => offset))
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
  const flatChanges = slice(g, reshape(g, changes, [groups, filters / groups, total]), [{ axis: 2, begin: 0, length }])
  const products = places.map(({ remainders, offset }) => {
    const vector = vectors.get(remainders.join()) ?? seenBy(remainders)
    vectors.set(remainders.join(), vector)
    return matMul(g, slice(g, vector, [{ axis: 2, begin: offset, length }]), flatChanges, false, true)
  })
  // [groups, places of the kernel x channels / groups, filters / groups]
  return reshape(g, transpose(g, concat(g, products, 1), [1, 0, 2]), shape)
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

/** Every place of a window, row-major. */
const listPlaces = (window: readonly number[]): number[][] =>
  window.reduce<number[][]>(
    (places, size) => places.flatMap((place) => Array.from({ length: size }, (_, index) => [...place, index])),
    [[]],
  )
