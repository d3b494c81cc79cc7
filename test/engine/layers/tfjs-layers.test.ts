import type * as tfjs from '@tensorflow/tfjs'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { applyEagerly, buildOneLayer, drawNormal, drawWeights, largestDifference } from './forward.js'

let tf: typeof tfjs
beforeAll(async () => {
  tf = await loadTfjs()
})

type Peer = (tf: typeof tfjs) => tfjs.layers.Layer

/** Ours in its public form, and the same layer of TensorFlow.js; weights stand in the same order in both. */
const pairs: [string, Record<string, unknown>, Peer, (number | null)[]][] = [
  ['dense', { dense: { units: 5, activation: 'RELU' } }, (t) => t.layers.dense({ units: 5, activation: 'relu' }), [7]],
  [
    'dense without bias',
    { dense: { units: 5, useBias: false } },
    (t) => t.layers.dense({ units: 5, useBias: false }),
    [7],
  ],
  [
    'dense over a sequence',
    { dense: { units: 5, activation: 'TANH' } },
    (t) => t.layers.dense({ units: 5, activation: 'tanh' }),
    [4, 7],
  ],
  [
    'conv2d valid',
    { conv2d: { filters: 4, kernelSize: [3, 2] } },
    (t) => t.layers.conv2d({ filters: 4, kernelSize: [3, 2] }),
    [7, 6, 3],
  ],
  [
    'conv2d same, strided',
    { conv2d: { filters: 4, kernelSize: [3, 3], padding: 'SAME', strides: [2, 2] } },
    (t) => t.layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same', strides: 2 }),
    [8, 7, 3],
  ],
  [
    'conv2d dilated',
    { conv2d: { filters: 4, kernelSize: [3, 2], dilationRate: [2, 3] } },
    (t) => t.layers.conv2d({ filters: 4, kernelSize: [3, 2], dilationRate: [2, 3] }),
    [9, 8, 3],
  ],
  [
    'conv2d dilated same',
    { conv2d: { filters: 2, kernelSize: [3, 3], dilationRate: [2, 2], padding: 'SAME' } },
    (t) => t.layers.conv2d({ filters: 2, kernelSize: 3, dilationRate: 2, padding: 'same' }),
    [6, 5, 2],
  ],
  [
    'conv1d valid',
    { conv1d: { filters: 4, kernelSize: 3, strides: 2 } },
    (t) => t.layers.conv1d({ filters: 4, kernelSize: 3, strides: 2 }),
    [9, 3],
  ],
  [
    'conv1d same',
    { conv1d: { filters: 4, kernelSize: 4, padding: 'SAME' } },
    (t) => t.layers.conv1d({ filters: 4, kernelSize: 4, padding: 'same' }),
    [9, 3],
  ],
  [
    'conv1d dilated',
    { conv1d: { filters: 4, kernelSize: 3, dilationRate: 2 } },
    (t) => t.layers.conv1d({ filters: 4, kernelSize: 3, dilationRate: 2 }),
    [9, 3],
  ],
  ['maxPooling2d', { maxPooling2d: {} }, (t) => t.layers.maxPooling2d({}), [7, 6, 3]],
  [
    'maxPooling2d same',
    { maxPooling2d: { poolSize: [3, 2], strides: [2, 1], padding: 'SAME' } },
    (t) => t.layers.maxPooling2d({ poolSize: [3, 2], strides: [2, 1], padding: 'same' }),
    [7, 6, 3],
  ],
  ['averagePooling2d', { averagePooling2d: {} }, (t) => t.layers.averagePooling2d({}), [7, 6, 3]],
  [
    'averagePooling2d same',
    { averagePooling2d: { poolSize: [3, 3], strides: [2, 2], padding: 'SAME' } },
    (t) => t.layers.averagePooling2d({ poolSize: [3, 3], strides: [2, 2], padding: 'same' }),
    [8, 7, 3],
  ],
  [
    'maxPooling1d',
    { maxPooling1d: { poolSize: 3, strides: 1 } },
    (t) => t.layers.maxPooling1d({ poolSize: 3, strides: 1 }),
    [8, 3],
  ],
  [
    'averagePooling1d',
    { averagePooling1d: { poolSize: 3, padding: 'SAME' } },
    (t) => t.layers.averagePooling1d({ poolSize: 3, padding: 'same' }),
    [8, 3],
  ],
  ['globalAveragePooling1d', { globalAveragePooling1d: {} }, (t) => t.layers.globalAveragePooling1d({}), [8, 3]],
  ['globalAveragePooling2d', { globalAveragePooling2d: {} }, (t) => t.layers.globalAveragePooling2d({}), [5, 4, 3]],
  ['globalMaxPooling1d', { globalMaxPooling1d: {} }, (t) => t.layers.globalMaxPooling1d({}), [8, 3]],
  ['globalMaxPooling2d', { globalMaxPooling2d: {} }, (t) => t.layers.globalMaxPooling2d({}), [5, 4, 3]],
  ['flatten', { flatten: {} }, (t) => t.layers.flatten({}), [5, 4, 3]],
  ['reshape', { reshape: { targetShape: [6, -1] } }, (t) => t.layers.reshape({ targetShape: [6, 10] }), [5, 4, 3]],
  ['batchNormalization', { batchNormalization: {} }, (t) => t.layers.batchNormalization({}), [5, 4, 3]],
  ['layerNormalization', { layerNormalization: {} }, (t) => t.layers.layerNormalization({}), [5, 6]],
  ['simpleRnn', { simpleRnn: { units: 4 } }, (t) => t.layers.simpleRNN({ units: 4 }), [6, 3]],
  [
    'simpleRnn sequences',
    { simpleRnn: { units: 4, returnSequences: true, goBackwards: true } },
    (t) => t.layers.simpleRNN({ units: 4, returnSequences: true, goBackwards: true }),
    [6, 3],
  ],
  ['lstm', { lstm: { units: 4 } }, (t) => t.layers.lstm({ units: 4, recurrentActivation: 'sigmoid' }), [6, 3]],
  [
    'lstm sequences',
    { lstm: { units: 4, returnSequences: true, goBackwards: true } },
    (t) => t.layers.lstm({ units: 4, recurrentActivation: 'sigmoid', returnSequences: true, goBackwards: true }),
    [6, 3],
  ],
  [
    'gru with the reset before',
    { gru: { units: 4, resetAfter: false } },
    (t) => t.layers.gru({ units: 4, recurrentActivation: 'sigmoid' }),
    [6, 3],
  ],
  [
    'bidirectional',
    { bidirectional: { layer: { lstm: { units: 4 } } } },
    (t) =>
      t.layers.bidirectional({
        layer: t.layers.lstm({ units: 4, recurrentActivation: 'sigmoid' }),
        mergeMode: 'concat',
      }),
    [6, 3],
  ],
  [
    'bidirectional sequences',
    { bidirectional: { layer: { simpleRnn: { units: 4, returnSequences: true } }, mergeMode: 'AVE' } },
    (t) =>
      t.layers.bidirectional({
        layer: t.layers.simpleRNN({ units: 4, returnSequences: true }),
        mergeMode: 'ave',
      }),
    [6, 3],
  ],
]

