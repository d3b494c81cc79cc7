import type { ConvolutionAttributes } from '../../../operations/convolution.js'
import type { GraphBuilder } from '../../graph/builder.js'
import type { Value } from '../../graph/graph.js'
import { reshape, reverse, transpose } from '../../graph/shaping.js'
import { convolutionAttributes, filtersFirst, toChannelsFirst, toChannelsLast } from './window-layout.js'

/**
 * Gradient of a convolution by its input, which is the transposed convolution too: with strides of 1 the convolution of
 * `dy` with the kernel turned round, which ONNX Runtime does much faster than the transposed convolution.
 */
export function windowInputGradient(g: GraphBuilder, dy: Value, kernel: Value, settings: ConvolutionAttributes): Value {
  const size = kernel.shape.slice(0, -2)
  const [batch = 1, ...rest] = settings.shape
  const [channels = 1, ...spatial] = [...rest.slice(-1), ...rest.slice(0, -1)]
  const shape = [batch, channels, ...spatial]
  const axes = size.map((length, axis) => {
    const [before, after] = settings.padding[axis] ?? [0, 0]
    const reach = (length - 1) * (settings.dilations[axis] ?? 1)
    const output = dy.shape[axis + 1] ?? 1
    const input = spatial[axis] ?? 1
    return {
      before: reach - before,
      after: input - output + before,
      // What no window reached at the end of the input.
      missing: input - ((output - 1) * (settings.strides[axis] ?? 1) + reach + 1 - before - after),
    }
  })
  const isDense = settings.strides.every((stride) => stride === 1)
  // ONNX allows no negative padding.
  if (isDense && axes.every(({ before, after }) => before >= 0 && after >= 0)) {
    const attributes = {
      ...convolutionAttributes(settings, size),
      pads: [...axes.map(({ before }) => before), ...axes.map(({ after }) => after)],
    }
    const inputs = [toChannelsFirst(g, dy), turn(g, kernel, settings.groups)]
    return toChannelsLast(g, g.emit('Conv', inputs, shape, 'float32', attributes))
  }
  const attributes = { ...convolutionAttributes(settings, size), output_padding: axes.map(({ missing }) => missing) }
  const inputs = [toChannelsFirst(g, dy), filtersFirst(g, kernel)]
  return toChannelsLast(g, g.emit('ConvTranspose', inputs, shape, 'float32', attributes))
}

/** [...window, channels / groups, filters] to [channels, filters / groups, ...window], the window turned round. */
function turn(g: GraphBuilder, kernel: Value, groups: number): Value {
  const window = kernel.shape.slice(0, -2)
  const rank = window.length
  const [channels = 1, filters = 1] = kernel.shape.slice(-2)
  const places = window.map((_, axis) => axis)
  const grouped = reshape(g, kernel, [...window, channels, groups, filters / groups])
  const ordered = transpose(g, grouped, [rank + 1, rank, rank + 2, ...places])
  const filtersOfGroups = reshape(g, ordered, [groups * channels, filters / groups, ...window])
  return reverse(
    g,
    filtersOfGroups,
    places.map((axis) => axis + 2),
  )
}
