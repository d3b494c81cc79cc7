import { crossentropy, mse } from './network-program.js'
import type { NetworkCase } from './network-program.js'

const softmax = { dense: { units: 4, activation: 'SOFTMAX' } }
const regression = { dense: { units: 2 } }

/** Networks of layers that are neither recurrent nor attention, as they are built in practice. */
export const layerNetworks: readonly NetworkCase[] = [
  {
    name: 'a variational autoencoder',
    input: [6],
    layers: [
      { dense: { name: 'hidden', units: 5, activation: 'GELU' } },
      { dense: { name: 'mean', inputs: ['hidden'], units: 3 } },
      { dense: { name: 'spread', inputs: ['hidden'], units: 3 } },
      { sampling: { inputs: ['mean', 'spread'], klWeight: 0.2 } },
      { dense: { units: 6 } },
    ],
    loss: mse,
  },
  {
    name: 'separable and grouped convolutions with squeeze and excitation',
    input: [7, 6, 4],
    layers: [
      { separableConv2d: { filters: 6, kernelSize: [3, 3], padding: 'SAME', activation: 'SILU' } },
      { conv2d: { name: 'body', filters: 6, kernelSize: [3, 3], padding: 'SAME', groups: 3, useBias: false } },
      { groupNormalization: { name: 'normal', groups: 3 } },
      { globalAveragePooling2d: {} },
      { dense: { units: 6, activation: 'HARD_SIGMOID' } },
      { reshape: { name: 'gate', targetShape: [1, 1, 6] } },
      { multiply: { inputs: ['normal', 'gate'] } },
      { depthwiseConv2d: { kernelSize: [3, 2], strides: [2, 2], dilationRate: [1, 2], activation: 'ELU' } },
      { globalMaxPooling2d: {} },
      softmax,
    ],
    loss: crossentropy,
  },
  {
    name: 'a small U-net',
    input: [6, 8, 2],
    layers: [
      { conv2d: { name: 'down', filters: 3, kernelSize: [3, 3], padding: 'SAME', activation: 'TANH' } },
      { maxPooling2d: {} },
      { conv2d: { name: 'low', filters: 4, kernelSize: [3, 3], dilationRate: [2, 2], padding: 'SAME' } },
      { prelu: { sharedAxes: [1, 2] } },
      { conv2dTranspose: { name: 'up', filters: 3, kernelSize: [4, 3], strides: [2, 2], padding: 'SAME' } },
      { upSampling2d: { name: 'smooth', inputs: ['low'], interpolation: 'BILINEAR' } },
      { concatenate: { inputs: ['down', 'up', 'smooth'] } },
      { spatialDropout2d: { rate: 0.2 } },
      { zeroPadding2d: { padding: [1, 0, 0, 1] } },
      { conv2d: { filters: 2, kernelSize: [2, 2] } },
    ],
    loss: mse,
  },
  {
    name: 'volumes',
    input: [4, 5, 4, 2],
    layers: [
      { conv3d: { filters: 3, kernelSize: [2, 3, 2], padding: 'SAME', activation: 'TANH' } },
      { maxPooling3d: { poolSize: [2, 2, 2] } },
      { upSampling3d: { size: [2, 1, 2] } },
      { conv3dTranspose: { filters: 2, kernelSize: [2, 2, 2], strides: [1, 2, 1] } },
      { averagePooling3d: { poolSize: [2, 2, 2], strides: [2, 1, 2] } },
      { globalAveragePooling3d: {} },
      regression,
    ],
    loss: mse,
  },
  {
    name: 'sequences without recurrence',
    input: [9, 4],
    layers: [
      { conv1d: { filters: 4, kernelSize: 3, padding: 'CAUSAL', dilationRate: 2, groups: 2, activation: 'SILU' } },
      { rmsNormalization: {} },
      { separableConv1d: { filters: 3, kernelSize: 3, strides: 2 } },
      { conv1dTranspose: { filters: 4, kernelSize: 3, strides: 2, outputPadding: 1 } },
      { cropping1d: {} },
      { timeDistributed: { layer: { dense: { units: 3, activation: 'MISH' } } } },
      { permute: { dims: [2, 1] } },
      { gaussianDropout: { rate: 0.2 } },
      { globalMaxPooling1d: {} },
      regression,
    ],
    loss: mse,
  },
  {
    name: 'merges and noise',
    input: [5],
    layers: [
      { dense: { name: 'a', units: 4, activation: 'SELU' } },
      { alphaDropout: { name: 'b', rate: 0.2 } },
      { dense: { name: 'c', inputs: ['x'], units: 4, activation: 'TANH' } },
      { gaussianNoise: { name: 'd', stddev: 0.1 } },
      { subtract: { name: 'e', inputs: ['b', 'd'] } },
      { maximum: { name: 'f', inputs: ['e', 'c'] } },
      { average: { name: 'g', inputs: ['f', 'a', 'd'] } },
      { dot: { name: 'h', inputs: ['g', 'c'], axes: [1, 1], normalize: true } },
      { minimum: { name: 'i', inputs: ['g', 'b'] } },
      { unitNormalization: { name: 'j', inputs: ['i'] } },
      { concatenate: { inputs: ['h', 'j', 'e'] } },
      regression,
    ],
    loss: mse,
  },
]
