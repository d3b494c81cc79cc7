import type * as tfjs from '@tensorflow/tfjs'
import type { Value } from '../../graph/graph.js'
import { matMul } from '../../graph/matrix.js'
import { defineKernel } from '../kernel.js'

export const matrixKernels = [
  defineKernel<{ a: Value; b: Value }, tfjs.BatchMatMulAttrs>(
    'BatchMatMul',
    (g, { a, b }, { transposeA, transposeB }) => matMul(g, a, b, transposeA, transposeB),
  ),
]
