import type * as tfjs from '@tensorflow/tfjs'
import type { Network } from '../../../src/engine/spec/network.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { applyEagerly, buildOneLayer, drawNormal, drawWeights } from './forward.js'
import { layerCases } from './layer-cases.js'

let tf: typeof tfjs
beforeAll(async () => {
  tf = await loadTfjs()
})

const layers: [string, Record<string, unknown>, number[]][] = [
  ['dense', { dense: { units: 3, activation: 'GELU' } }, [4]],
  ['conv2d', { conv2d: { filters: 2, kernelSize: [3, 2], padding: 'SAME', activation: 'TANH' } }, [5, 4, 2]],
  [
    'conv2d, strided',
    { conv2d: { filters: 2, kernelSize: [3, 2], strides: [2, 2], activation: 'SOFTPLUS' } },
    [6, 5, 2],
  ],
  ['conv2d, dilated', { conv2d: { filters: 2, kernelSize: [2, 3], dilationRate: [2, 2] } }, [5, 6, 2]],
  ['conv1d, causal and dilated', { conv1d: { filters: 2, kernelSize: 3, padding: 'CAUSAL', dilationRate: 2 } }, [7, 2]],
  ['averagePooling2d, padded', { averagePooling2d: { poolSize: [3, 3], strides: [2, 2], padding: 'SAME' } }, [6, 5, 2]],
  ['averagePooling1d, padded', { averagePooling1d: { poolSize: 3, strides: 2, padding: 'SAME' } }, [6, 2]],
  ['maxPooling2d, padded', { maxPooling2d: { poolSize: [3, 3], strides: [2, 2], padding: 'SAME' } }, [6, 5, 2]],
  ['globalMaxPooling1d', { globalMaxPooling1d: {} }, [6, 2]],
  ['globalAveragePooling2d', { globalAveragePooling2d: {} }, [4, 3, 2]],
  ['batchNormalization', { batchNormalization: {} }, [3, 2]],
  ['batchNormalization, axis 1', { batchNormalization: { axis: 1 } }, [3, 2]],
  ['layerNormalization', { layerNormalization: {} }, [3, 5]],
  ['layerNormalization, axis 1', { layerNormalization: { axis: 1 } }, [3, 5]],
  ['simpleRnn', { simpleRnn: { units: 3, returnSequences: true } }, [4, 2]],
  ['lstm', { lstm: { units: 3, goBackwards: true } }, [4, 2]],
  ['lstm with dropout', { lstm: { units: 3, dropout: 0.3, recurrentDropout: 0.3 } }, [4, 2]],
  ['gru', { gru: { units: 3 } }, [4, 2]],
  ['gru with the reset before', { gru: { units: 3, resetAfter: false, returnSequences: true } }, [4, 2]],
  [
    'bidirectional',
    { bidirectional: { layer: { gru: { units: 2, returnSequences: true } }, mergeMode: 'MUL' } },
    [4, 2],
  ],
  ['multiHeadAttention', { multiHeadAttention: { heads: 2, keyDim: 3, dropout: 0.2 } }, [4, 5]],
  [
    'multiHeadAttention, causal and rotary',
    { multiHeadAttention: { heads: 2, keyDim: 4, valueDim: 3, causal: true, rotary: true } },
    [4, 5],
  ],
  [
    'multiHeadAttention with grouped queries and dropout',
    { multiHeadAttention: { heads: 4, keyValueHeads: 2, keyDim: 2, causal: true, dropout: 0.2 } },
    [4, 5],
  ],
  ['learnedPositions', { learnedPositions: { sequenceLength: 6 } }, [4, 3]],
  [
    'transformerEncoder',
    { transformerEncoder: { heads: 2, feedForwardDim: 5, activation: 'GELU', dropout: 0.2 } },
    [4, 6],
  ],
  [
    'transformerDecoder, pre-norm',
    { transformerDecoder: { heads: 2, feedForwardDim: 5, activation: 'TANH', normalizeFirst: true } },
    [4, 6],
  ],
  ['dropout', { dropout: { rate: 0.4 } }, [9]],
  // A relu that jumps at its threshold has no slope there; the greatest of many values has one for tiny steps alone.
  ...layerCases
    .filter(({ name, shapes }) => shapes.length === 1 && !/^(relu with every option|maxPooling3d)/.test(name))
    .map(({ name, layer, shapes }): [string, Record<string, unknown>, number[]] => [name, layer, [...shapes[0]!]]),
]

/** A scalar that depends on every value of the output unevenly, in training mode. */
function createObjective(network: Network, names: readonly string[]) {
  return (...tensors: tfjs.Tensor[]): tfjs.Scalar => {
    const [x, ...values] = tensors
    const weights = {
      ...drawWeights(tf, network),
      ...Object.fromEntries(names.map((name, index) => [name, values[index]!])),
    }
    const { output } = applyEagerly(tf, network, weights, { x: x! }, true)
    return tf.sum(output.mul(drawNormal(tf, 'direction', output.shape))).asScalar()
  }
}

test.each(layers)('the gradient of %s is the slope of its output', (name, layer, shape) => {
  const network = buildOneLayer(layer, shape)
  const names = network.weights.filter(({ trainable }) => trainable).map(({ name }) => name)
  const drawn = drawWeights(tf, network)
  const scale = /[mM]axPooling/.test(name) ? 50 : 1
  // Values far apart, so that no step changes which value of a window is the greatest.
  const point = [drawNormal(tf, 'x', [3, ...shape]).mul(scale), ...names.map((name) => drawn[name]!)]
  const objective = createObjective(network, names)
  const gradients = tf.grads(objective)(point)
  for (const [index, gradient] of gradients.entries()) {
    expect(gradient.shape).toEqual(point[index]!.shape)
    const direction = drawNormal(tf, `step/${index}`, gradient.shape)
    const step = 2e-3
    const move = (size: number) =>
      objective(
        ...point.map((value, place) => (place === index ? value.add(direction.mul(size)) : value)),
      ).dataSync()[0]!
    const measured = (move(step) - move(-step)) / (2 * step)
    const computed = tf.sum(gradient.mul(direction)).dataSync()[0]!
    expect(Math.abs(measured - computed) / Math.max(1, Math.abs(computed))).toBeLessThan(5e-3)
  }
})

test('the gradient of an embedding falls on the rows that were read', () => {
  const network = buildOneLayer({ embedding: { inputDim: 4, outputDim: 2 } }, [3], 'INT32')
  const [weight] = network.weights
  const x = tf.tensor2d([[1, 3, 1]], [1, 3], 'int32')
  const gradient = tf.grad((table: tfjs.Tensor) =>
    tf.sum(applyEagerly(tf, network, { [weight!.name]: table }, { x }).output),
  )(drawNormal(tf, 'table', [4, 2]))
  expect([...gradient.dataSync()]).toEqual([0, 0, 2, 2, 0, 0, 1, 1])
})
