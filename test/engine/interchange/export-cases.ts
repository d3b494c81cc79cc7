import type { ArchitectureInput } from '../../../src/engine/spec/parse.js'
import { layerCases } from '../layers/layer-cases.js'
import { networks } from '../executors/networks.js'
import type { NetworkCase } from '../executors/network-program.js'

export interface ExportCase {
  readonly name: string
  readonly input: ArchitectureInput
  /** Codes of int32 inputs lie below it. */
  readonly codes?: number | undefined
}

const one = (name: string, layer: object, shape: (number | null)[]): ExportCase => ({
  name,
  input: { inputs: [{ name: 'x', shape }], layers: [layer] },
})

const ofNetwork = ({ name, input, layers, codes }: NetworkCase): ExportCase => ({
  name,
  input: {
    inputs: [{ name: 'x', shape: [...input], dtype: codes === undefined ? 'FLOAT32' : 'INT32' }],
    layers,
  },
  codes,
})

const rnn = (type: string, fields: object = {}) => ({ [type]: { units: 3, ...fields } })
const before = { resetAfter: false }

const recurrent: readonly ExportCase[] = [
  one('simpleRnn backwards', rnn('simpleRnn', { goBackwards: true, returnSequences: true }), [5, 2]),
  one('simpleRnn without bias', rnn('simpleRnn', { useBias: false, activation: 'RELU' }), [5, 2]),
  one('lstm over any length', rnn('lstm', { returnSequences: true, unitForgetBias: false }), [null, 2]),
  one('gru', rnn('gru', before), [5, 2]),
  one('gru of sequences', rnn('gru', { ...before, returnSequences: true, recurrentDropout: 0.2 }), [5, 2]),
  ...['CONCAT', 'SUM', 'MUL', 'AVE'].map((mergeMode) =>
    one(
      `bidirectional, ${mergeMode}`,
      { bidirectional: { mergeMode, layer: rnn('lstm', { returnSequences: true }) } },
      [5, 2],
    ),
  ),
  one('bidirectional of last states', { bidirectional: { layer: rnn('gru', before) } }, [5, 2]),
  one('bidirectional backwards', { bidirectional: { layer: rnn('simpleRnn', { goBackwards: true }) } }, [5, 2]),
  {
    name: 'states that a decoder starts from',
    input: {
      inputs: [
        { name: 'source', shape: [5, 3] },
        { name: 'target', shape: [4, 2] },
      ],
      layers: [
        { lstm: { name: 'encoder', inputs: ['source'], units: 4 } },
        {
          lstm: {
            name: 'decoder',
            inputs: ['target', 'encoder.state', 'encoder.memory'],
            units: 4,
            returnSequences: true,
          },
        },
        { bidirectional: { name: 'both', inputs: ['decoder'], layer: { gru: { units: 2, resetAfter: false } } } },
        { concatenate: { name: 'all', inputs: ['both', 'both.backwardState', 'encoder.memory'] } },
      ],
      outputs: ['all', 'decoder'],
    },
  },
  {
    name: 'padded codes',
    codes: 3,
    input: {
      inputs: [{ name: 'x', shape: [6], dtype: 'INT32' }],
      layers: [
        { embedding: { inputDim: 3, outputDim: 3, maskZero: true } },
        { dense: { units: 3, activation: 'TANH' } },
        { lstm: { units: 4, returnSequences: true } },
        { bidirectional: { layer: { gru: { units: 2, resetAfter: false } } } },
      ],
    },
  },
]

