import type { ConvolutionAttributes } from '../../../operations/convolution.js'
import type { GraphBuilder } from '../../graph/builder.js'
import type { Value } from '../../graph/graph.js'
import { matMul } from '../../graph/matrix.js'
import { concat, pad, reshape, slice, transpose } from '../../graph/shaping.js'
import { axisSize } from '../../graph/shapes.js'

const count = (length: number): number[] => Array.from({ length }, (_, index) => index)

/**
 * Gradient of a convolution by its kernel, as one matrix product a group: for each place of the kernel the input as that
 * place saw it, times `dy`. The input is shifted along the last axis first, then along those before it, so that most of
 * what is copied lies in long runs.
 */
export function windowKernelGradient(g: GraphBuilder, x: Value, dy: Value, settings: ConvolutionAttributes): Value {
  const { groups, strides, dilations, padding, shape } = settings
  const rank = strides.length
  const window = shape.slice(0, -2)
  const [groupChannels = 1, filters = 1] = shape.slice(-2)
  const output = dy.shape.slice(1, -1)
  const batch = axisSize(x.shape, 0)
  const places = batch * output.reduce((product, size) => product * size, 1)

  const channelsFirst = transpose(g, x, [rank + 1, 0, ...count(rank).map((axis) => axis + 1)])
  const padded = pad(g, channelsFirst, [[0, 0], [0, 0], ...padding])
  const grouped = reshape(g, padded, [groups, groupChannels, ...padded.shape.slice(1)])
  // [groups, places of the kernel x channels / groups, batch, ...output]
  const seen = count(rank).reduceRight((shifted, axis) => {
    const parts = count(window[axis] ?? 1).map((place) =>
      slice(g, shifted, [
        {
          axis: axis + 3,
          begin: place * (dilations[axis] ?? 1),
          length: output[axis] ?? 1,
          step: strides[axis] ?? 1,
        },
      ]),
    )
    return concat(g, parts, 1)
  }, grouped)
  const kernelPlaces = window.reduce((product, size) => product * size, 1)
  const inputs = reshape(g, seen, [groups, kernelPlaces * groupChannels, places])
  const changes = reshape(g, transpose(g, dy, [rank + 1, 0, ...count(rank).map((axis) => axis + 1)]), [
    groups,
    filters / groups,
    places,
  ])
  const products = matMul(g, inputs, changes, false, true)
  return reshape(g, transpose(g, products, [1, 0, 2]), shape)
}
