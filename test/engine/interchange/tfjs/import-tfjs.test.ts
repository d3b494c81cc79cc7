import type * as tfjs from '@tensorflow/tfjs'
import { importTfjs } from '../../../../src/engine/interchange/tfjs/import-tfjs.js'
import type { ImportedModel } from '../../../../src/engine/interchange/tfjs/import-tfjs.js'
import { readSafetensors } from '../../../../src/engine/interchange/safetensors.js'
import { parseArchitecture } from '../../../../src/engine/spec/parse.js'
import { loadTfjs } from '../../../../src/engine/tfjs.js'
import { relativeDifference } from '../../compiled/compare-kernel.js'
import { drawInputs, predictEagerly, predictWith } from '../models.js'

let tf: typeof tfjs
beforeAll(async () => {
  tf = await loadTfjs()
})

interface SavedModel {
  readonly topology: Record<string, unknown>
  readonly weights: tfjs.io.WeightsManifestEntry[]
  readonly bytes: Uint8Array
}

/** What `model.save` hands to its handler. */
async function save(model: tfjs.LayersModel): Promise<SavedModel> {
  let saved: tfjs.io.ModelArtifacts | undefined
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } }
    }),
  )
  const { modelTopology, weightSpecs = [], weightData } = saved!
  return {
    topology: modelTopology as Record<string, unknown>,
    weights: weightSpecs,
    bytes: new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData)),
  }
}

const load = ({ topology, weights, bytes }: SavedModel): ImportedModel =>
  importTfjs(JSON.stringify({ modelTopology: topology, weightsManifest: [{ paths: ['w.bin'], weights }] }), bytes)

/** Other numbers than the initial ones, some of which are zeros. */
function perturb(model: tfjs.LayersModel): void {
  model.setWeights(
    model.getWeights().map((weight, index) => weight.add(tf.randomUniform(weight.shape, 0.1, 0.4, 'float32', index))),
  )
}

async function expectAlike(model: tfjs.LayersModel, codes = 1): Promise<ImportedModel> {
  perturb(model)
  const imported = load(await save(model))
  const architecture = parseArchitecture(imported.architecture)
  const inputs = drawInputs({ architecture, weights: imported.weights, codes }, 3)
  const ours = await predictEagerly({ architecture, weights: imported.weights, codes }, 3, inputs)
  const theirs = predictWith(tf, model, architecture, inputs)
  expect(ours.map(({ shape }) => shape)).toEqual(theirs.map(({ shape }) => shape))
  ours.forEach(({ values }, index) => expect(relativeDifference(values, theirs[index]!.values)).toBeLessThan(1e-5))
  return imported
}

type Layers = (t: typeof tfjs.layers) => tfjs.layers.Layer[]

