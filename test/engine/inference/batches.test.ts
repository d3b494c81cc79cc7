import '../executors/process-arrays.js'
import { traceInference } from '../../../src/engine/compiled/program/inference-graph.js'
import { compileOpenInference } from '../../../src/engine/compiled/program/open-inference.js'
import { lowerOperators } from '../../../src/engine/compiled/operators/registry.js'
import { rewriteInference } from '../../../src/engine/compiled/rewrites/rewrite.js'
import { plain } from '../../../src/engine/compiled/rewrites/target.js'
import { openRuntime } from '../../../src/engine/compiled/runtime/open.js'
import type { Runtime, SessionSpec } from '../../../src/engine/compiled/runtime/runtime.js'
import { createCompiledExecutor } from '../../../src/engine/executors/compiled.js'
import { createEagerExecutor } from '../../../src/engine/executors/eager.js'
import type { Feeds, InferenceProgram } from '../../../src/engine/executors/executor.js'
import { batchSizeName } from '../../../src/engine/executors/feeds.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import type { NamedTensors } from '../../../src/engine/tensors.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { inferenceProgram } from '../../../src/engine/training/inference-program.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import { createTrainee } from '../executors/network-program.js'
import { networks } from '../executors/networks.js'
import { drawNamed, sequenceNetworks } from './sequence-networks.js'

const optimizer = { type: 'sgd', learningRate: 0.1 } as const

/** ONNX Runtime, and the models that sessions were made of. */
async function watchRuntime(): Promise<{ runtime: Runtime; created: SessionSpec[] }> {
  const real = await openRuntime()
  const created: SessionSpec[] = []
  return {
    created,
    runtime: {
      ...real,
      createSession: (spec) => {
        created.push(spec)
        return real.createSession(spec)
      },
    },
  }
}

/** Both executors' answers to each batch, and how many graphs the compiled one made. */
async function compare(
  program: InferenceProgram,
  weights: NamedTensors,
  batches: readonly { readonly size: number; readonly feeds: Feeds }[],
): Promise<{ largest: number; graphs: number }> {
  const { runtime, created } = await watchRuntime()
  const eager = await (await createEagerExecutor()).createInferenceSession(program, weights)
  const compiled = await (await createCompiledExecutor(runtime)).createInferenceSession(program, weights)
  let largest = 0
  for (const { size, feeds } of batches) {
    const [expected, actual] = [await eager.run(size, feeds), await compiled.run(size, feeds)]
    for (const [name, { shape, values }] of Object.entries(expected)) {
      expect(actual[name]?.shape).toEqual(shape)
      largest = Math.max(largest, relativeDifference(actual[name]!.values, values))
    }
  }
  eager.dispose()
  compiled.dispose()
  return { largest, graphs: created.length }
}

test.each(networks.map((network) => [network.name, network] as const))(
  '%s: one graph answers batches of any size as the reference does',
  async (_, network) => {
    const trainee = createTrainee(network, optimizer)
    const dtype = network.codes === undefined ? 'FLOAT32' : 'INT32'
    const architecture = parseArchitecture({
      inputs: [{ name: 'x', shape: [...network.input], dtype }],
      layers: network.layers,
    })
    const batches = [1, 3, 17, 1, 4].map((size) => ({ size, feeds: { 'input:x': trainee.batch(size, size).x! } }))
    const { largest, graphs } = await compare(inferenceProgram(buildNetwork(architecture)), trainee.weights, batches)
    expect(largest).toBeLessThan(1e-5)
    expect(graphs).toBe(1)
  },
)

test.each(sequenceNetworks)('$name: $graphs for sequences of six lengths', async ({ input, graphs, ...network }) => {
  const built = buildNetwork(parseArchitecture({ inputs: [{ name: 'x', ...input }], layers: network.layers }))
  const width = input.shape.slice(1).reduce<number>((product, axis) => product * (axis ?? 1), 1)
  const batches = [
    [2, 5],
    [1, 9],
    [3, 5],
    [2, 12],
    [1, 1],
    [4, 7],
    [1, 16],
  ].map(([size = 1, length = 1]) => {
    const values = drawNamed(`x ${size} ${length}`, size * length * width)
    const mask = Float32Array.from({ length: size * length }, (_, place) =>
      Number(place % length < Math.max(1, length - (place % 3))),
    )
    const x = input.dtype === 'INT32' ? Int32Array.from(values, (value) => Math.abs(value * 10) % 6) : values
    return { size, feeds: { 'input:x': x, 'mask:x': mask } }
  })
  const weights: NamedTensors = new Map(
    built.weights.map(({ name, shape }) => {
      const values = drawNamed(
        name,
        shape.reduce((product, axis) => product * axis, 1),
      )
      return [name, { shape, dtype: 'float32', values: name.includes('Variance') ? values.map(Math.abs) : values }]
    }),
  )
  const result = await compare(inferenceProgram(built), weights, batches)
  expect(result.largest).toBeLessThan(1e-5)
  expect(result.graphs).toBe(graphs === 'one graph' ? 1 : 6)
})

