import { unary } from '../../graph/elementwise.js'
import type { Value } from '../../graph/graph.js'
import { defineKernel } from '../kernel.js'

/** Kernels that are one operation of ONNX: TensorFlow.js's names to ONNX's. */
const operations = {
  Abs: 'Abs',
  Acos: 'Acos',
  Acosh: 'Acosh',
  Asin: 'Asin',
  Asinh: 'Asinh',
  Atan: 'Atan',
  Atanh: 'Atanh',
  Ceil: 'Ceil',
  Cos: 'Cos',
  Cosh: 'Cosh',
  Erf: 'Erf',
  Exp: 'Exp',
  Floor: 'Floor',
  Log: 'Log',
  LogicalNot: 'Not',
  Neg: 'Neg',
  Reciprocal: 'Reciprocal',
  Relu: 'Relu',
  Round: 'Round',
  Sigmoid: 'Sigmoid',
  Sign: 'Sign',
  Sin: 'Sin',
  Sinh: 'Sinh',
  Sqrt: 'Sqrt',
  Tan: 'Tan',
  Tanh: 'Tanh',
}

export const unaryKernels = Object.entries(operations).map(([name, op]) =>
  defineKernel<{ x: Value }>(name, (g, { x }) => unary(g, op, x)),
)