const sequences: [string, Layers, number?][] = [
  [
    'a perceptron',
    (t) => [t.dense({ units: 5, activation: 'relu', inputShape: [4] }), t.dense({ units: 3, activation: 'softmax' })],
  ],
  ['swish', (t) => [t.dense({ units: 5, activation: 'swish', inputShape: [4] })]],
  [
    'an image classifier',
    (t) => [
      t.conv2d({ filters: 3, kernelSize: 3, activation: 'relu', inputShape: [12, 12, 2] }),
      t.batchNormalization({}),
      t.maxPooling2d({ poolSize: 2 }),
      t.depthwiseConv2d({ kernelSize: 2, depthMultiplier: 2 }),
      t.dropout({ rate: 0.3 }),
      t.flatten(),
      t.dense({ units: 4, activation: 'softmax', kernelRegularizer: tf.regularizers.l2({ l2: 0.01 }) }),
    ],
  ],
  [
    'an image generator',
    (t) => [
      t.reshape({ targetShape: [3, 3, 2], inputShape: [18] }),
      t.conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2, padding: 'same' }),
      t.leakyReLU({ alpha: 0.1 }),
      t.upSampling2d({ size: [2, 2] }),
      t.zeroPadding2d({
        padding: [
          [1, 0],
          [0, 2],
        ],
      }),
      t.cropping2D({
        cropping: [
          [0, 1],
          [1, 0],
        ],
      }),
      t.separableConv2d({ filters: 2, kernelSize: 2 }),
      t.averagePooling2d({ poolSize: [2, 2], strides: [1, 1] }),
      t.globalAveragePooling2d({}),
    ],
  ],
  [
    'a sequence classifier',
    (t) => [
      t.embedding({ inputDim: 9, outputDim: 4, inputLength: 6 }),
      t.spatialDropout1d({ rate: 0.2 }),
      t.conv1d({ filters: 3, kernelSize: 2, activation: 'tanh' }),
      t.maxPooling1d({ poolSize: 2, strides: 1 }),
      t.globalMaxPooling1d({}),
      t.dense({ units: 1, activation: 'sigmoid' }),
    ],
    9,
  ],
  [
    'recurrent layers over padded codes',
    (t) => [
      t.embedding({ inputDim: 4, outputDim: 3, maskZero: true, inputLength: 6 }),
      t.lstm({ units: 3, returnSequences: true, recurrentActivation: 'sigmoid' }),
      t.bidirectional({
        layer: t.gru({ units: 2, recurrentActivation: 'sigmoid' }),
        mergeMode: 'sum',
      }),
    ],
    4,
  ],
  [
    'layers over every step',
    (t) => [
      t.simpleRNN({ units: 3, returnSequences: true, inputShape: [5, 2] }),
      t.timeDistributed({ layer: t.dense({ units: 4, activation: 'elu' }) }),
      t.layerNormalization({}),
      t.permute({ dims: [2, 1] }),
      t.prelu({}),
      t.softmax({ axis: -1 }),
    ],
  ],
  [
    'volumes',
    (t) => [
      t.conv3d({ filters: 2, kernelSize: 2, inputShape: [4, 4, 4, 1] }),
      t.maxPooling3d({ poolSize: 2, strides: 1, padding: 'same', dataFormat: 'channelsLast' }),
      t.reLU({ maxValue: 1 }),
      t.flatten(),
    ],
  ],
]

const gatedSequences: [string, Layers][] = [
  ['an lstm', (t) => [t.lstm({ units: 3, inputShape: [5, 2] })]],
  ['a gru', (t) => [t.gru({ units: 3, inputShape: [5, 2], returnSequences: true, activation: 'hardSigmoid' })]],
  [
    'a bidirectional lstm',
    (t) => [t.bidirectional({ layer: t.lstm({ units: 3 }), inputShape: [5, 2], mergeMode: 'concat' })],
  ],
  ['a simple recurrence', (t) => [t.simpleRNN({ units: 3, activation: 'hardSigmoid', inputShape: [5, 2] })]],
  ['a dense layer', (t) => [t.dense({ units: 3, activation: 'hardSigmoid', inputShape: [5] })]],
  [
    'convolutions',
    (t) => [
      t.conv2d({ filters: 2, kernelSize: 2, activation: 'hardSigmoid', inputShape: [5, 5, 2] }),
      t.separableConv2d({ filters: 2, kernelSize: 2, activation: 'hardSigmoid' }),
      t.depthwiseConv2d({ kernelSize: 2, activation: 'hardSigmoid' }),
    ],
  ],
]

test.each(gatedSequences)('%s takes the hard sigmoid of TensorFlow.js over by its weights', async (_, build) => {
  await expectAlike(tf.sequential({ layers: build(tf.layers) }))
})

test.each<[string, (t: typeof tfjs.layers) => tfjs.layers.Layer]>([
  ['lstm', (t) => t.lstm({ units: 3, inputShape: [5, 2], activation: 'hardSigmoid' })],
  ['activation', (t) => t.activation({ activation: 'hardSigmoid', inputShape: [5] })],
])('%s, where no weight can make the hard sigmoid good, is refused', async (type, build) => {
  const saved = await save(tf.sequential({ layers: [build(tf.layers)] }))
  expect(() => load(saved)).toThrow(`layer 0 (${type}): its hard sigmoid is another one in TensorFlow.js`)
})

test.each(sequences.map(([name, build, codes = 1]) => [name, build, codes] as const))(
  '%s, built and saved by TensorFlow.js, answers here as it does there',
  async (_, build, codes) => {
    await expectAlike(tf.sequential({ layers: build(tf.layers) }), codes)
  },
)

