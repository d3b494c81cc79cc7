import { InvalidSpec } from '../../../src/engine/errors.js'
import { layerCatalogue } from '../../../src/engine/spec/catalogue.js'
import { buildCase, layerCases } from '../layers/layer-cases.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture, toLayerInput } from '../../../src/engine/spec/parse.js'
import type { ArchitectureInput } from '../../../src/engine/spec/parse.js'
import type { ArchitectureSpec } from '../../../src/engine/spec/architecture.js'

const digits: ArchitectureInput = {
  inputs: [{ shape: [28, 28, 1] }],
  layers: [
    { conv2d: { filters: 32, kernelSize: [3, 3], activation: 'RELU' } },
    { maxPooling2d: { poolSize: [2, 2] } },
    { conv2d: { filters: 64, kernelSize: [3, 3], activation: 'RELU' } },
    { maxPooling2d: { poolSize: [2, 2] } },
    { flatten: {} },
    { dropout: { rate: 0.5 } },
    { dense: { units: 10, activation: 'SOFTMAX' } },
  ],
}

/** A spec sent back in its public form. */
const sendBack = ({ inputs, layers, outputs }: ArchitectureSpec): ArchitectureInput => ({
  inputs: inputs.map((input) => ({ ...input, dtype: input.dtype.toUpperCase() })),
  layers: layers.map(toLayerInput),
  outputs,
})

test("Keras's MNIST convnet has 34,826 parameters and its shapes", () => {
  const network = buildNetwork(parseArchitecture(digits))
  expect(network.parameterCount).toBe(34_826)
  expect(network.layers.map(({ name, outputShape }) => [name, outputShape])).toEqual([
    ['conv2d_1', [26, 26, 32]],
    ['max_pooling2d_1', [13, 13, 32]],
    ['conv2d_2', [11, 11, 64]],
    ['max_pooling2d_2', [5, 5, 64]],
    ['flatten_1', [1600]],
    ['dropout_1', [1600]],
    ['dense_1', [10]],
  ])
  expect(network.outputs).toEqual([{ name: 'dense_1', shape: [10] }])
  expect(network.weights.map(({ name }) => name)).toEqual([
    'conv2d_1/kernel',
    'conv2d_1/bias',
    'conv2d_2/kernel',
    'conv2d_2/bias',
    'dense_1/kernel',
    'dense_1/bias',
  ])
})

test.each([
  ['dense 784 to 128', [784], { dense: { units: 128 } }, 100_480, 2 * 784 * 128 + 128],
  ['lstm of 64 over 10 x 32', [10, 32], { lstm: { units: 64 } }, 4 * (64 * (64 + 32) + 64), 10 * 4 * 64 * (2 * 96 + 4)],
  [
    'gru of 64 over 10 x 32',
    [10, 32],
    { gru: { units: 64 } },
    3 * (64 * (64 + 32) + 2 * 64),
    10 * 3 * 64 * (2 * 96 + 4),
  ],
  [
    'gru that resets before',
    [10, 32],
    { gru: { units: 64, resetAfter: false } },
    3 * (64 * (64 + 32) + 64),
    10 * 3 * 64 * (2 * 96 + 4),
  ],
  ['batchNormalization over 16 channels', [4, 16], { batchNormalization: {} }, 64, 4 * 64],
  [
    'multiHeadAttention of 2 heads',
    [10, 8],
    { multiHeadAttention: { heads: 2, keyDim: 3, valueDim: 5 } },
    2 * (8 * 6 + 6) + (8 * 10 + 10) + (10 * 8 + 8),
    10 * (2 * 6 * 17 + 10 * 17 + 8 * 21) + 2 * 100 * (2 * 3 + 2 * 5 + 6),
  ],
  [
    'a transformerEncoder',
    [10, 8],
    { transformerEncoder: { heads: 2, feedForwardDim: 12 } },
    4 * (8 * 8 + 8) + (8 * 12 + 12) + (12 * 8 + 8) + 2 * 16,
    10 * 4 * 8 * 17 + 200 * (16 + 6) + 10 * (4 * 8 * 12 + 2 * 12 + 8) + 2 * 9 * 80,
  ],
  ['sinusoidalPositions', [10, 8], { sinusoidalPositions: {} }, 0, 80],
  ['learnedPositions', [10, 8], { learnedPositions: {} }, 80, 80],
  [
    'conv2d 3x3 of 8 over 3 channels',
    [10, 10, 3],
    { conv2d: { filters: 8, kernelSize: [3, 3], padding: 'SAME' } },
    224,
    100 * 8 * (2 * 27 + 1),
  ],
])('%s counts parameters as Keras does, and a multiply-add as two operations', (_, shape, layer, parameters, flops) => {
  const network = buildNetwork(parseArchitecture({ inputs: [{ shape }], layers: [layer] }))
  expect(network.parameterCount).toBe(parameters)
  expect(network.flopsPerSample).toBe(flops)
})

