import { add, cast, fillOf, mul, unary } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import { sameShape } from '../graph/shapes.js'
import { madeBy } from './rebuild.js'
import type { Rule } from './rebuild.js'

/** What can give infinities or no numbers where a condition guards against them: such a choice stays one. */
const wild = new Set(['Exp', 'Log', 'Pow', 'Sqrt', 'Reciprocal', 'Div', 'Tan'])

/**
 * Choices that are products, as in the gradients of leaky relu and clipping: `dy` here and a multiple of it there, or zero.
 * ONNX Runtime takes a hundred times as long for `Where` as for a product.
 */
export const readSelect: Rule = ({ op, inputs, outputs }, { g }) => {
  const [condition, yes, no] = inputs
  const [output] = outputs
  if (op !== 'Where' || !condition || !yes || !no || output?.dtype !== 'float32') return null
  if (!sameShape(condition.shape, output.shape)) return null
  const holds = (): Value => cast(g, condition, 'float32')
  if (isTame(yes) && sameShape(yes.shape, output.shape) && fillOf(no) === 0) return [mul(g, yes, holds())]
  if (isTame(no) && sameShape(no.shape, output.shape) && fillOf(yes) === 0)
    return [mul(g, no, cast(g, unary(g, 'Not', condition), 'float32'))]
  const [here, there] = [readMultiple(yes), readMultiple(no)]
  if (here.x !== there.x || !sameShape(here.x.shape, output.shape)) return null
  const factor = add(g, mul(g, holds(), g.fill(here.factor - there.factor)), g.fill(there.factor))
  return [mul(g, here.x, factor)]
}

/** A value as a number times another. */
function readMultiple(value: Value): { readonly x: Value; readonly factor: number } {
  const [a, b] = madeBy(value, 'Mul')?.inputs ?? []
  if (!a || !b) return { x: value, factor: 1 }
  const [left, right] = [fillOf(a), fillOf(b)]
  if (right !== undefined) return { x: a, factor: right }
  return left === undefined ? { x: value, factor: 1 } : { x: b, factor: left }
}

/** Neither made by something wild, nor a product of such. */
function isTame(value: Value): boolean {
  if (value.source.kind !== 'node') return value.source.kind === 'input'
  const { op, inputs } = value.source.node
  if (wild.has(op)) return false
  return op !== 'Mul' || inputs.every((input) => input?.source.kind !== 'node' || !wild.has(input.source.node.op))
}
