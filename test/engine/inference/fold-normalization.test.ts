import '../executors/process-arrays.js'
import type { Graph } from '../../../src/engine/compiled/graph/graph.js'
import { emitOnnx } from '../../../src/engine/compiled/onnx/emit.js'
import { traceInference } from '../../../src/engine/compiled/program/inference-graph.js'
import { rewrite, rewriteInference } from '../../../src/engine/compiled/rewrites/rewrite.js'
import { openRuntime } from '../../../src/engine/compiled/runtime/open.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import type { NamedTensors } from '../../../src/engine/tensors.js'
import { elementCount } from '../../../src/engine/tensors.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { inferenceProgram } from '../../../src/engine/training/inference-program.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import { drawNamed } from './sequence-networks.js'

const normalization = { batchNormalization: {} }

interface FoldedCase {
  readonly name: string
  readonly input: number[]
  readonly layers: unknown[]
  /** What multiplies and adds in the rewritten graph. */
  readonly operations: string[]
}

const folded: FoldedCase[] = [
  {
    name: 'a convolution',
    input: [8, 7, 3],
    layers: [{ conv2d: { filters: 4, kernelSize: [3, 2], padding: 'SAME' } }, normalization],
    operations: ['Conv'],
  },
  {
    name: 'a convolution without a bias, with an activation behind',
    input: [8, 7, 3],
    layers: [
      { conv2d: { filters: 4, kernelSize: [3, 3], useBias: false } },
      { batchNormalization: { center: false } },
      { activation: { activation: 'RELU' } },
    ],
    operations: ['Conv'],
  },
  {
    name: 'convolutions of one axis and of three',
    input: [9, 3],
    layers: [
      { conv1d: { filters: 4, kernelSize: 3, padding: 'CAUSAL' } },
      normalization,
      { reshape: { targetShape: [3, 3, 4, 1] } },
      { conv3d: { filters: 2, kernelSize: [2, 2, 2] } },
      { batchNormalization: { scale: false } },
    ],
    operations: ['Conv', 'Conv'],
  },
  {
    name: 'convolutions with groups, dilated, depthwise and separable',
    input: [9, 8, 4],
    layers: [
      { conv2d: { filters: 6, kernelSize: [2, 2], groups: 2, dilationRate: [2, 1] } },
      normalization,
      { depthwiseConv2d: { kernelSize: [2, 2], depthMultiplier: 2 } },
      normalization,
      { separableConv2d: { filters: 3, kernelSize: [2, 2] } },
      normalization,
    ],
    operations: ['Conv', 'Conv', 'Conv', 'Conv'],
  },
  {
    name: 'transposed convolutions, with strides and without',
    input: [4, 5, 3],
    layers: [
      { conv2dTranspose: { filters: 4, kernelSize: [3, 3], strides: [2, 2], padding: 'SAME' } },
      normalization,
      { conv2dTranspose: { filters: 2, kernelSize: [2, 3] } },
      normalization,
    ],
    operations: ['Conv', 'ConvTranspose'],
  },
  {
    name: 'a dense layer, of rows and of sequences',
    input: [6, 5],
    layers: [{ dense: { units: 4 } }, normalization, { flatten: {} }, { dense: { units: 3 } }, normalization],
    operations: ['Gemm', 'Gemm'],
  },
  {
    name: 'one channel',
    input: [5],
    layers: [{ dense: { units: 1 } }, normalization],
    operations: ['Gemm'],
  },
]

const kept: FoldedCase[] = [
  {
    name: 'what something else reads too',
    input: [5],
    layers: [
      { dense: { name: 'a', inputs: ['x'], units: 4 } },
      { batchNormalization: { name: 'b', inputs: ['a'] } },
      { add: { inputs: ['a', 'b'] } },
    ],
    operations: ['Add', 'Add', 'Gemm', 'Mul', 'Sub'],
  },
  {
    name: 'what has an activation before its normalization',
    input: [5],
    layers: [{ dense: { units: 4, activation: 'RELU' } }, normalization],
    operations: ['Add', 'Gemm', 'Mul', 'Sub'],
  },
]

const arithmetic = new Set('Add Sub Mul Div BatchNormalization Conv ConvTranspose Gemm MatMul FusedMatMul'.split(' '))

/** Nodes that read the batch; those of constants alone are computed when the graph is loaded. */
function operationsOf(graph: Graph): string[] {
  const varying = new Set(graph.inputs)
  const operations: string[] = []
  for (const { op, inputs, outputs } of graph.nodes) {
    if (!inputs.some((value) => value && varying.has(value))) continue
    for (const output of outputs) varying.add(output)
    if (arithmetic.has(op)) operations.push(op)
  }
  return operations.sort()
}

async function compute(graph: Graph, x: Float32Array): Promise<Float32Array> {
  const runtime = await openRuntime()
  const [input, output] = [graph.inputs[0]!, graph.outputs[0]!]
  const session = await runtime.createSession({
    model: emitOnnx(graph),
    inputNames: ['feed/input:x'],
    outputNames: [output.name],
    threads: 1,
    hasConstantWeights: true,
  })
  const tensors = [runtime.createTensor('float32', input.shape), runtime.createTensor('float32', output.value.shape)]
  tensors[0]!.values.set(x)
  await session.run({ inputs: [tensors[0]!], outputs: [tensors[1]!] })
  session.dispose()
  return tensors[1]!.values as Float32Array
}

async function trace({ input, layers }: FoldedCase): Promise<Graph> {
  const network = buildNetwork(parseArchitecture({ inputs: [{ name: 'x', shape: input }], layers }))
  const weights: NamedTensors = new Map(
    network.weights.map(({ name, shape }) => {
      const values = drawNamed(name, elementCount(shape))
      const isVariance = name.includes('Variance')
      return [
        name,
        { shape, dtype: 'float32', values: isVariance ? values.map((value) => Math.abs(value) + 0.1) : values },
      ]
    }),
  )
  return traceInference(await loadTfjs(), inferenceProgram(network), weights, 3).graph
}

test.each([...folded, ...kept])('$name gives what it gave before normalizations were folded', async (network) => {
  const graph = await trace(network)
  const x = drawNamed('x', 3 * elementCount(network.input))
  const [before, after] = [await compute(rewrite(graph), x), await compute(rewriteInference(graph), x)]
  expect(relativeDifference(after, before)).toBeLessThan(1e-5)
})

test.each(folded)('$name is all that is left of it and its normalization', async (network) => {
  expect(operationsOf(rewriteInference(await trace(network)))).toEqual(network.operations)
})

test.each(kept)('$name keeps its normalization', async (network) => {
  expect(operationsOf(rewriteInference(await trace(network)))).toEqual(network.operations)
})
