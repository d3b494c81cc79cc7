import { attentionNetworks } from './attention-networks.js'
import { layerNetworks } from './layer-networks.js'
import { crossentropy, mse } from './network-program.js'
import type { NetworkCase } from './network-program.js'

const binary: NetworkCase['loss'] = { type: 'binaryCrossentropy', labelSmoothing: 0.1, fromLogits: false }
const dense = (units: number, activation = 'LINEAR') => ({ dense: { units, activation } })
const softmax = dense(4, 'SOFTMAX')
const regression = dense(2)

const activations =
  'RELU RELU6 LEAKY_RELU ELU SELU GELU GELU_APPROXIMATE SILU HARD_SILU MISH SIGMOID HARD_SIGMOID LOG_SIGMOID TANH SOFTMAX LOG_SOFTMAX SOFTPLUS SOFTSIGN EXPONENTIAL'

/** Every kind of layer, with odd shapes. */
export const networks: readonly NetworkCase[] = [
  {
    name: 'a trained layer before masking',
    input: [5, 3],
    layers: [{ dense: { units: 3, activation: 'RELU' } }, { masking: {} }, { lstm: { units: 4 } }, regression],
    loss: mse,
  },
  ...layerNetworks,
  { name: 'a dense classifier', input: [5], layers: [dense(7, 'RELU'), softmax], loss: crossentropy },
  { name: 'an autoencoder', input: [9], layers: [dense(4, 'RELU'), dense(9, 'SIGMOID')], loss: binary },
  {
    name: 'logits',
    input: [5],
    layers: [dense(7, 'TANH'), dense(4)],
    loss: { type: 'categoricalCrossentropy', labelSmoothing: 0.1, fromLogits: true },
  },
  { name: 'a huber loss', input: [5], layers: [dense(7, 'TANH'), regression], loss: { type: 'huber', delta: 0.5 } },
  { name: 'an absolute loss', input: [5], layers: [dense(7, 'TANH'), regression], loss: { type: 'meanAbsoluteError' } },
  {
    name: 'a CNN with max pooling',
    input: [9, 8, 2],
    layers: [
      { conv2d: { filters: 3, kernelSize: [3, 3], padding: 'SAME', activation: 'RELU' } },
      { maxPooling2d: { poolSize: [2, 2] } },
      { conv2d: { filters: 4, kernelSize: [2, 3], strides: [2, 1], activation: 'ELU' } },
      { flatten: {} },
      softmax,
    ],
    loss: crossentropy,
  },
  {
    name: 'a CNN whose channels come in blocks',
    input: [7, 6, 16],
    layers: [
      { conv2d: { filters: 32, kernelSize: [3, 3], padding: 'SAME', activation: 'RELU' } },
      { conv2d: { filters: 16, kernelSize: [3, 3], strides: [2, 2], padding: 'SAME', activation: 'TANH' } },
      { conv2d: { filters: 16, kernelSize: [1, 1], useBias: false } },
      { batchNormalization: { momentum: 0.8 } },
      { activation: { activation: 'RELU' } },
      { conv2d: { filters: 32, kernelSize: [2, 3], dilationRate: [1, 1] } },
      { flatten: {} },
      softmax,
    ],
    loss: crossentropy,
  },
  {
    name: 'a CNN from few channels to blocks, pooled in between',
    input: [9, 8, 3],
    layers: [
      { conv2d: { filters: 16, kernelSize: [3, 3], padding: 'SAME', activation: 'RELU' } },
      { maxPooling2d: { poolSize: [2, 2] } },
      { conv2d: { filters: 32, kernelSize: [3, 3], padding: 'SAME', activation: 'RELU' } },
      { maxPooling2d: { poolSize: [2, 2] } },
      { flatten: {} },
      softmax,
    ],
    loss: crossentropy,
  },
  {
    name: 'LSTMs of whole vectors of units',
    input: [6, 5],
    layers: [
      { bidirectional: { layer: { lstm: { units: 16, returnSequences: true } } } },
      { lstm: { units: 16, goBackwards: true } },
      softmax,
    ],
    loss: crossentropy,
  },
  {
    name: 'an LSTM of whole vectors over padding',
    input: [6],
    codes: 5,
    layers: [
      { embedding: { inputDim: 5, outputDim: 3, maskZero: true } },
      { lstm: { units: 32, returnSequences: true } },
      { lstm: { units: 16 } },
      softmax,
    ],
    loss: crossentropy,
  },
  {
    name: 'overlapping and average pooling, dilation',
    input: [11, 10, 2],
    layers: [
      { conv2d: { filters: 3, kernelSize: [3, 3], dilationRate: [2, 2], padding: 'SAME' } },
      { maxPooling2d: { poolSize: [3, 3], strides: [2, 2], padding: 'SAME' } },
      { averagePooling2d: { poolSize: [2, 2], strides: [2, 2], padding: 'SAME' } },
      { globalAveragePooling2d: {} },
      regression,
    ],
    loss: mse,
  },
  {
    name: 'conv1d and its pooling',
    input: [13, 2],
    layers: [
      { conv1d: { filters: 4, kernelSize: 3, padding: 'CAUSAL', activation: 'RELU' } },
      { maxPooling1d: { poolSize: 2 } },
      { conv1d: { filters: 3, kernelSize: 2, strides: 2 } },
      { globalMaxPooling1d: {} },
      regression,
    ],
    loss: mse,
  },
  {
    name: 'batch normalization in a CNN',
    input: [6, 5, 2],
    layers: [
      { conv2d: { filters: 3, kernelSize: [3, 3], padding: 'SAME', useBias: false } },
      { batchNormalization: { momentum: 0.8 } },
      { activation: { activation: 'RELU' } },
      { globalAveragePooling2d: {} },
      regression,
    ],
    loss: mse,
  },
  {
    name: 'batch and layer normalization of rows',
    input: [6],
    // A bias before the normalization would have a gradient of zero, and noise in its place.
    layers: [
      { dense: { units: 5, useBias: false } },
      { batchNormalization: {} },
      dense(7, 'TANH'),
      { layerNormalization: {} },
      regression,
    ],
    loss: mse,
  },
  {
    name: 'dropout',
    input: [8],
    layers: [dense(16, 'RELU'), { dropout: { rate: 0.4 } }, softmax],
    loss: crossentropy,
  },
  {
    name: 'an embedding',
    input: [6],
    codes: 5,
    layers: [{ embedding: { inputDim: 5, outputDim: 3 } }, { flatten: {} }, regression],
    loss: mse,
  },
  { name: 'a simple RNN', input: [5, 3], layers: [{ simpleRnn: { units: 4 } }, regression], loss: mse },
  {
    name: 'an LSTM',
    input: [6, 3],
    layers: [
      { lstm: { units: 4, returnSequences: true, dropout: 0.2, recurrentDropout: 0.2 } },
      { lstm: { units: 3, goBackwards: true } },
      regression,
    ],
    loss: mse,
  },
  {
    name: 'a GRU',
    input: [5, 3],
    layers: [{ gru: { units: 4, returnSequences: true } }, { gru: { units: 3, resetAfter: false } }, regression],
    loss: mse,
  },
  {
    name: 'a bidirectional LSTM over an embedding',
    input: [5],
    codes: 7,
    layers: [
      { embedding: { inputDim: 7, outputDim: 3 } },
      { bidirectional: { layer: { lstm: { units: 2 } } } },
      softmax,
    ],
    loss: crossentropy,
  },
  {
    name: 'an encoder whose last states a decoder starts from',
    input: [5, 3],
    layers: [
      { lstm: { name: 'encoder', units: 4 } },
      {
        lstm: {
          name: 'decoder',
          inputs: ['x', 'encoder.state', 'encoder.memory'],
          units: 4,
          returnSequences: true,
        },
      },
      { gru: { name: 'reader', units: 4, goBackwards: true } },
      { bidirectional: { inputs: ['decoder', 'reader.state', 'encoder.state'], layer: { gru: { units: 4 } } } },
      regression,
    ],
    loss: mse,
  },
  {
    name: 'masked recurrent layers and a masked loss',
    input: [6],
    codes: 3,
    layers: [
      { embedding: { inputDim: 3, outputDim: 3, maskZero: true } },
      { lstm: { units: 4, returnSequences: true } },
      { bidirectional: { layer: { gru: { units: 2, returnSequences: true } } } },
      softmax,
    ],
    loss: crossentropy,
  },
  {
    name: 'a masked mean',
    input: [6],
    codes: 3,
    layers: [
      { embedding: { inputDim: 3, outputDim: 3, maskZero: true } },
      { simpleRnn: { units: 4, returnSequences: true } },
      { globalAveragePooling1d: {} },
      regression,
    ],
    loss: mse,
  },
  {
    name: 'branches that are added and concatenated',
    input: [4],
    layers: [
      { dense: { name: 'a', inputs: ['x'], units: 3, activation: 'RELU' } },
      { dense: { name: 'b', inputs: ['x'], units: 3, activation: 'TANH' } },
      { add: { name: 'sum', inputs: ['a', 'b'] } },
      { concatenate: { inputs: ['sum', 'a', 'x'] } },
      { reshape: { targetShape: [5, 2] } },
      { flatten: {} },
      regression,
    ],
    loss: mse,
  },
  ...attentionNetworks,
  {
    name: 'penalties and every activation',
    input: [5],
    layers: [...activations.split(' ').map((activation) => dense(5, activation)), regression],
    loss: mse,
  },
]
