import type * as tfjs from '@tensorflow/tfjs'
import { InvalidSpec } from '../../../../src/engine/errors.js'
import { exportTfjs } from '../../../../src/engine/interchange/tfjs/export-tfjs.js'
import { importTfjs } from '../../../../src/engine/interchange/tfjs/import-tfjs.js'
import { parseArchitecture } from '../../../../src/engine/spec/parse.js'
import { loadTfjs } from '../../../../src/engine/tfjs.js'
import { relativeDifference } from '../../compiled/compare-kernel.js'
import { exportCases } from '../export-cases.js'
import type { ExportCase } from '../export-cases.js'
import { drawInputs, drawModel, loadExport, predictEagerly, predictWith } from '../models.js'

let tf: typeof tfjs
beforeAll(async () => {
  tf = await loadTfjs()
})

/** What the export says of a case that TensorFlow.js cannot hold; null where it can. */
function refusalOf({ input, codes }: ExportCase): InvalidSpec | null {
  const { architecture, weights } = drawModel(input, codes)
  try {
    exportTfjs(architecture, weights)
    return null
  } catch (error) {
    if (error instanceof InvalidSpec) return error
    throw error
  }
}

const named = (cases: readonly ExportCase[]) => cases.map((one) => [one.name, one] as const)
const exportable = named(exportCases.filter((one) => refusalOf(one) === null))

test.each(exportable)('%s: TensorFlow.js loads the export and answers as the reference does', async (_, one) => {
  const model = drawModel(one.input, one.codes)
  const loaded = await loadExport(tf, exportTfjs(model.architecture, model.weights))
  for (const batchSize of [1, 3]) {
    const inputs = drawInputs(model, batchSize)
    const expected = await predictEagerly(model, batchSize, inputs)
    const found = predictWith(tf, loaded, model.architecture, inputs)
    expect(found.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape))
    found.forEach(({ values }, index) => expect(relativeDifference(values, expected[index]!.values)).toBeLessThan(1e-6))
  }
  loaded.dispose()
})

test.each(exportable)('%s: what was exported is imported as it was', (_, { input, codes }) => {
  const { architecture, weights } = drawModel(input, codes)
  const exported = exportTfjs(architecture, weights)
  const imported = importTfjs(exported.modelJson, exported.weights)
  expect(parseArchitecture(imported.architecture)).toEqual(architecture)
  expect(Buffer.from(imported.weights).equals(weights)).toBe(true)
})

test('the hard sigmoid goes over by the weights, and back', async () => {
  const hard = { activation: 'HARD_SIGMOID' }
  const model = drawModel({
    inputs: [{ name: 'x', shape: [6, 3] }],
    layers: [
      { conv1d: { filters: 4, kernelSize: 2, ...hard } },
      { lstm: { units: 4, returnSequences: true, recurrentActivation: 'HARD_SIGMOID' } },
      { bidirectional: { layer: { gru: { units: 2, resetAfter: false, recurrentActivation: 'HARD_SIGMOID' } } } },
      { dense: { units: 3, ...hard } },
    ],
  })
  const exported = exportTfjs(model.architecture, model.weights)
  const loaded = await loadExport(tf, exported)
  const inputs = drawInputs(model, 3)
  const [expected] = await predictEagerly(model, 3, inputs)
  const [found] = predictWith(tf, loaded, model.architecture, inputs)
  expect(relativeDifference(found!.values, expected!.values)).toBeLessThan(1e-6)
  const imported = importTfjs(exported.modelJson, exported.weights)
  expect(parseArchitecture(imported.architecture)).toEqual(model.architecture)
  const [back] = await predictEagerly({ ...model, weights: imported.weights }, 3, inputs)
  expect(relativeDifference(back!.values, expected!.values)).toBeLessThan(1e-6)
})

