import type * as tfjs from '@tensorflow/tfjs'
import { cast } from '../../graph/elementwise.js'
import type { Value } from '../../graph/graph.js'
import { reduce } from '../../graph/reducing.js'
import { positiveAxis, reducedShape } from '../../graph/shapes.js'
import { defineKernel } from '../kernel.js'

interface ReductionAttributes {
  readonly axis: number | number[]
  readonly keepDims: boolean
}

const reductions = { Sum: 'ReduceSum', Mean: 'ReduceMean', Min: 'ReduceMin', Prod: 'ReduceProd' } as const

export const reductionKernels = [
  ...Object.entries(reductions).map(([name, op]) =>
    defineKernel<{ x: Value }, ReductionAttributes>(name, (g, { x }, { axis, keepDims }, tf) => {
      const axes = tf.util.parseAxisParam(axis, [...x.shape])
      const numbers = x.dtype === 'bool' ? cast(g, x, 'int32') : x
      return reduce(g, op, op === 'ReduceMean' ? cast(g, numbers, 'float32') : numbers, axes, keepDims)
    }),
  ),
  defineKernel<{ x: Value }, tfjs.MaxAttrs>('Max', (g, { x }, { reductionIndices, keepDims }, tf) =>
    reduce(g, 'ReduceMax', x, tf.util.parseAxisParam(reductionIndices, [...x.shape]), keepDims),
  ),
  ...(['All', 'Any'] as const).map((name) =>
    defineKernel<{ x: Value }, ReductionAttributes>(name, (g, { x }, { axis, keepDims }, tf) => {
      const axes = tf.util.parseAxisParam(axis, [...x.shape])
      return cast(g, reduce(g, name === 'All' ? 'ReduceMin' : 'ReduceMax', cast(g, x, 'int32'), axes, keepDims), 'bool')
    }),
  ),
  // The first of equal ones.
  ...(['ArgMax', 'ArgMin'] as const).map((name) =>
    defineKernel<{ x: Value }, { axis: number }>(name, (g, { x }, { axis }) => {
      const along = positiveAxis(axis, x.shape.length)
      const attributes = { axis: along, keepdims: 0, select_last_index: 0 }
      return cast(g, g.emit(name, [x], reducedShape(x.shape, [along], false), 'int64', attributes), 'int32')
    }),
  ),
  defineKernel<{ x: Value }, tfjs.CumsumAttrs>('Cumsum', (g, { x }, { axis, exclusive, reverse }) => {
    const along = g.constant(BigInt64Array.of(BigInt(positiveAxis(axis, x.shape.length))), [], 'int64')
    return g.emit('CumSum', [x, along], x.shape, x.dtype, { exclusive: exclusive ? 1 : 0, reverse: reverse ? 1 : 0 })
  }),
]