test('branches, several inputs and several outputs keep their names and their order', async () => {
  const left = tf.input({ shape: [4], name: 'left' })
  const right = tf.input({ shape: [4], name: 'right' })
  const a = tf.layers.dense({ units: 3, name: 'a' }).apply(right) as tfjs.SymbolicTensor
  const b = tf.layers.dense({ units: 3, name: 'b' }).apply(left) as tfjs.SymbolicTensor
  const sum = tf.layers.add({ name: 'sum' }).apply([a, b]) as tfjs.SymbolicTensor
  const dot = tf.layers.dot({ axes: -1, name: 'dot' }).apply([sum, a]) as tfjs.SymbolicTensor
  const all = tf.layers.concatenate({ name: 'all' }).apply([sum, b, dot]) as tfjs.SymbolicTensor
  const { architecture } = await expectAlike(tf.model({ inputs: [right, left], outputs: [all, a] }))
  expect(architecture.inputs.map(({ name }) => name)).toEqual(['right', 'left'])
  expect(architecture.outputs).toEqual(['all', 'a'])
})

test('states that one recurrent layer gives another are found again', async () => {
  // TensorFlow.js says that it cannot write the states down, and does.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  const source = tf.input({ shape: [5, 2] })
  const target = tf.input({ shape: [4, 3] })
  const lstm = (name: string, returnState: boolean) =>
    tf.layers.lstm({ units: 3, returnState, returnSequences: !returnState, recurrentActivation: 'sigmoid', name })
  const [, state, memory] = lstm('encoder', true).apply(source) as tfjs.SymbolicTensor[]
  const decoded = lstm('decoder', false).apply([target, state!, memory!]) as tfjs.SymbolicTensor
  const { architecture } = await expectAlike(tf.model({ inputs: [source, target], outputs: decoded }))
  expect(architecture.layers[1]).toMatchObject({ lstm: { inputs: ['input2', 'encoder.state', 'encoder.memory'] } })
})

const perceptron = () => save(tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3], name: 'd' })] }))

/** The config of the only layer. */
const onlyLayer = ({ topology }: SavedModel) => {
  const { layers } = (topology as { config: { layers: { class_name: string; config: Record<string, unknown> }[] } })
    .config
  return layers[0]!
}

test('names that ours may not be are changed, those of the weights are not', async () => {
  const saved = await perceptron()
  onlyLayer(saved).config.name = 'block 1/d'
  saved.weights.forEach((weight) => (weight.name = weight.name.replace('d/', 'block 1/d/')))
  const { architecture, weights } = load(saved)
  expect(architecture.layers).toMatchObject([{ dense: { name: 'block_1_d' } }])
  expect([...readSafetensors(weights).tensors.keys()]).toEqual(['block_1_d/bias', 'block_1_d/kernel'])
})

test('recurrent weights are found under the name of their cell, as TensorFlow 2.2 and later write them', async () => {
  const layer = tf.layers.lstm({ units: 2, inputShape: [4, 3], recurrentActivation: 'sigmoid', name: 'l' })
  const saved = await save(tf.sequential({ layers: [layer] }))
  saved.weights.forEach((weight) => (weight.name = weight.name.replace('l/', 'l/lstm_cell_7/')))
  expect([...readSafetensors(load(saved).weights).tensors.keys()]).toEqual(['l/bias', 'l/kernel', 'l/recurrentKernel'])
})

test('quantized weights are spread out again', async () => {
  const saved = await perceptron()
  const [kernel, bias] = saved.weights
  const weights: tfjs.io.WeightsManifestEntry[] = [
    { ...kernel!, quantization: { dtype: 'uint8', scale: 0.5, min: -1 } },
    { ...bias!, quantization: { dtype: 'float16' } },
  ]
  // 1.5 and -0.25 in half precision.
  const bytes = new Uint8Array([0, 1, 2, 3, 4, 255, 0x00, 0x3e, 0x00, 0xb4])
  const { tensors } = readSafetensors(load({ ...saved, weights, bytes }).weights)
  expect([...tensors.get('d/kernel')!.values]).toEqual([-1, -0.5, 0, 0.5, 1, 126.5])
  expect([...tensors.get('d/bias')!.values]).toEqual([1.5, -0.25])
})

