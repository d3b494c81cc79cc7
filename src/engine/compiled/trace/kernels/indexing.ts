import type * as tfjs from '@tensorflow/tfjs'
import { elementCount } from '../../../tensors.js'
import { cast, compare, select } from '../../graph/elementwise.js'
import type { Value } from '../../graph/graph.js'
import { noteRows } from '../../graph/known-rows.js'
import { expand, reshape } from '../../graph/shaping.js'
import { positiveAxis } from '../../graph/shapes.js'
import { defineKernel } from '../kernel.js'

export const indexingKernels = [
  defineKernel<{ x: Value; indices: Value }, tfjs.GatherV2Attrs>(
    'GatherV2',
    (g, { x, indices }, { axis, batchDims }) => {
      if (batchDims) throw new Error('tf.gather with batch dimensions cannot be compiled')
      const along = positiveAxis(axis, x.shape.length)
      const shape = [...x.shape.slice(0, along), ...indices.shape, ...x.shape.slice(along + 1)]
      return g.emit('Gather', [x, indices], shape, x.dtype, { axis: along })
    },
  ),
  // ScatterElements adds one by one; ScatterND would add on several threads at once and lose some of equal indices.
  defineKernel<{ x: Value; segmentIds: Value }, tfjs.UnsortedSegmentSumAttrs>(
    'UnsortedSegmentSum',
    (g, { x, segmentIds }, { numSegments }) => {
      const [rows = 1, ...rest] = x.shape
      const width = elementCount(rest)
      const indices = expand(g, cast(g, reshape(g, segmentIds, [rows, 1]), 'int64'), [rows, width])
      const zeros = g.fill(0, [numSegments, width], x.dtype)
      const sums = g.emit('ScatterElements', [zeros, indices, reshape(g, x, [rows, width])], zeros.shape, x.dtype, {
        axis: 0,
        reduction: 'add',
      })
      const table = reshape(g, sums, [numSegments, ...rest])
      noteRows(table, { ids: reshape(g, segmentIds, [rows]), values: x })
      return table
    },
  ),
  // An index outside of the depth has no one.
  defineKernel<{ indices: Value }, tfjs.OneHotAttrs>(
    'OneHot',
    (g, { indices }, { depth, onValue, offValue, dtype }) => {
      const classes = g.constant(
        Int32Array.from({ length: depth }, (_, index) => index),
        [depth],
        'int32',
      )
      const isClass = compare(g, 'Equal', reshape(g, indices, [...indices.shape, 1]), classes)
      const kind = dtype === 'float32' ? 'float32' : 'int32'
      if (onValue === 1 && offValue === 0) return cast(g, isClass, kind)
      return select(g, isClass, g.fill(onValue, [], kind), g.fill(offValue, [], kind))
    },
  ),
]
