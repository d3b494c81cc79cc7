import type { GraphBuilder } from './builder.js'
import type { Value } from './graph.js'
import { reshape } from './shaping.js'
import { axisSize, broadcastShape } from './shapes.js'

/** Matrix product of two matrices, either transposed first. */
export function gemm(g: GraphBuilder, a: Value, b: Value, isATransposed = false, isBTransposed = false): Value {
  const rows = axisSize(a.shape, isATransposed ? 1 : 0)
  const columns = axisSize(b.shape, isBTransposed ? 0 : 1)
  const attributes = { transA: isATransposed ? 1 : 0, transB: isBTransposed ? 1 : 0 }
  return g.emit('Gemm', [a, b], [rows, columns], 'float32', attributes)
}

const isMatrix = ({ shape }: Value): boolean => shape.slice(0, -2).every((size) => size === 1)
const asMatrix = (g: GraphBuilder, x: Value): Value => reshape(g, x, x.shape.slice(-2))

/** Matrix product over the last two axes, the axes before them broadcast. */
export function matMul(g: GraphBuilder, a: Value, b: Value, isATransposed: boolean, isBTransposed: boolean): Value {
  const outer = broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2))
  const rows = axisSize(a.shape, a.shape.length - (isATransposed ? 1 : 2))
  const columns = axisSize(b.shape, b.shape.length - (isBTransposed ? 2 : 1))
  const shape = [...outer, rows, columns]
  if (isMatrix(a) && isMatrix(b))
    return reshape(g, gemm(g, asMatrix(g, a), asMatrix(g, b), isATransposed, isBTransposed), shape)
  if (!isATransposed && !isBTransposed) return g.emit('MatMul', [a, b], shape, 'float32')
  const attributes = { transA: isATransposed ? 1 : 0, transB: isBTransposed ? 1 : 0 }
  return g.emit('FusedMatMul', [a, b], shape, 'float32', attributes, 'com.microsoft')
}
