import { elementCount } from '../../tensors.js'
import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'
import { reshape, transpose } from '../graph/shaping.js'
import { sameShape } from '../graph/shapes.js'
import { madeBy } from './rebuild.js'
import type { Rule } from './rebuild.js'

/** Operations whose result at a place depends on their operands at that place alone. */
export const elementwise: ReadonlySet<string> = new Set(
  (
    'Abs Neg Exp Log Sqrt Reciprocal Relu Sigmoid HardSigmoid Tanh Erf Elu Selu LeakyRelu Sign Floor Round Not Cast ' +
    'Add Sub Mul Div Max Min Pow Equal Greater GreaterOrEqual Less LessOrEqual And Or Where'
  ).split(' '),
)

/**
 * Moves transposes behind what works element by element, where they meet others and cancel: convolutions want the
 * channels first, TensorFlow.js keeps them last.
 */
export const sinkTransposes: Rule = (node, { g }) => {
  const [output] = node.outputs
  if (!output || node.domain !== '' || !elementwise.has(node.op)) return null
  const order = node.inputs.map((value) => orderOf(value, output.shape)).find((found) => found !== null)
  if (!order) return null
  const inner: Value[] = []
  for (const input of node.inputs) {
    const value = input && before(g, input, order, output.shape)
    if (!value) return null
    inner.push(value)
  }
  const shape = undo(output.shape, order)
  return [transpose(g, g.emit(node.op, inner, shape, output.dtype, node.attributes), order)]
}

const orderOf = (value: Value | null, shape: readonly number[]): readonly number[] | null => {
  const source = madeBy(value, 'Transpose')
  return source && value && sameShape(value.shape, shape) ? (source.attributes.perm as readonly number[]) : null
}

/** The shape that `order` makes `shape` of. */
function undo(shape: readonly number[], order: readonly number[]): number[] {
  const before: number[] = []
  order.forEach((axis, index) => (before[axis] = shape[index] ?? 1))
  return before
}

/** An operand as it is before the transpose: where that costs nothing, else null. */
function before(g: GraphBuilder, value: Value, order: readonly number[], shape: readonly number[]): Value | null {
  const own = orderOf(value, shape)
  if (own)
    return own.every((axis, index) => axis === order[index]) ? (madeBy(value, 'Transpose')?.inputs[0] ?? null) : null
  if (elementCount(value.shape) === 1) return reshape(g, value, [])
  const padded = [...shape.slice(value.shape.length).map(() => 1), ...value.shape]
  if (value.source.kind === 'fill') return g.fill(value.source.value, undo(padded, order), value.dtype)
  // Where the axes longer than 1 stay in their order it is a matter of shape. A constant of several was made for what is
  // transposed: a mask of an image, behind which one transpose would become one for each mask.
  const moved = order.filter((_, index) => padded[index] !== 1)
  if (value.source.kind === 'constant' && moved.length > 1) return null
  return moved.every((axis, index) => index === 0 || axis > moved[index - 1]!)
    ? reshape(g, value, undo(padded, order))
    : null
}
