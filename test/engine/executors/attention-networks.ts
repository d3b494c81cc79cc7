import { crossentropy, mse } from './network-program.js'
import type { NetworkCase } from './network-program.js'

const regression = { dense: { units: 2 } }

/** Adding one vector to all keys of an attention without rotary positions changes no probability. */
const keyBiases = (...parts: string[]): string[] => parts.map((part) => `${part}/keyBias`)

/** Every kind of attention and of transformer block. */
export const attentionNetworks: readonly NetworkCase[] = [
  {
    name: 'causal self-attention with rotary positions and dropout',
    input: [6, 5],
    layers: [
      {
        multiHeadAttention: {
          heads: 4,
          keyValueHeads: 2,
          keyDim: 2,
          valueDim: 3,
          causal: true,
          rotary: true,
          dropout: 0.2,
        },
      },
      { flatten: {} },
      regression,
    ],
    loss: mse,
  },
  {
    name: 'attentions between branches',
    input: [6, 4],
    layers: [
      { dense: { name: 'a', inputs: ['x'], units: 3, activation: 'TANH' } },
      { dense: { name: 'b', inputs: ['x'], units: 3, activation: 'RELU' } },
      { multiHeadAttention: { name: 'mha', inputs: ['a', 'x', 'b'], heads: 2, keyDim: 3 } },
      { attention: { name: 'dot', inputs: ['mha', 'x', 'a'], useScale: true, causal: true } },
      { dense: { units: 3 } },
      { additiveAttention: { inputs: ['dense_1', 'b'], dropout: 0.2 } },
      { globalAveragePooling1d: {} },
      regression,
    ],
    loss: mse,
    idle: keyBiases('mha'),
  },
  {
    name: 'a transformer with an encoder and a decoder',
    input: [5],
    codes: 7,
    layers: [
      {
        embedding: {
          inputDim: 7,
          outputDim: 6,
          maskZero: true,
          embeddingsInitializer: { randomNormal: { stddev: 1 } },
        },
      },
      { learnedPositions: { sequenceLength: 8 } },
      { transformerEncoder: { name: 'encoder', heads: 2, feedForwardDim: 9, activation: 'GELU', dropout: 0.1 } },
      { sinusoidalPositions: { inputs: ['embedding_1'] } },
      {
        transformerDecoder: {
          name: 'decoder',
          inputs: ['sinusoidal_positions_1', 'encoder'],
          heads: 3,
          feedForwardDim: 7,
          normalizeFirst: true,
        },
      },
      { globalAveragePooling1d: {} },
      { dense: { units: 4, activation: 'SOFTMAX' } },
    ],
    loss: crossentropy,
    idle: keyBiases('encoder/selfAttention', 'decoder/selfAttention', 'decoder/crossAttention'),
  },
]
