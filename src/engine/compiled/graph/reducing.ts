import { elementCount } from '../../tensors.js'
import type { GraphBuilder } from './builder.js'
import type { Value } from './graph.js'
import { reshape } from './shaping.js'
import { reducedShape } from './shapes.js'

type Reduction = 'ReduceSum' | 'ReduceMean' | 'ReduceMax' | 'ReduceMin' | 'ReduceProd' | 'ReduceSumSquare'

/** Reduces some axes; without axes the tensor stays as it is. */
export function reduce(g: GraphBuilder, op: Reduction, x: Value, axes: readonly number[], keepAxes = false): Value {
  const shape = reducedShape(x.shape, axes, keepAxes)
  if (op !== 'ReduceSumSquare') {
    if (axes.length === 0) return x
    if (elementCount(shape) === elementCount(x.shape)) return reshape(g, x, shape)
    if (x.source.kind === 'fill' && x.dtype === 'float32' && op !== 'ReduceProd') {
      const count = op === 'ReduceSum' ? elementCount(x.shape) / elementCount(shape) : 1
      return g.fill(x.source.value * count, shape)
    }
  }
  return g.emit(op, [x, g.integers(axes)], shape, x.dtype, { keepdims: keepAxes ? 1 : 0 })
}