test.each(pairs)(
  '%s computes what the layer of TensorFlow.js does, from the same weights',
  (_, layer, createPeer, shape) => {
    const network = buildOneLayer(layer, shape)
    const weights = drawWeights(tf, network)
    const x = drawNormal(tf, 'x', [3, ...(shape as number[])])
    const peer = createPeer(tf)
    // The first call makes its weights; recurrent layers refuse to be built twice.
    peer.apply(x)
    peer.setWeights(network.weights.map(({ name }) => weights[name]!))

    const { output } = applyEagerly(tf, network, weights, { x })
    const expected = peer.apply(x, { training: false }) as tfjs.Tensor
    expect(largestDifference(tf, output, expected)).toBeLessThan(1e-6)
    expect(network.outputs[0]!.shape).toEqual(output.shape.slice(1))
    expect(network.parameterCount).toBe(peer.countParams())
  },
)

test('an embedding gives the rows of its table', () => {
  const network = buildOneLayer({ embedding: { inputDim: 9, outputDim: 4 } }, [5], 'INT32')
  const weights = drawWeights(tf, network)
  const x = tf.tensor2d([[0, 8, 3, 3, 1]], [1, 5], 'int32')
  const peer = tf.layers.embedding({ inputDim: 9, outputDim: 4, inputLength: 5 })
  peer.build([null, 5])
  peer.setWeights(Object.values(weights))
  const { output } = applyEagerly(tf, network, weights, { x })
  expect(largestDifference(tf, output, peer.apply(x) as tfjs.Tensor)).toBe(0)
  expect(network.parameterCount).toBe(peer.countParams())
})

test.each([
  ['RELU', 'relu'],
  ['RELU6', 'relu6'],
  ['ELU', 'elu'],
  ['SELU', 'selu'],
  ['GELU', 'gelu'],
  ['MISH', 'mish'],
  ['SIGMOID', 'sigmoid'],
  ['TANH', 'tanh'],
  ['SOFTMAX', 'softmax'],
  ['LOG_SOFTMAX', 'logSoftmax'],
  ['SOFTPLUS', 'softplus'],
  ['SOFTSIGN', 'softsign'],
  ['LINEAR', 'linear'],
] as const)('activation %s is that of TensorFlow.js', (ours, theirs) => {
  const network = buildOneLayer({ activation: { activation: ours } }, [9])
  const x = drawNormal(tf, 'x', [4, 9]).mul(3)
  const peer = tf.layers.activation({ activation: theirs as 'relu' })
  const { output } = applyEagerly(tf, network, {}, { x })
  expect(largestDifference(tf, output, peer.apply(x) as tfjs.Tensor)).toBeLessThan(1e-5)
})

test.each([
  ['LEAKY_RELU', (x: number) => (x > 0 ? x : 0.2 * x)],
  ['SILU', (x: number) => x / (1 + Math.exp(-x))],
  ['HARD_SIGMOID', (x: number) => Math.min(Math.max(x + 3, 0), 6) / 6],
  ['HARD_SILU', (x: number) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6],
  ['LOG_SIGMOID', (x: number) => -Math.log1p(Math.exp(-x))],
  ['EXPONENTIAL', Math.exp],
] as const)("activation %s follows Keras's definition", (name, define) => {
  const network = buildOneLayer({ activation: { activation: name } }, [9])
  const x = drawNormal(tf, 'x', [4, 9]).mul(3)
  const { output } = applyEagerly(tf, network, {}, { x })
  const expected = tf.tensor2d([...x.dataSync()].map(define), [4, 9])
  expect(largestDifference(tf, output, expected)).toBeLessThan(1e-6)
})
