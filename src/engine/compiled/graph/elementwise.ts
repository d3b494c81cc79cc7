import type { Shape } from '../../tensors.js'
import type { GraphBuilder } from './builder.js'
import type { GraphDType, Value } from './graph.js'
import { broadcastShape, sameShape } from './shapes.js'

/** The value that every element of `value` has, where the graph knows it. */
export function fillOf(value: Value): number | undefined {
  if (value.source.kind === 'fill') return value.source.value
  if (value.source.kind !== 'constant' || value.source.values.length !== 1) return undefined
  return Number(value.source.values[0])
}

/** A repeated value as a scalar, where it only broadcasts anyway. */
const narrow = (g: GraphBuilder, value: Value, other: Value, shape: Shape): Value => {
  const fill = fillOf(value)
  return fill !== undefined && value.shape.length > 0 && sameShape(other.shape, shape)
    ? g.fill(fill, [], value.dtype)
    : value
}

type Arithmetic = 'Add' | 'Sub' | 'Mul' | 'Div' | 'Max' | 'Min'

const arithmetic: Record<Arithmetic, (a: number, b: number) => number> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
  Max: Math.max,
  Min: Math.min,
}

/** Operand that changes nothing: on the right always, on the left where the operation commutes. */
const neutral: Partial<Record<Arithmetic, { value: number; isCommutative: boolean }>> = {
  Add: { value: 0, isCommutative: true },
  Sub: { value: 0, isCommutative: false },
  Mul: { value: 1, isCommutative: true },
  Div: { value: 1, isCommutative: false },
}

/** Elementwise arithmetic with broadcasting; repeated values are computed here. */
export function binary(g: GraphBuilder, op: Arithmetic, a: Value, b: Value): Value {
  const shape = broadcastShape(a.shape, b.shape)
  const left = fillOf(a)
  const right = fillOf(b)
  if (left !== undefined && right !== undefined && a.dtype === 'float32')
    return g.fill(arithmetic[op](left, right), shape)
  const idle = neutral[op]
  if (idle && right === idle.value && sameShape(a.shape, shape)) return a
  if (idle?.isCommutative && left === idle.value && sameShape(b.shape, shape)) return b
  return g.emit(op, [narrow(g, a, b, shape), narrow(g, b, a, shape)], shape, a.dtype)
}

/** Comparison or logic: bool with broadcasting. */
export function compare(g: GraphBuilder, op: string, a: Value, b: Value): Value {
  const shape = broadcastShape(a.shape, b.shape)
  return g.emit(op, [narrow(g, a, b, shape), narrow(g, b, a, shape)], shape, 'bool')
}

export function unary(g: GraphBuilder, op: string, x: Value): Value {
  const fill = fillOf(x)
  return op === 'Neg' && fill !== undefined ? g.fill(-fill, x.shape, x.dtype) : g.emit(op, [x], x.shape, x.dtype)
}

export const add = (g: GraphBuilder, a: Value, b: Value): Value => binary(g, 'Add', a, b)
export const sub = (g: GraphBuilder, a: Value, b: Value): Value => binary(g, 'Sub', a, b)
export const mul = (g: GraphBuilder, a: Value, b: Value): Value => binary(g, 'Mul', a, b)
export const div = (g: GraphBuilder, a: Value, b: Value): Value => binary(g, 'Div', a, b)

const onnxTypes: Record<GraphDType, number> = { float32: 1, int32: 6, int64: 7, bool: 9 }

export function cast(g: GraphBuilder, x: Value, dtype: GraphDType): Value {
  if (x.dtype === dtype) return x
  const fill = fillOf(x)
  if (fill !== undefined) {
    const value = dtype === 'float32' ? fill : dtype === 'bool' ? Number(fill !== 0) : Math.trunc(fill)
    return g.fill(value, x.shape, dtype)
  }
  return g.emit('Cast', [x], x.shape, dtype, { to: onnxTypes[dtype] })
}

/** `yes` where the condition holds, else `no`; broadcasting. */
export function select(g: GraphBuilder, condition: Value, yes: Value, no: Value): Value {
  const shape = broadcastShape(condition.shape, broadcastShape(yes.shape, no.shape))
  return g.emit('Where', [condition, yes, no], shape, yes.dtype)
}
