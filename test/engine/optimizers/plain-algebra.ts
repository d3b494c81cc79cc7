import type { ClippingAlgebra } from '../../../src/engine/optimizers/optimizer.js'

/** Vectors of plain numbers; one of length 1 is a scalar. */
export type Vector = readonly number[]

const zip =
  (combine: (a: number, b: number) => number) =>
  (a: Vector, b: Vector): Vector =>
    Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
      combine(a.length === 1 ? a[0]! : a[i]!, b.length === 1 ? b[0]! : b[i]!),
    )

export const plainAlgebra: ClippingAlgebra<Vector> = {
  constant: (value) => [value],
  add: zip((a, b) => a + b),
  sub: zip((a, b) => a - b),
  mul: zip((a, b) => a * b),
  div: zip((a, b) => a / b),
  minimum: zip(Math.min),
  maximum: zip(Math.max),
  sqrt: (a) => a.map(Math.sqrt),
  abs: (a) => a.map(Math.abs),
  sign: (a) => a.map(Math.sign),
  sumOfSquares: (a) => [a.reduce((sum, x) => sum + x * x, 0)],
}
