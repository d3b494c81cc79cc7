import type { Attribute, Value } from '../graph/graph.js'
import { fillOf, mul } from '../graph/elementwise.js'
import { sameShape } from '../graph/shapes.js'
import { madeBy } from './rebuild.js'
import type { PendingNode, Rule, RuleContext } from './rebuild.js'

const products = ['Gemm', 'MatMul', 'FusedMatMul'] as const
/** Operations that a factor can be applied before or behind. */
const carriers = new Set(['Reshape', 'Transpose', 'ReduceSum'])

/** A tensor times a number. */
interface Scaled {
  readonly x: Value
  readonly factor: number
}

function readScaled(value: Value | null | undefined): Scaled | null {
  const [a, b] = madeBy(value, 'Mul')?.inputs ?? []
  return value && a && b ? splitFactor(a, b, value) : null
}

/** Which of two factors is a number that the other is multiplied by. */
function splitFactor(a: Value, b: Value, { shape, dtype }: Pick<Value, 'shape' | 'dtype'>): Scaled | null {
  if (dtype !== 'float32') return null
  for (const [x, number] of [
    [a, b],
    [b, a],
  ] as const) {
    const factor = fillOf(number)
    // Times zero is no number where a value is none; a product whose alpha is zero would not look.
    if (factor !== undefined && factor !== 0 && sameShape(x.shape, shape)) return { x, factor }
  }
  return null
}

/**
 * Factors that are numbers end in matrix products, which multiply by one anyway: as their `alpha`. On the way they move
 * behind reshapes, transposes and sums. A pass over a large tensor is saved for each.
 */
export const foldScales: Rule = (node, context) => {
  const product = products.find((op) => op === node.op)
  if (product) return scaleOperands(node, context)
  if (carriers.has(node.op)) return moveBehind(node, context)
  const [a, b] = node.inputs
  const [output] = node.outputs
  if (node.op !== 'Mul' || !a || !b || !output) return null
  const scaled = splitFactor(a, b, output)
  return scaled && scaleResult(scaled, context)
}

const numberOf = (attribute: Attribute | undefined): number =>
  typeof attribute === 'object' && 'float' in attribute ? attribute.float : 1

/** A product times a number, or a number of times a number. */
function scaleResult({ x, factor }: Scaled, context: RuleContext): readonly Value[] | null {
  const { g } = context
  if (context.useCount(x) !== 1) return null
  const inner = readScaled(x)
  if (inner) return [mul(g, inner.x, g.fill(inner.factor * factor))]
  for (const op of products) {
    const source = madeBy(x, op)
    if (source) return emitProduct(g, { op, ...source }, x, source.inputs, factor, factor)
  }
  return null
}

/** A product of tensors that were multiplied by numbers. */
function scaleOperands(node: PendingNode, { g }: RuleContext): readonly Value[] | null {
  const [output] = node.outputs
  const operands = node.inputs.slice(0, 2).map(readScaled)
  const factor = operands.reduce((all, scaled) => all * (scaled?.factor ?? 1), 1)
  if (!output || operands.every((scaled) => scaled === null)) return null
  const inputs = node.inputs.map((input, index) => operands[index]?.x ?? input)
  return emitProduct(g, node, output, inputs, factor, 1)
}

function emitProduct(
  g: RuleContext['g'],
  { op, attributes }: Pick<PendingNode, 'op' | 'attributes'>,
  { shape, dtype }: Pick<Value, 'shape' | 'dtype'>,
  inputs: readonly (Value | null)[],
  alpha: number,
  beta: number,
): readonly Value[] {
  const scaled = { ...attributes, alpha: { float: numberOf(attributes.alpha) * alpha } }
  if (op !== 'Gemm') return [g.emit('FusedMatMul', inputs, shape, dtype, scaled, 'com.microsoft')]
  const withBias = inputs.length > 2 ? { beta: { float: numberOf(attributes.beta) * beta } } : {}
  return [g.emit(op, inputs, shape, dtype, { ...scaled, ...withBias })]
}

function moveBehind(node: PendingNode, context: RuleContext): readonly Value[] | null {
  const [input, ...others] = node.inputs
  const [output] = node.outputs
  const scaled = readScaled(input)
  // A sum makes the tensor smaller; the others only pay where nothing else needs the factor applied.
  if (!scaled || !input || !output || (node.op !== 'ReduceSum' && context.useCount(input) !== 1)) return null
  const { g } = context
  const moved = g.emit(node.op, [scaled.x, ...others], output.shape, output.dtype, node.attributes)
  return [mul(g, moved, g.fill(scaled.factor))]
}
