import type { ClippingAlgebra } from '../../optimizers/optimizer.js'
import type { GraphBuilder } from '../graph/builder.js'
import { add, binary, div, mul, sub, unary } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import { allAxes, reduce } from '../graph/reducing.js'

/** Optimizers and clipping, written into a graph. */
export const graphAlgebra = (g: GraphBuilder): ClippingAlgebra<Value> => ({
  constant: (value) => g.fill(value),
  add: (a, b) => add(g, a, b),
  sub: (a, b) => sub(g, a, b),
  mul: (a, b) => mul(g, a, b),
  div: (a, b) => div(g, a, b),
  sqrt: (a) => unary(g, 'Sqrt', a),
  minimum: (a, b) => binary(g, 'Min', a, b),
  maximum: (a, b) => binary(g, 'Max', a, b),
  sumOfSquares: (a) => reduce(g, 'ReduceSumSquare', a, allAxes(a)),
})