describe('what cannot be read is named', () => {
  test.each<[string, (layer: { class_name: string; config: Record<string, unknown> }) => void, string]>([
    [
      'a class that is not known',
      (layer) => (layer.class_name = 'Densse'),
      'layers.0: layer 0 (Densse d): there is no counterpart to the class Densse; did you mean Dense?',
    ],
    [
      'a constraint',
      (layer) => (layer.config.kernel_constraint = { class_name: 'NonNeg', config: {} }),
      'layers.0.kernel_constraint: layer 0 (Dense d): kernel_constraint {"class_name":"NonNeg","config":{}} has no counterpart; null or nothing would fit',
    ],
    [
      'an activation of somebody’s own',
      (layer) => (layer.config.activation = 'my_activation'),
      'layers.0.activation: layer 0 (Dense d): there is no activation "my_activation"',
    ],
    [
      'an initializer of another scale',
      (layer) => (layer.config.kernel_initializer = { class_name: 'VarianceScaling', config: { scale: 3 } }),
      'layers.0.kernel_initializer: layer 0 (Dense d): VarianceScaling of scale 3, fan_in and truncated_normal has no counterpart',
    ],
    [
      'an input without a shape',
      (layer) => (layer.config.batch_input_shape = null),
      'layers.0: the first layer has no batch_input_shape',
    ],
    [
      'a number of units that none of ours can have',
      (layer) => (layer.config.units = 0),
      'layers.0.dense.units: layer 0 (dense): units must be >= 1, got 0',
    ],
  ])('%s', async (_, change, message) => {
    const saved = await perceptron()
    change(onlyLayer(saved))
    expect(() => load(saved)).toThrow(message)
  })

  test('images with the channels first', async () => {
    const layer = tf.layers.conv2d({ filters: 2, kernelSize: 2, dataFormat: 'channelsFirst', inputShape: [2, 5, 5] })
    const saved = await save(tf.sequential({ layers: [layer] }))
    expect(() => load(saved)).toThrow('data_format "channels_first" has no counterpart; "channels_last" would fit')
  })

  test('a layer that stands in two places', async () => {
    const input = tf.input({ shape: [3] })
    const layer = tf.layers.dense({ units: 3, name: 'twice' })
    const output = layer.apply(layer.apply(input)) as tfjs.SymbolicTensor
    const saved = await save(tf.model({ inputs: input, outputs: output }))
    expect(() => load(saved)).toThrow(
      'layer 1 (Dense twice): is used 2 times: layers that share their weights cannot be read',
    )
  })

  test('a model inside of a model', async () => {
    const inner = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] })
    const saved = await save(tf.sequential({ layers: [inner] }))
    expect(() => load(saved)).toThrow(
      /a model inside of a model cannot be read|the first layer has no batch_input_shape/,
    )
  })

  test('weights that are missing, too many, or of another shape', async () => {
    const saved = await perceptron()
    const [kernel, bias] = saved.weights
    expect(() => load({ ...saved, weights: [kernel!], bytes: saved.bytes.subarray(0, 24) })).toThrow(
      'weightsManifest: there is no weight d/bias',
    )
    expect(() => load({ ...saved, weights: [kernel!, { ...bias!, name: 'e/bias' }] })).toThrow(
      'weight e/bias belongs to no layer',
    )
    expect(() => load({ ...saved, weights: [{ ...kernel!, shape: [2, 3] }, bias!] })).toThrow(
      'weight d/kernel must have shape [3, 2], got [2, 3]',
    )
    expect(() => load({ ...saved, bytes: saved.bytes.subarray(4) })).toThrow(
      'the weights take 32 bytes or more, got 28',
    )
    expect(() => load({ ...saved, weights: [kernel!, { ...bias!, dtype: 'string' }] })).toThrow(
      'weight d/bias must be float32, got string',
    )
  })

  test('files of another kind', () => {
    expect(() => importTfjs('{', new Uint8Array())).toThrow('model.json is no JSON')
    expect(() => importTfjs('{}', new Uint8Array())).toThrow('must hold a modelTopology and a weightsManifest')
    const graph = { format: 'graph-model', modelTopology: {}, weightsManifest: [] }
    expect(() => importTfjs(JSON.stringify(graph), new Uint8Array())).toThrow('a graph model has no layers any more')
    const other = { modelTopology: { class_name: 'Tower', config: {} }, weightsManifest: [] }
    expect(() => importTfjs(JSON.stringify(other), new Uint8Array())).toThrow(
      'class_name: a model must be Sequential or Functional, got Tower',
    )
  })
})
