import type * as tfjs from '@tensorflow/tfjs'
import { cast } from '../../graph/elementwise.js'
import type { GraphDType, Value } from '../../graph/graph.js'
import { defineKernel } from '../kernel.js'

export const creationKernels = [
  defineKernel<{ x: Value }>('Identity', (_, { x }) => x),
  defineKernel<{ x: Value }>('ZerosLike', (g, { x }) => g.fill(0, x.shape, x.dtype)),
  defineKernel<{ x: Value }>('OnesLike', (g, { x }) => g.fill(1, x.shape, x.dtype)),
  defineKernel<object, tfjs.FillAttrs>('Fill', (g, _, { shape, value, dtype }) => {
    if (typeof value === 'string') throw new Error('tensors of strings cannot be compiled')
    return g.fill(value, shape, dtype as GraphDType)
  }),
  defineKernel<object, tfjs.RangeAttrs>('Range', (g, _, { start, stop, step, dtype }) => {
    const length = Math.max(0, Math.ceil((stop - start) / step))
    const values = Array.from({ length }, (_unused, index) => start + index * step)
    return dtype === 'int32'
      ? g.constant(Int32Array.from(values), [length], 'int32')
      : g.constant(Float32Array.from(values), [length], 'float32')
  }),
  defineKernel<{ x: Value }, tfjs.CastAttrs>('Cast', (g, { x }, { dtype }) => cast(g, x, dtype as GraphDType)),
]
