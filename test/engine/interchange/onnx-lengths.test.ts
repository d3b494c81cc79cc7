import '../executors/process-arrays.js'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { exportOnnx } from '../../../src/engine/interchange/onnx/export-onnx.js'
import { findLaw, listSamples } from '../../../src/engine/compiled/program/law.js'
import type { ArchitectureInput } from '../../../src/engine/spec/parse.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import { drawInputs, drawModel, predictEagerly } from './models.js'
import type { ModelCase } from './models.js'

interface LengthCase {
  readonly name: string
  readonly input: ArchitectureInput
  readonly codes?: number
  /** Lengths of the open axes of each input, batch by batch. */
  readonly lengths: readonly (readonly number[])[]
}

const x = { name: 'x', shape: [null, 3] }
const one = (name: string, ...layers: object[]): LengthCase => ({
  name,
  input: { inputs: [x], layers },
  lengths: [[4], [7]],
})
const rnn = { units: 4, returnSequences: true }

const cases: readonly LengthCase[] = [
  one('dense', { dense: { units: 4, activation: 'GELU' } }, { layerNormalization: {} }),
  one('lstm and gru', { lstm: rnn }, { gru: { ...rnn, goBackwards: true } }, { gru: { units: 3 } }),
  one('bidirectional', { bidirectional: { layer: { simpleRnn: rnn } } }, { globalMaxPooling1d: {} }),
  one('convolution, causal', { conv1d: { filters: 4, kernelSize: 3, padding: 'CAUSAL', dilationRate: 2 } }),
  one(
    'convolution and means',
    { conv1d: { filters: 4, kernelSize: 3, padding: 'SAME' } },
    { batchNormalization: {} },
    { maxPooling1d: { poolSize: 2, strides: 1 } },
    { globalAveragePooling1d: {} },
  ),
  one(
    'self-attention',
    { multiHeadAttention: { heads: 2, keyDim: 3 } },
    { timeDistributed: { layer: { dense: { units: 2 } } } },
  ),
  one('a block of a transformer', { transformerEncoder: { heads: 3, feedForwardDim: 5 } }),
  {
    name: 'padded codes',
    codes: 3,
    lengths: [[5], [8]],
    input: {
      inputs: [{ name: 'x', shape: [null], dtype: 'INT32' }],
      layers: [
        { embedding: { inputDim: 3, outputDim: 4, maskZero: true } },
        { lstm: { units: 4, returnSequences: true } },
        { globalAveragePooling1d: {} },
        { dense: { units: 2 } },
      ],
    },
  },
  {
    name: 'sequences of two lengths',
    lengths: [
      [4, 6],
      [7, 2],
    ],
    input: {
      inputs: [
        { name: 'source', shape: [null, 3] },
        { name: 'target', shape: [null, 2] },
      ],
      layers: [
        { lstm: { name: 'encoder', inputs: ['source'], ...rnn } },
        { lstm: { name: 'decoder', inputs: ['target', 'encoder.state', 'encoder.memory'], ...rnn } },
        { attention: { name: 'all', inputs: ['decoder', 'encoder'] } },
      ],
    },
  },
  {
    name: 'sequences that are added',
    lengths: [
      [4, 4],
      [7, 7],
    ],
    input: {
      inputs: [
        { name: 'a', shape: [null, 3] },
        { name: 'b', shape: [null, 3] },
      ],
      layers: [{ add: { inputs: ['a', 'b'] } }, { lstm: { units: 2 } }],
    },
  },
]

function drawLengths(model: ModelCase, batchSize: number, lengths: readonly number[]) {
  const drawn = lengths.map((length) => drawInputs(model, batchSize, length))
  return Object.fromEntries(model.architecture.inputs.map(({ name }, index) => [name, drawn[index]![name]!]))
}

test.each(cases.map((each) => [each.name, each] as const))(
  '%s: the exported model answers sequences of any length as the reference does',
  async (_, { input, codes, lengths }) => {
    const model = drawModel(input, codes)
    const session = await InferenceSession.create(await exportOnnx(model.architecture, model.weights))
    for (const [index, some] of lengths.entries()) {
      const inputs = drawLengths(model, index + 2, some)
      const feeds = Object.entries(inputs).map(([name, { shape, values }]) => {
        const tensor =
          values instanceof Int32Array ? new Tensor('int32', values, shape) : new Tensor('float32', values, shape)
        return [name, tensor] as const
      })
      const answers = await session.run(Object.fromEntries(feeds))
      const expected = await predictEagerly(model, index + 2, inputs)
      model.architecture.outputs.forEach((name, place) => {
        expect(answers[name]!.dims).toEqual(expected[place]!.shape)
        expect(relativeDifference(answers[name]!.data as Float32Array, expected[place]!.values)).toBeLessThan(1e-5)
      })
    }
    await session.release()
  },
)

test('open axes have names of their own', async () => {
  const { architecture, weights } = drawModel(cases[0]!.input)
  const session = await InferenceSession.create(await exportOnnx(architecture, weights))
  expect(session.inputMetadata).toMatchObject([{ name: 'x', shape: ['batch', 'length', 3] }])
  expect(session.outputMetadata).toMatchObject([{ shape: ['batch', 'length', 4] }])
  await session.release()
})

test.each([
  [
    'padding that depends on the length',
    [{ conv1d: { filters: 2, kernelSize: 3, strides: 2, padding: 'SAME' } }],
    'the architecture has no form for axes of any length: its computation has Conv whose pads depends on a length',
  ],
  [
    'what hides the future',
    [{ multiHeadAttention: { heads: 1, keyDim: 2, causal: true } }],
    'the architecture has no form for axes of any length: its computation has numbers that depend on a length',
  ],
  [
    'positions that were learned',
    [{ learnedPositions: { sequenceLength: 16 } }],
    'the architecture has no form for axes of any length',
  ],
])('%s is refused where the length is not fixed', async (_, layers, message) => {
  const { architecture, weights } = drawModel({ inputs: [x], layers })
  await expect(exportOnnx(architecture, weights)).rejects.toThrow(message)
})

test('a law is found where there is one, and none is made up', () => {
  const axes = [
    { name: 'batch', lengths: [5, 7, 11] },
    { name: 'length', lengths: [21, 22, 40] },
  ] as const
  const look = (numberOf: (batch: number, length: number) => number) =>
    findLaw(
      listSamples(axes).map(([batch = 0, length = 0]) => numberOf(batch, length)),
      axes,
    )?.map((term) => [term.factor, ...term.axes.map(({ name }) => name)].join(' '))
  expect(look(() => 8)).toEqual(['8'])
  expect(look((batch, length) => batch * length * 3 - length + 2)).toEqual(['2', '-1 length', '3 batch length'])
  expect(look((_, length) => Math.ceil(length / 2))).toBeUndefined()
  expect(look((_, length) => length * length)).toBeUndefined()
})

test('without the sample that makes sure, steps that two lengths do not show pass as a number', () => {
  const axes = [{ name: 'length', lengths: [53, 59, 31] }] as const
  const look = (isChecked: boolean) =>
    findLaw(
      listSamples(axes, isChecked).map(([length = 0]) => Math.ceil(length / 10)),
      axes,
    )
  expect(look(false)).toEqual([{ axes: [], factor: 6 }])
  expect(look(true)).toBeNull()
})