const others: readonly ExportCase[] = [
  one('dense over a sequence of any length', { dense: { units: 3, activation: 'SILU' } }, [null, 4]),
  one('conv1d, dilated', { conv1d: { filters: 3, kernelSize: 3, dilationRate: 2, padding: 'SAME' } }, [9, 2]),
  one('conv1d, strided', { conv1d: { filters: 3, kernelSize: 3, strides: 2, activation: 'MISH' } }, [9, 2]),
  one('depthwiseConv2d, strided', { depthwiseConv2d: { kernelSize: [3, 2], strides: [2, 1] } }, [7, 6, 2]),
  one(
    'separableConv2d, dilated',
    { separableConv2d: { filters: 3, kernelSize: [2, 3], dilationRate: [2, 2] } },
    [8, 9, 2],
  ),
  one('maxPooling1d', { maxPooling1d: { poolSize: 3, strides: 1, padding: 'SAME' } }, [7, 2]),
  one('averagePooling1d', { averagePooling1d: {} }, [7, 2]),
  one('maxPooling2d', { maxPooling2d: { padding: 'SAME' } }, [7, 6, 2]),
  one('averagePooling2d', { averagePooling2d: { poolSize: [3, 2], strides: [2, 1], padding: 'SAME' } }, [7, 6, 2]),
  one('globalAveragePooling1d', { globalAveragePooling1d: {} }, [7, 2]),
  one('globalMaxPooling1d', { globalMaxPooling1d: {} }, [7, 2]),
  one('globalAveragePooling2d', { globalAveragePooling2d: {} }, [7, 6, 2]),
  one('globalMaxPooling2d', { globalMaxPooling2d: {} }, [7, 6, 2]),
  one('flatten', { flatten: {} }, [3, 4, 2]),
  one('reshape', { reshape: { targetShape: [6, -1] } }, [3, 4, 2]),
  one('masking', { masking: { maskValue: -1 } }, [4, 2]),
  one('softmax of the last axis', { softmax: { axis: 2 } }, [4, 5]),
  one('elu', { elu: {} }, [4, 5]),
  one('relu with a bound', { relu: { maxValue: 1 } }, [4, 5]),
  one('dropout', { dropout: { rate: 0.3 } }, [4, 5]),
  one('activation', { activation: { activation: 'SOFTSIGN' } }, [4, 5]),
  one('batchNormalization', { batchNormalization: { epsilon: 0.01, momentum: 0.9 } }, [4, 3, 2]),
  one('batchNormalization of the first axis', { batchNormalization: { axis: 1, scale: false } }, [4, 3]),
  one('batchNormalization without offset', { batchNormalization: { center: false } }, [4, 3]),
  one('layerNormalization', { layerNormalization: { epsilon: 0.01 } }, [4, 3]),
  one('layerNormalization of the first axis', { layerNormalization: { axis: 1 } }, [4, 3]),
  one('batchNormalization of the last axis', { batchNormalization: { axis: 2 } }, [4, 3]),
  one('layerNormalization without factor', { layerNormalization: { scale: false } }, [4, 3]),
  {
    name: 'several inputs and outputs, and every setting that training alone reads',
    codes: 9,
    input: {
      inputs: [
        { name: 'a', shape: [4] },
        { name: 'b', shape: [3], dtype: 'INT32' },
      ],
      layers: [
        {
          dense: {
            name: 'left.1-a',
            inputs: ['a'],
            units: 5,
            kernelInitializer: { lecunNormal: { seed: 3 } },
            biasInitializer: { constant: { value: 0.5 } },
            kernelRegularizer: { l1l2: { l1: 0.1, l2: 0.2 } },
            biasRegularizer: { l1: { l1: 0.3 } },
          },
        },
        {
          embedding: {
            name: 'codes',
            inputs: ['b'],
            inputDim: 9,
            outputDim: 2,
            embeddingsInitializer: { truncatedNormal: { mean: 0.1, stddev: 0.2 } },
            embeddingsRegularizer: { l2: { l2: 0.1 } },
          },
        },
        { flatten: { name: 'flat' } },
        { concatenate: { name: 'both', inputs: ['flat', 'left.1-a'], axis: 1 } },
        { dense: { name: 'score', units: 1, kernelInitializer: { orthogonal: { gain: 2 } } } },
        { dense: { name: 'kind', inputs: ['both'], units: 3, activation: 'SOFTMAX' } },
      ],
      outputs: ['kind', 'score', 'flat'],
    },
  },
]

export const exportCases: readonly ExportCase[] = [
  ...networks.map(ofNetwork),
  ...layerCases.map(({ name, layer, shapes }) => ({
    name,
    input: { inputs: shapes.map((shape, index) => ({ name: `x${index}`, shape: [...shape] })), layers: [layer] },
  })),
  ...recurrent,
  ...others,
]