test.each([false, true])(
  'recurrences of large batches over long sequences are cut in pieces (backwards: %s)',
  async (goBackwards) => {
    const layers = [
      { lstm: { name: 'lstm', units: 3, returnSequences: true, goBackwards } },
      { gru: { name: 'gru', units: 4, goBackwards, returnSequences: true } },
      { simpleRnn: { units: 2, goBackwards } },
    ]
    const built = buildNetwork(parseArchitecture({ inputs: [{ name: 'x', shape: [203, 2] }], layers }))
    const weights: NamedTensors = new Map(
      built.weights.map(({ name, shape }) => {
        const values = drawNamed(
          name,
          shape.reduce((product, axis) => product * axis, 1),
        ).map((value) => value / 2)
        return [name, { shape, dtype: 'float32', values }]
      }),
    )
    const traced = traceInference(await loadTfjs(), inferenceProgram(built), weights, 2).graph
    const pieces = rewriteInference(lowerOperators(traced, plain)).nodes.flatMap(({ attributes }) => {
      const large = attributes.then_branch
      return typeof large === 'object' && 'body' in large ? [large.body.nodes.map(({ op }) => op)] : []
    })
    expect(pieces).toEqual([
      ['Split', 'LSTM', 'LSTM', 'LSTM', 'LSTM', 'Concat'],
      ['Split', 'GRU', 'GRU', 'GRU', 'GRU', 'Concat'],
      ['Split', 'RNN', 'RNN', 'RNN', 'RNN'],
    ])
    const batches = [1, 8, 9, 1].map((size) => ({ size, feeds: { 'input:x': drawNamed(`x ${size}`, size * 203 * 2) } }))
    expect((await compare(inferenceProgram(built), weights, batches)).largest).toBeLessThan(1e-5)
  },
)

test('a computation that is another one for each size has a graph a size', async () => {
  const program: InferenceProgram = {
    weights: [],
    feeds: (batchSize) => [{ name: 'x', shape: [batchSize, 2], dtype: 'float32' }],
    forward: ({ tf }, { x }) => ({ y: tf.mul(x!, tf.range(0, x!.shape[0]).reshape([-1, 1])) }),
  }
  const batches = [2, 3, 2].map((size) => ({ size, feeds: { x: drawNamed(`x ${size}`, 2 * size) } }))
  expect(await compare(program, new Map(), batches)).toEqual({ largest: 0, graphs: 2 })
})

test('what a session keeps does not grow with the batch sizes that it has seen', async () => {
  const trainee = createTrainee({ ...networks[0]!, input: [5], layers: [{ dense: { units: 3 } }] }, optimizer)
  const architecture = parseArchitecture({ inputs: [{ name: 'x', shape: [5] }], layers: [{ dense: { units: 3 } }] })
  const { runtime } = await watchRuntime()
  let tensors = 0
  const counting: Runtime = {
    ...runtime,
    createTensor: (...given) => {
      const tensor = runtime.createTensor(...given)
      tensors += 1
      const dispose = tensor.dispose.bind(tensor)
      tensor.dispose = () => {
        tensors -= 1
        dispose()
      }
      return tensor
    },
  }
  const session = await (
    await createCompiledExecutor(counting)
  ).createInferenceSession(inferenceProgram(buildNetwork(architecture)), trainee.weights)
  for (let size = 1; size <= 40; size += 1) await session.run(size, { 'input:x': drawNamed('x', 5 * size) })
  expect(tensors).toBe(2)
  session.dispose()
})

test('what is not open is as in the batch at hand', async () => {
  const [network] = sequenceNetworks
  const built = buildNetwork(parseArchitecture({ inputs: [{ name: 'x', ...network!.input }], layers: network!.layers }))
  const weights: NamedTensors = new Map(
    built.weights.map(({ name, shape }) => [
      name,
      {
        shape,
        dtype: 'float32',
        values: drawNamed(
          name,
          shape.reduce((product, axis) => product * axis, 1),
        ),
      },
    ]),
  )
  const sizes = new Map([
    [batchSizeName, 2],
    ['length of x', 5],
  ])
  const tf = await loadTfjs()
  const { inputs } = compileOpenInference(tf, inferenceProgram(built), weights, sizes, [batchSizeName])
  const other = new Map([
    [batchSizeName, 7],
    ['length of x', 5],
  ])
  expect(inputs[0]?.shapeAt(other).slice(0, 2)).toEqual([7, 5])
})
