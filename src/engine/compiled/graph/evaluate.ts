import { elementCount } from '../../tensors.js'
import type { Shape } from '../../tensors.js'
import type { Node, Value } from './graph.js'
import { axisSize } from './shapes.js'

/**
 * The numbers of a value that nothing but constants goes into, by float32 operations that ONNX Runtime would do when it
 * loads the graph. Null where something else goes into it, or by an operation that is not known here.
 */
export function evaluate(value: Value): Float32Array | null {
  if (value.dtype !== 'float32') return null
  const { source, shape } = value
  if (source.kind === 'fill') return new Float32Array(elementCount(shape)).fill(source.value)
  if (source.kind === 'constant') return source.values as Float32Array
  return source.kind === 'node' && source.node.domain === '' ? evaluateNode(source.node, shape) : null
}

const binary: Readonly<Record<string, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
}

const unary: Readonly<Record<string, (a: number) => number>> = {
  Neg: (a) => -a,
  Sqrt: Math.sqrt,
  Reciprocal: (a) => 1 / a,
}

function evaluateNode(node: Node, shape: Shape): Float32Array | null {
  const { op, inputs, attributes } = node
  const [a, b] = inputs
  const first = a && evaluate(a)
  if (!a || !first) return null
  const map = unary[op]
  if (map) return first.map(map)
  if (op === 'Reshape') return first
  if (op === 'Transpose') return read(first, shape, transposedStrides(a.shape, attributes.perm as readonly number[]))
  if (op === 'Slice') return readReversed(node, first, shape)
  const combine = binary[op]
  const second = combine && b && evaluate(b)
  if (!combine || !b || !second) return null
  const [left, right] = [
    read(first, shape, broadcastStrides(a.shape, shape)),
    read(second, shape, broadcastStrides(b.shape, shape)),
  ]
  return left.map((value, place) => combine(value, right[place] ?? Number.NaN))
}

/** Elements of a tensor in the order of another shape: `strides` apart along its axes, from `start` on. */
function read(values: Float32Array, shape: Shape, strides: readonly number[], start = 0): Float32Array {
  const out = new Float32Array(elementCount(shape))
  const last = shape.length - 1
  let written = 0
  const walk = (axis: number, from: number): void => {
    if (axis > last) {
      out[written++] = values[from] ?? Number.NaN
      return
    }
    const [size, stride] = [axisSize(shape, axis), strides[axis] ?? 0]
    for (let index = 0; index < size; index += 1) walk(axis + 1, from + index * stride)
  }
  walk(0, start)
  return out
}

function stridesOf(shape: Shape): number[] {
  const strides: number[] = []
  let stride = 1
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    strides[axis] = stride
    stride *= axisSize(shape, axis)
  }
  return strides
}

const transposedStrides = (shape: Shape, order: readonly number[]): number[] => {
  const strides = stridesOf(shape)
  return order.map((axis) => strides[axis] ?? 0)
}

/** Axes of length 1 are read over and over. */
function broadcastStrides(shape: Shape, target: Shape): number[] {
  const missing = target.length - shape.length
  const strides = stridesOf(shape)
  return target.map((_, axis) => (axis < missing || shape[axis - missing] === 1 ? 0 : (strides[axis - missing] ?? 0)))
}

/** Axes turned round: what `reverse` writes. Null for other slices. */
function readReversed({ inputs }: Node, values: Float32Array, shape: Shape): Float32Array | null {
  const [x, starts, , axes, steps] = inputs
  if (!x || elementCount(x.shape) !== elementCount(shape)) return null
  const numbers = (value: Value | null | undefined): number[] | null =>
    value?.source.kind === 'constant' ? Array.from(value.source.values, Number) : null
  const turned = numbers(axes)
  if (!turned || ![starts, steps].every((value) => numbers(value)?.every((number) => number === -1))) return null
  const strides = stridesOf(shape)
  let start = 0
  for (const axis of turned) {
    const stride = strides[axis] ?? 0
    start += (axisSize(shape, axis) - 1) * stride
    strides[axis] = -stride
  }
  return read(values, shape, strides, start)
}
