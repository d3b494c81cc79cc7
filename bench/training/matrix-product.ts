import { GraphBuilder } from '../../src/engine/compiled/graph/builder.js'
import { gemm } from '../../src/engine/compiled/graph/matrix.js'
import { emitOnnx } from '../../src/engine/compiled/onnx/emit.js'
import { openRuntime } from '../../src/engine/compiled/runtime/open.js'
import type { Stepper } from './stepper.js'

const size = 2048

/** The product of two matrices of 2048 x 2048: the most that ONNX Runtime gets out of the machine. */
export async function createMatrixProduct(threads: number): Promise<Stepper> {
  const g = new GraphBuilder()
  g.output('product', gemm(g, g.input('a', [size, size]), g.input('b', [size, size])))
  const runtime = await openRuntime()
  const session = await runtime.createSession({
    model: emitOnnx(g.finish()),
    inputNames: ['a', 'b'],
    outputNames: ['product'],
    threads,
    hasConstantWeights: false,
  })
  const make = () => runtime.createTensor('float32', [size, size])
  const [a, b, product] = [make(), make(), make()]
  for (const { values } of [a, b]) values.forEach((_, index) => (values[index] = (index % 7) - 3))
  const run = { inputs: [a, b], outputs: [product] }
  return {
    flopsPerStep: 2 * size ** 3,
    async step() {
      await session.run(run)
      return product.values[0] ?? Number.NaN
    },
  }
}