test('what TensorFlow.js lacks is named, layer by layer', () => {
  const sentences = exportCases.flatMap((one) => refusalOf(one)?.issues.map(({ message }) => message) ?? [])
  const kinds = sentences.map((sentence) =>
    sentence.replace(/^layer \d+ /, '').replace('; the ONNX export holds it', ''),
  )
  expect([...new Set(kinds)].sort()).toMatchInlineSnapshot(`
   [
     "(activation): TensorFlow.js has no activation GELU_APPROXIMATE as Keras has it",
     "(additiveAttention): TensorFlow.js has no such layer",
     "(attention): TensorFlow.js has no such layer",
     "(batchNormalization): TensorFlow.js has no batch normalization of another axis than the last",
     "(bidirectional): TensorFlow.js has no GRU with its reset gate after the recurrent product (resetAfter)",
     "(conv1d): TensorFlow.js has no causal padding",
     "(conv1d): TensorFlow.js has no convolution in groups",
     "(conv1dTranspose): TensorFlow.js has no such layer",
     "(conv2d): TensorFlow.js has no convolution in groups",
     "(conv2d): TensorFlow.js has no strides in a dilated convolution",
     "(conv2dTranspose): TensorFlow.js has no dilation of transposed convolutions",
     "(conv2dTranspose): TensorFlow.js has no outputPadding",
     "(conv3d): TensorFlow.js has no convolution in groups",
     "(cropping1d): TensorFlow.js has no such layer",
     "(cropping3d): TensorFlow.js has no such layer",
     "(dense): TensorFlow.js has no activation EXPONENTIAL as Keras has it",
     "(dense): TensorFlow.js has no activation GELU_APPROXIMATE as Keras has it",
     "(dense): TensorFlow.js has no activation HARD_SILU as Keras has it",
     "(dense): TensorFlow.js has no activation LEAKY_RELU as Keras has it",
     "(dense): TensorFlow.js has no activation LOG_SIGMOID as Keras has it",
     "(depthwiseConv1d): TensorFlow.js has no such layer",
     "(depthwiseConv2d): TensorFlow.js has no dilation of depthwise convolutions",
     "(elu): TensorFlow.js has no ELU of another alpha than 1",
     "(globalAveragePooling1d): TensorFlow.js takes no padding out of this mean; the ONNX export does",
     "(globalAveragePooling3d): TensorFlow.js has no such layer",
     "(globalMaxPooling3d): TensorFlow.js has no such layer",
     "(groupNormalization): TensorFlow.js has no such layer",
     "(gru): TensorFlow.js has no GRU with its reset gate after the recurrent product (resetAfter)",
     "(learnedPositions): TensorFlow.js has no such layer",
     "(multiHeadAttention): TensorFlow.js has no such layer",
     "(relu): TensorFlow.js has no ReLU with a slope or a threshold",
     "(rmsNormalization): TensorFlow.js has no such layer",
     "(sampling): TensorFlow.js has no such layer",
     "(separableConv1d): TensorFlow.js has no such layer",
     "(sinusoidalPositions): TensorFlow.js has no such layer",
     "(softmax): TensorFlow.js has no softmax over another axis than the last",
     "(spatialDropout2d): TensorFlow.js has no such layer",
     "(spatialDropout3d): TensorFlow.js has no such layer",
     "(subtract): TensorFlow.js has no such layer",
     "(transformerDecoder): TensorFlow.js has no such layer",
     "(transformerEncoder): TensorFlow.js has no such layer",
     "(unitNormalization): TensorFlow.js has no such layer",
     "(upSampling1d): TensorFlow.js has no such layer",
     "(upSampling2d): TensorFlow.js has no bilinear upsampling as Keras has it",
     "(upSampling3d): TensorFlow.js has no such layer",
     "(zeroPadding1d): TensorFlow.js has no such layer",
     "(zeroPadding3d): TensorFlow.js has no such layer",
   ]
  `)
})

test('a refusal leads to the layer', () => {
  const refusal = refusalOf({
    name: '',
    input: { inputs: [{ shape: [4, 6] }], layers: [{ dense: { units: 6 } }, { groupNormalization: { groups: 2 } }] },
  })
  expect(refusal?.issues).toEqual([
    {
      path: ['layers', '1', 'groupNormalization'],
      message: 'layer 1 (groupNormalization): TensorFlow.js has no such layer; the ONNX export holds it',
    },
  ])
})

test('names that TensorFlow.js cannot give are refused', () => {
  const refusal = refusalOf({
    name: '',
    input: { inputs: [{ name: '_x', shape: [4] }], layers: [{ dense: { name: '_d', units: 6 } }] },
  })
  expect(refusal?.issues).toEqual([
    {
      path: ['inputs', '0', 'name'],
      message: 'input 0: TensorFlow.js wants names that begin with a letter or a digit, got _x',
    },
    {
      path: ['layers', '0', 'dense', 'name'],
      message: 'layer 0 (dense): TensorFlow.js wants names that begin with a letter or a digit, got _d',
    },
  ])
})

test('masks that TensorFlow.js would carry elsewhere are refused', () => {
  const padded = { embedding: { name: 'e', inputs: ['x'], inputDim: 5, outputDim: 3, maskZero: true } }
  const refuse = (...layers: object[]) =>
    refusalOf({
      name: '',
      input: { inputs: [{ name: 'x', shape: [6], dtype: 'INT32' }], layers: [padded, ...layers] },
    })?.issues.map(({ message }) => message)
  expect(refuse({ lstm: { units: 2 } }, { repeatVector: { n: 3 } }, { lstm: { units: 2 } })).toEqual([
    'layer 3 (lstm): TensorFlow.js would give this layer the mask of another one; the ONNX export does not',
  ])
  expect(refuse({ lstm: { units: 2 } }, { softmax: {} })?.[0]).toMatch('the mask of another one')
  expect(refuse({ leakyRelu: {} }, { lstm: { units: 2 } })?.[0]).toMatch('does not carry the mask of padding')
  expect(refuse({ concatenate: { inputs: ['e', 'e'] } })?.[0]).toMatch('does not carry the mask of padding')
  expect(refuse({ globalAveragePooling1d: {} })?.[0]).toMatch('takes no padding out of this mean')
})
