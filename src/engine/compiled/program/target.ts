import { GraphBuilder } from '../graph/builder.js'
import type { Graph } from '../graph/graph.js'
import { emitOnnx } from '../onnx/emit.js'
import { blockConvolutions } from '../rewrites/block-convolutions.js'
import type { Target } from '../rewrites/target.js'
import type { Runtime, RuntimeTensor } from '../runtime/runtime.js'

/** Those that ONNX Runtime's kernels have, by processor; larger ones are faster. */
const candidates = [16, 8]
const channels = 16
const places = 25

const known = new WeakMap<Runtime, Promise<Target>>()

/** Found out once a runtime. */
export function targetOf(runtime: Runtime): Promise<Target> {
  const probing = (): Promise<Target> =>
    probe(runtime).then((blockSize) => ({ blockSize, hasRoutines: runtime.hasRoutines }))
  const found = known.get(runtime) ?? probing()
  known.set(runtime, found)
  return found
}

/** The size of blocks, found by trying: a small convolution has to give what it gives without blocks. */
async function probe(runtime: Runtime): Promise<number> {
  // The blocks are the processor's.
  if (runtime.provider !== 'CPU') return 1
  const expected = await convolve(runtime, 1)
  for (const size of candidates) {
    const actual = await convolve(runtime, size).catch(() => null)
    if (actual?.every((value, index) => value === expected[index])) return size
  }
  return 1
}

/** A convolution of small whole numbers: exact in any order of adding up. */
function writeConvolution(): Graph {
  const g = new GraphBuilder()
  const shape = [1, channels, 5, 5]
  const inputs = [g.input('x', shape), g.input('kernel', [channels, channels, 3, 3])]
  g.output('y', g.emit('Conv', inputs, shape, 'float32', { kernel_shape: [3, 3], pads: [1, 1, 1, 1] }))
  return g.finish()
}

async function convolve(runtime: Runtime, blockSize: number): Promise<Float32Array> {
  const graph = blockConvolutions(writeConvolution(), { blockSize, hasRoutines: false })
  const session = await runtime.createSession({
    model: emitOnnx(graph),
    inputNames: ['x', 'kernel'],
    outputNames: ['y'],
    threads: 1,
    hasConstantWeights: false,
  })
  const fill = (shape: number[], step: number): RuntimeTensor => {
    const tensor = runtime.createTensor('float32', shape)
    tensor.values.forEach((_, index) => (tensor.values[index] = ((index * step) % 7) - 3))
    return tensor
  }
  const tensors = [fill([1, channels, 5, 5], 5), fill([channels, channels, 3, 3], 3)]
  const result = runtime.createTensor('float32', [1, channels, 5, 5])
  try {
    await session.run({ inputs: tensors, outputs: [result] })
    return Float32Array.from(result.values.subarray(0, channels * places))
  } finally {
    session.dispose()
    for (const tensor of [...tensors, result]) tensor.dispose()
  }
}
