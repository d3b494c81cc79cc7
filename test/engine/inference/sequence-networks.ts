import { deriveKey, fillNormal } from '../../../src/engine/training/random.js'

export interface SequenceNetwork {
  readonly name: string
  readonly input: { readonly shape: readonly (number | null)[]; readonly dtype: 'FLOAT32' | 'INT32' }
  readonly layers: readonly unknown[]
  /** How many graphs serve six lengths. */
  readonly graphs: 'one graph' | 'a graph a length'
}

const regression = { dense: { units: 2 } }
const numbers = { shape: [null, 3], dtype: 'FLOAT32' } as const
const codes = { shape: [null], dtype: 'INT32' } as const

/** Networks over sequences of any length. */
export const sequenceNetworks: readonly SequenceNetwork[] = [
  { name: 'an LSTM', input: numbers, layers: [{ lstm: { units: 4 } }, regression], graphs: 'one graph' },
  {
    name: 'a bidirectional GRU over codes',
    input: codes,
    layers: [
      { embedding: { inputDim: 6, outputDim: 3 } },
      { bidirectional: { layer: { gru: { units: 2, returnSequences: true } } } },
      { globalAveragePooling1d: {} },
      regression,
    ],
    graphs: 'one graph',
  },
  {
    name: 'a mean over time of a dense layer',
    input: numbers,
    layers: [{ dense: { units: 4, activation: 'TANH' } }, { globalAveragePooling1d: {} }, regression],
    graphs: 'one graph',
  },
  {
    name: 'a convolution and its normalization',
    input: numbers,
    layers: [
      { conv1d: { filters: 4, kernelSize: 3, padding: 'CAUSAL' } },
      { batchNormalization: {} },
      { globalMaxPooling1d: {} },
      regression,
    ],
    graphs: 'one graph',
  },
  {
    name: 'a convolution of every second step',
    input: numbers,
    layers: [{ conv1d: { filters: 4, kernelSize: 3, strides: 2, padding: 'SAME' } }, { globalMaxPooling1d: {} }],
    graphs: 'a graph a length',
  },
  {
    name: 'positions from a table of 64',
    input: numbers,
    layers: [{ learnedPositions: { sequenceLength: 64 } }, { globalAveragePooling1d: {} }, regression],
    graphs: 'one graph',
  },
  {
    name: 'every tenth step',
    input: numbers,
    layers: [{ conv1d: { filters: 4, kernelSize: 1, strides: 10 } }],
    graphs: 'a graph a length',
  },
  {
    name: 'attention',
    input: numbers,
    layers: [
      { dense: { units: 4 } },
      { transformerEncoder: { heads: 2, feedForwardDim: 6 } },
      { globalAveragePooling1d: {} },
      regression,
    ],
    graphs: 'one graph',
  },
  {
    name: 'causal attention with rotary positions',
    input: numbers,
    layers: [
      { multiHeadAttention: { heads: 2, keyDim: 2, causal: true, rotary: true } },
      { globalAveragePooling1d: {} },
    ],
    graphs: 'a graph a length',
  },
]

/** Repeatable normal values, drawn apart for each name. */
export function drawNamed(name: string, count: number): Float32Array {
  const values = new Float32Array(count)
  fillNormal(values, deriveKey(7, 0, name), 0)
  return values
}
