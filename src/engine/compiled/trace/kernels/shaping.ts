import type * as tfjs from '@tensorflow/tfjs'
import { elementCount } from '../../../tensors.js'
import type { Value } from '../../graph/graph.js'
import { concat, pad, reshape, reverse, slice, split, tile, transpose } from '../../graph/shaping.js'
import { axisSize, positiveAxis } from '../../graph/shapes.js'
import { defineKernel } from '../kernel.js'

type List = Readonly<Record<string, Value>>

export const shapingKernels = [
  defineKernel<{ x: Value }, tfjs.ReshapeAttrs>('Reshape', (g, { x }, { shape }, tf) =>
    reshape(g, x, tf.util.inferFromImplicitShape(shape, elementCount(x.shape))),
  ),
  defineKernel<{ input: Value }, tfjs.ExpandDimsAttrs>('ExpandDims', (g, { input }, { dim }) => {
    const axis = positiveAxis(dim, input.shape.length + 1)
    return reshape(g, input, [...input.shape.slice(0, axis), 1, ...input.shape.slice(axis)])
  }),
  defineKernel<{ x: Value }, tfjs.TransposeAttrs>('Transpose', (g, { x }, { perm }) => transpose(g, x, perm)),
  defineKernel<{ x: Value }, tfjs.TileAttrs>('Tile', (g, { x }, { reps }) => tile(g, x, reps)),
  defineKernel<{ x: Value }, tfjs.ReverseAttrs>('Reverse', (g, { x }, { dims }, tf) =>
    reverse(g, x, tf.util.parseAxisParam(dims, [...x.shape])),
  ),
  defineKernel<{ x: Value }, tfjs.PadV2Attrs>('PadV2', (g, { x }, { paddings, constantValue }) =>
    pad(g, x, paddings, constantValue),
  ),
  defineKernel<{ x: Value }, { begin: number[]; size: number[] }>('Slice', (g, { x }, { begin, size }) =>
    slice(
      g,
      x,
      x.shape.map((length, axis) => {
        const start = begin[axis] ?? 0
        const taken = size[axis] ?? -1
        return { axis, begin: start, length: taken === -1 ? length - start : taken }
      }),
    ),
  ),
  defineKernel<List, tfjs.ConcatAttrs>('Concat', (g, inputs, { axis }) => {
    const parts = Object.values(inputs)
    const along = positiveAxis(axis, parts[0]?.shape.length ?? 0)
    const filled = parts.filter(({ shape }) => elementCount(shape) > 0)
    return concat(g, filled.length > 0 ? filled : parts.slice(0, 1), along)
  }),
  defineKernel<{ x: Value }, tfjs.SplitVAttrs>('SplitV', (g, { x }, { numOrSizeSplits, axis }, tf) => {
    const along = positiveAxis(axis, x.shape.length)
    const lengths = tf.backend_util.prepareSplitSize(
      { shape: [...x.shape] } as unknown as tfjs.Tensor,
      numOrSizeSplits,
      along,
    )
    return split(g, x, lengths, along)
  }),
  defineKernel<List, tfjs.PackAttrs>('Pack', (g, inputs, { axis }) => {
    const parts = Object.values(inputs)
    const along = positiveAxis(axis, (parts[0]?.shape.length ?? 0) + 1)
    const widened = parts.map((part) =>
      reshape(g, part, [...part.shape.slice(0, along), 1, ...part.shape.slice(along)]),
    )
    return concat(g, widened, along)
  }),
  defineKernel<{ value: Value }, tfjs.UnpackAttrs>('Unpack', (g, { value }, { axis }) => {
    const along = positiveAxis(axis, value.shape.length)
    const shape = value.shape.filter((_, index) => index !== along)
    const ones = Array.from({ length: axisSize(value.shape, along) }, () => 1)
    return split(g, value, ones, along).map((part) => reshape(g, part, shape))
  }),
]