test('a spec in its public form reads back to itself, for every kind of layer', () => {
  const spec = parseArchitecture({
    inputs: [
      { name: 'image', shape: [8, 8, 2] },
      { name: 'words', shape: [null], dtype: 'INT32' },
    ],
    layers: [
      {
        conv2d: {
          inputs: ['image'],
          filters: 3,
          kernelSize: [3, 3],
          kernelInitializer: { heNormal: { seed: 4 } },
          padding: 'SAME',
        },
      },
      { batchNormalization: {} },
      { activation: { activation: 'LEAKY_RELU' } },
      { maxPooling2d: { strides: [1, 1] } },
      { averagePooling2d: {} },
      { reshape: { name: 'rows', targetShape: [3, -1] } },
      { conv1d: { filters: 4, kernelSize: 2, padding: 'CAUSAL' } },
      { maxPooling1d: { poolSize: 2, strides: 1 } },
      { averagePooling1d: { padding: 'SAME' } },
      { layerNormalization: {} },
      { sinusoidalPositions: {} },
      { learnedPositions: { sequenceLength: 30 } },
      { transformerEncoder: { name: 'encoded', heads: 2, feedForwardDim: 5, activation: 'GELU' } },
      { transformerDecoder: { inputs: ['rows', 'encoded'], heads: 3, feedForwardDim: 5, rotaryBase: 500 } },
      { multiHeadAttention: { heads: 2, keyDim: 4, causal: true } },
      { attention: { inputs: ['multi_head_attention_1', 'rows'] } },
      { additiveAttention: { inputs: ['attention_1', 'rows'] } },
      { simpleRnn: { units: 4, returnSequences: true } },
      { gru: { units: 4, returnSequences: true } },
      { globalMaxPooling1d: { name: 'a' } },
      { globalAveragePooling2d: { name: 'b', inputs: ['conv2d_1'] } },
      { globalMaxPooling2d: { name: 'c', inputs: ['conv2d_1'] } },
      { embedding: { inputs: ['words'], inputDim: 10, outputDim: 4, embeddingsRegularizer: { l1l2: { l1: 0.1 } } } },
      {
        bidirectional: {
          layer: { lstm: { units: 3, returnSequences: true, activation: 'HARD_SILU' } },
          mergeMode: 'SUM',
        },
      },
      { masking: { maskValue: -1 } },
      { lstm: { units: 4 } },
      { concatenate: { name: 'd', inputs: ['a', 'b', 'c', 'lstm_1'] } },
      { dropout: { rate: 0.1 } },
      { dense: { units: 14, kernelRegularizer: { l2: {} }, biasInitializer: { ones: { noOptions: true } } } },
      { add: { inputs: ['dense_1', 'd'] } },
      { flatten: {} },
      { globalAveragePooling1d: { name: 'mean', inputs: ['rows'] } },
    ],
    outputs: ['flatten_1', 'mean'],
  })
  const used = new Set([
    ...spec.layers.map(({ type }) => type as string),
    ...layerCases.flatMap(({ layer }) => Object.keys(layer)),
    // Needs a model: submodel-mistakes.test.ts reads one back.
    'submodel',
  ])
  expect(layerCatalogue.map(({ type }) => type).filter((type) => !used.has(type))).toEqual([])
  expect(parseArchitecture(sendBack(spec))).toEqual(spec)
  expect(buildNetwork(spec).spec).toEqual(spec)
  expect(buildNetwork(JSON.parse(JSON.stringify(spec)) as ArchitectureSpec).parameterCount).toBe(
    buildNetwork(spec).parameterCount,
  )
})

test.each(layerCases.map((layerCase) => [layerCase.name, layerCase] as const))(
  '%s in its public form reads back to itself',
  (_, layerCase) => {
    const { spec } = buildCase(layerCase)
    expect(parseArchitecture(sendBack(spec))).toEqual(spec)
    expect(buildNetwork(JSON.parse(JSON.stringify(spec)) as ArchitectureSpec).spec).toEqual(spec)
  },
)

test('what is left unnamed is named as Keras does, and reads what stands before it', () => {
  const spec = parseArchitecture({
    inputs: [{ shape: [4] }],
    layers: [
      { dense: { units: 3, name: 'dense_1' } },
      { dense: { units: 3, inputs: null } },
      { dense: { name: null, units: 3 } },
    ],
  })
  expect(spec.inputs[0]!.name).toBe('input_1')
  expect(spec.layers.map(({ name, inputs }) => [name, inputs])).toEqual([
    ['dense_1', ['input_1']],
    ['dense_2', ['dense_1']],
    ['dense_3', ['dense_2']],
  ])
  expect(spec.outputs).toEqual(['dense_3'])
})

test('layers may stand before what they read', () => {
  const spec = parseArchitecture({
    inputs: [{ name: 'x', shape: [4] }],
    layers: [
      { dense: { name: 'last', inputs: ['first'], units: 2 } },
      { dense: { name: 'first', inputs: ['x'], units: 3 } },
    ],
    outputs: ['last'],
  })
  expect(buildNetwork(spec).layers.map(({ outputShape }) => outputShape)).toEqual([[2], [3]])
})

test('the catalogue tells type, default and meaning of every argument', () => {
  const dense = layerCatalogue.find(({ type }) => type === 'dense')!
  expect(dense.arguments.slice(0, 2)).toEqual([
    {
      name: 'units',
      type: 'Int!',
      isRequired: true,
      defaultValue: null,
      description: 'Size of the last axis of the output.',
    },
    {
      name: 'activation',
      type: 'Activation!',
      isRequired: false,
      defaultValue: 'LINEAR',
      description: 'Applied to the result.',
    },
  ])
  expect(dense.arguments.find(({ name }) => name === 'kernelInitializer')).toMatchObject({
    type: 'InitializerInput',
    defaultValue: { glorotUniform: {} },
  })
  for (const entry of layerCatalogue) for (const argument of entry.arguments) expect(argument.description).not.toBe('')
  expect(layerCatalogue.map(({ type }) => type)).not.toContain('maskingNoise')
})

test('layers that only stages insert are refused from outside', () => {
  expect(() => parseArchitecture({ inputs: [{ shape: [4] }], layers: [{ maskingNoise: { rate: 0.5 } }] })).toThrow(
    InvalidSpec,
  )
})
