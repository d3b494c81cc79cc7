import { add, binary, mul, sub, unary } from '../../graph/elementwise.js'
import type { Value } from '../../graph/graph.js'
import { defineKernel } from '../kernel.js'

export const powerKernels = [
  defineKernel<{ x: Value }>('Square', (g, { x }) => mul(g, x, x)),
  defineKernel<{ x: Value }>('Rsqrt', (g, { x }) => unary(g, 'Reciprocal', unary(g, 'Sqrt', x))),
  defineKernel<{ x: Value }>('Expm1', (g, { x }) => sub(g, unary(g, 'Exp', x), g.fill(1))),
  defineKernel<{ x: Value }>('Log1p', (g, { x }) => unary(g, 'Log', add(g, x, g.fill(1)))),
  defineKernel<{ a: Value; b: Value }>('SquaredDifference', (g, { a, b }) => {
    const difference = binary(g, 'Sub', a, b)
    return mul(g, difference, difference)
  }),
]
