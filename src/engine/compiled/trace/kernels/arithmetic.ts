import { add, binary, cast, compare, div, mul, sub, unary } from '../../graph/elementwise.js'
import type { Value } from '../../graph/graph.js'
import { isMaskedAlready } from '../../graph/known-zeros.js'
import { broadcastShape } from '../../graph/shapes.js'
import { defineKernel } from '../kernel.js'

interface Operands {
  readonly a: Value
  readonly b: Value
}

const arithmetic = {
  Add: 'Add',
  Sub: 'Sub',
  RealDiv: 'Div',
  Maximum: 'Max',
  Minimum: 'Min',
} as const

const comparisons = {
  Equal: 'Equal',
  Greater: 'Greater',
  GreaterEqual: 'GreaterOrEqual',
  Less: 'Less',
  LessEqual: 'LessOrEqual',
  LogicalAnd: 'And',
  LogicalOr: 'Or',
}

export const arithmeticKernels = [
  ...Object.entries(arithmetic).map(([name, op]) => defineKernel<Operands>(name, (g, { a, b }) => binary(g, op, a, b))),
  // A gradient that is masked already is not masked again.
  defineKernel<Operands>('Multiply', (g, { a, b }) => (isMaskedAlready(a, b) ? a : mul(g, a, b))),
  ...Object.entries(comparisons).map(([name, op]) =>
    defineKernel<Operands>(name, (g, { a, b }) => compare(g, op, a, b)),
  ),
  defineKernel<Operands>('NotEqual', (g, { a, b }) => unary(g, 'Not', compare(g, 'Equal', a, b))),
  defineKernel<Operands>('Pow', (g, { a, b }) => g.emit('Pow', [a, b], broadcastShape(a.shape, b.shape), a.dtype)),
  // Rounds down, for integers too.
  defineKernel<Operands>('FloorDiv', (g, { a, b }) =>
    cast(g, unary(g, 'Floor', div(g, cast(g, a, 'float32'), cast(g, b, 'float32'))), a.dtype),
  ),
  // The remainder has the divisor's sign.
  defineKernel<Operands>('Mod', (g, { a, b }) =>
    a.dtype === 'int32'
      ? g.emit('Mod', [a, b], broadcastShape(a.shape, b.shape), a.dtype)
      : sub(g, a, mul(g, unary(g, 'Floor', div(g, a, b)), b)),
  ),
  defineKernel<Readonly<Record<string, Value>>>('AddN', (g, inputs) =>
    Object.values(inputs).reduce((sum, term) => add(g, sum, term)),
  ),
]
