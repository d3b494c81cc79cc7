import { fillOf } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import { madeBy } from './rebuild.js'
import type { Rule } from './rebuild.js'

const rootOfHalf = Math.fround(Math.SQRT1_2)

/** What `value` is `number` times of, or plus; undefined where it is neither. */
function operandBeside(value: Value | null | undefined, op: 'Mul' | 'Add', number: number): Value | undefined {
  const [a, b] = madeBy(value, op)?.inputs ?? []
  return a && b && fillOf(b) === number ? a : undefined
}

/**
 * h (1 + erf h) / sqrt(2) with h = x / sqrt(2) is one operation of ONNX, where nothing else reads the parts: in
 * inference, and in training in layers that stand still. Comes before the factors are moved into products.
 */
export const readGelu: Rule = (node, { g, ...context }) => {
  const [scaled, factor] = node.inputs
  const [output] = node.outputs
  if (node.op !== 'Mul' || !output || !factor || fillOf(factor) !== rootOfHalf) return null
  const [h, twice] = madeBy(scaled, 'Mul')?.inputs ?? []
  const x = operandBeside(h, 'Mul', rootOfHalf)
  const error = operandBeside(twice, 'Add', 1)
  if (!x || !h || !twice || madeBy(error, 'Erf')?.inputs[0] !== h) return null
  if (context.useCount(h) > 2 || context.useCount(twice) > 1) return null
  return [g.emit('Gelu', [x], output.shape, output.dtype)]
}
