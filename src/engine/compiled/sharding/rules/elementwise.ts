import { shardedAt, partial } from '../layout.js'
import { besideRows, commonAxis, operandAt, shareOf } from '../operands.js'
import type { Operand, ShardContext, ShardedNode, ShardRule } from '../rule.js'
import { Unshardable } from '../unshardable.js'

/** Operations that treat each element by itself, operands broadcast. */
const names = [
  ...['Add', 'Sub', 'Mul', 'Div', 'Max', 'Min', 'Pow', 'Mod', 'And', 'Or', 'Not', 'Where', 'Cast', 'Clip'],
  ...['Equal', 'Greater', 'GreaterOrEqual', 'Less', 'LessOrEqual'],
  ...[
    'Abs',
    'Acos',
    'Acosh',
    'Asin',
    'Asinh',
    'Atan',
    'Atanh',
    'Ceil',
    'Cos',
    'Cosh',
    'Erf',
    'Exp',
    'Floor',
    'Log',
    'Neg',
  ],
  ...['Reciprocal', 'Round', 'Sign', 'Sin', 'Sinh', 'Sqrt', 'Tan', 'Tanh', 'Sigmoid', 'HardSigmoid'],
  ...['Relu', 'LeakyRelu', 'Elu', 'Selu', 'Gelu'],
]

const elementwise: ShardRule = (node, given, context) => {
  const operands = given.filter((operand) => operand !== null)
  if (operands.some(({ layout }) => layout.kind === 'partial')) return linear(node.op, operands, context)
  const shape = node.outputs[0]!.shape
  const place = commonAxis(operands, shape.length, context)
  return {
    inputs: given.map(
      (operand) => operand && besideRows(operand, place.axis - (shape.length - operand.whole.shape.length), context),
    ),
    outputs: [shardedAt(shape, place)],
  }
}

/** What may be done to the summands of a sum instead of the sum. */
function linear(op: string, operands: readonly Operand[], context: ShardContext): ShardedNode {
  const [left, right] = operands
  if (op === 'Add' || op === 'Sub')
    return { inputs: operands.map((operand) => shareOf(operand, context)), outputs: [partial] }
  const others = op === 'Div' ? operands.slice(1) : operands.filter(({ layout }) => layout.kind !== 'partial')
  const isScaled = (op === 'Mul' && others.length === 1) || op === 'Div'
  if (!(op === 'Neg' || (isScaled && others.every(({ layout }) => layout.kind === 'replicated'))))
    throw new Unshardable(`${op} of a sum over rows`)
  return { inputs: [left, right].flatMap((operand) => (operand ? [operand.shard] : [])), outputs: [partial] }
}

/** Operations that treat the elements of one axis together. */
const alongAxis = (axisOf: (attribute: unknown, given: readonly (Operand | null)[]) => number): ShardRule =>
  function alongOneAxis(node, given, context) {
    const x = operandAt(given, 0)
    const rank = x.whole.shape.length
    const place = commonAxis([x], rank, context)
    const axis = axisOf(node.attributes.axis, given)
    if ((axis < 0 ? axis + rank : axis) === place.axis) throw new Unshardable(`${node.op} over the rows`)
    return { inputs: [x.shard, ...given.slice(1).map((operand) => operand?.shard ?? null)], outputs: [x.layout] }
  }

const byAttribute = alongAxis((axis) => (typeof axis === 'number' ? axis : -1))

export const elementwiseRules: Readonly<Record<string, ShardRule>> = {
  ...Object.fromEntries(names.map((name) => [name, elementwise])),
  Softmax: byAttribute,
  LogSoftmax: byAttribute,
  CumSum: alongAxis((_, [, axis]) => Number((axis?.whole.source as { values: BigInt64Array }).values[0])),
}
