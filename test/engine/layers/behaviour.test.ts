import type * as tfjs from '@tensorflow/tfjs'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { penalize } from '../../../src/engine/layers/regularizers.js'
import { applyEagerly, buildGraph, buildOneLayer, drawNormal, drawWeights, largestDifference } from './forward.js'

let tf: typeof tfjs
beforeAll(async () => {
  tf = await loadTfjs()
})

test('dropout keeps about its share, scales it, and passes everything on outside training', () => {
  const network = buildOneLayer({ dropout: { rate: 0.25 } }, [1000])
  const x = tf.ones([4, 1000])
  const values = [...applyEagerly(tf, network, {}, { x }, true).output.dataSync()]
  const kept = values.filter((value) => value !== 0)
  expect(kept.length / values.length).toBeCloseTo(0.75, 1)
  kept.forEach((value) => expect(value).toBeCloseTo(4 / 3, 6))
  expect(applyEagerly(tf, network, {}, { x }, false).output.dataSync()).toEqual(x.dataSync())
})

test('the same draw drops the same values', () => {
  const network = buildOneLayer({ dropout: { rate: 0.5 } }, [64])
  const x = drawNormal(tf, 'x', [2, 64])
  const [first, second] = [1, 2].map(() => applyEagerly(tf, network, {}, { x }, true).output.dataSync())
  expect(first).toEqual(second)
})

test('masking noise sets values to zero without scaling the others', () => {
  const network = buildNetwork({
    inputs: [{ name: 'x', shape: [1000], dtype: 'float32' }],
    layers: [{ type: 'maskingNoise', name: 'temporary:noise', inputs: ['x'], rate: 0.3 }],
    outputs: ['temporary:noise'],
  })
  const x = tf.ones([2, 1000])
  const values = [...applyEagerly(tf, network, {}, { x }, true).output.dataSync()]
  expect(new Set(values)).toEqual(new Set([0, 1]))
  expect(values.filter((value) => value === 0).length / 2000).toBeCloseTo(0.3, 1)
  expect(applyEagerly(tf, network, {}, { x }, false).output.dataSync()).toEqual(x.dataSync())
})

test('batch normalization normalizes by the batch in training and moves its statistics by 1 %', () => {
  const network = buildOneLayer({ batchNormalization: { name: 'norm', epsilon: 1e-6 } }, [4, 3])
  const weights = drawWeights(tf, network)
  weights['norm/gamma'] = tf.ones([3])
  weights['norm/beta'] = tf.zeros([3])
  const x = drawNormal(tf, 'x', [8, 4, 3]).mul(3).add(5)
  const { output, updates } = applyEagerly(tf, network, weights, { x }, true)
  const { mean, variance } = tf.moments(output, [0, 1])
  expect(largestDifference(tf, mean, tf.zeros([3]))).toBeLessThan(1e-5)
  expect(largestDifference(tf, variance, tf.ones([3]))).toBeLessThan(1e-4)
  const batch = tf.moments(x, [0, 1])
  expect(
    largestDifference(tf, updates['norm/movingMean']!, weights['norm/movingMean']!.mul(0.99).add(batch.mean.mul(0.01))),
  ).toBeLessThan(1e-6)
  expect(
    largestDifference(
      tf,
      updates['norm/movingVariance']!,
      weights['norm/movingVariance']!.mul(0.99).add(batch.variance.mul(0.01)),
    ),
  ).toBeLessThan(1e-6)
})

test('a frozen batch normalization reads its moving statistics and leaves them as they are', () => {
  const network = buildOneLayer({ batchNormalization: { name: 'norm' } }, [3])
  const weights = drawWeights(tf, network)
  const x = drawNormal(tf, 'x', [8, 3])
  const evaluated = applyEagerly(tf, network, weights, { x }, false)
  expect(evaluated.updates).toEqual({})
  const updates: string[] = []
  const frozen = network.apply(
    {
      tf,
      training: true,
      isTraining: () => false,
      weight: (name) => weights[name]!,
      update: (name) => updates.push(name),
      random: () => tf.scalar(0),
    },
    { x },
    ['norm'],
  )
  expect(updates).toEqual([])
  expect(frozen.norm!.dataSync()).toEqual(evaluated.output.dataSync())
})

test('batch normalization on axis 1 is that on the last axis of the transposed input', () => {
  const other = buildOneLayer({ batchNormalization: { name: 'norm', axis: 1 } }, [3, 4])
  const last = buildOneLayer({ batchNormalization: { name: 'norm' } }, [4, 3])
  const weights = drawWeights(tf, other)
  const x = drawNormal(tf, 'x', [5, 3, 4])
  const ours = applyEagerly(tf, other, weights, { x }).output
  const expected = applyEagerly(tf, last, weights, { x: tf.transpose(x, [0, 2, 1]) }).output
  expect(largestDifference(tf, ours, tf.transpose(expected, [0, 2, 1]))).toBeLessThan(1e-6)
})

/** One sample's GRU with resetAfter, written from Keras's definition in plain arithmetic. */
function runGru(x: number[][], kernel: number[][], recurrent: number[][], bias: number[][], units: number): number[] {
  const sigmoid = (value: number) => 1 / (1 + Math.exp(-value))
  const multiply = (row: number[], matrix: number[][], column: number) =>
    row.reduce((sum, value, index) => sum + value * matrix[index]![column]!, 0)
  return x.reduce<number[]>(
    (state, input) =>
      state.map((value, unit) => {
        const own = (gate: number) => multiply(input, kernel, gate * units + unit) + bias[0]![gate * units + unit]!
        const past = (gate: number) => multiply(state, recurrent, gate * units + unit) + bias[1]![gate * units + unit]!
        const update = sigmoid(own(0) + past(0))
        const reset = sigmoid(own(1) + past(1))
        return update * value + (1 - update) * Math.tanh(own(2) + reset * past(2))
      }),
    Array.from({ length: units }, () => 0),
  )
}

test("a GRU that resets after the product follows Keras's definition", () => {
  const network = buildOneLayer({ gru: { name: 'gru', units: 3 } }, [5, 2])
  const weights = drawWeights(tf, network)
  const x = drawNormal(tf, 'x', [1, 5, 2])
  const read = (name: string) => weights[`gru/${name}`]!.arraySync() as number[][]
  const [sequence] = x.arraySync() as number[][][]
  const expected = runGru(sequence!, read('kernel'), read('recurrentKernel'), read('bias'), 3)
  const { output } = applyEagerly(tf, network, weights, { x })
  expect(largestDifference(tf, output, tf.tensor2d([expected]))).toBeLessThan(1e-6)
})

test('a causal convolution reads nothing that comes later', () => {
  const network = buildOneLayer({ conv1d: { filters: 2, kernelSize: 3, dilationRate: 2, padding: 'CAUSAL' } }, [8, 2])
  const weights = drawWeights(tf, network)
  const x = drawNormal(tf, 'x', [1, 8, 2])
  const changed = tf.concat([tf.slice(x, [0, 0, 0], [1, 5, 2]), tf.ones([1, 3, 2])], 1)
  const [before, after] = [x, changed].map((value) => applyEagerly(tf, network, weights, { x: value }).output)
  const head = (value: tfjs.Tensor) => tf.slice(value, [0, 0, 0], [1, 5, 2]).dataSync()
  expect(head(before!)).toEqual(head(after!))
  expect(before!.dataSync()).not.toEqual(after!.dataSync())
})

test('branches are joined again by add and concatenate', () => {
  const network = buildGraph({
    inputs: [{ name: 'x', shape: [4] }],
    layers: [
      { dense: { name: 'left', inputs: ['x'], units: 4 } },
      { add: { name: 'sum', inputs: ['left', 'x'] } },
      { concatenate: { name: 'both', inputs: ['sum', 'x'] } },
    ],
  })
  const weights = drawWeights(tf, network)
  const x = drawNormal(tf, 'x', [2, 4])
  const { output } = applyEagerly(tf, network, weights, { x })
  const left = tf.matMul(x, weights['left/kernel']!).add(weights['left/bias']!)
  expect(largestDifference(tf, output, tf.concat([left.add(x), x], 1))).toBeLessThan(1e-6)
  expect(network.outputs).toEqual([{ name: 'both', shape: [8] }])
})

test('a network computes only what is wanted', () => {
  const network = buildGraph({
    inputs: [{ name: 'x', shape: [4] }],
    layers: [{ dense: { name: 'first', units: 3 } }, { dense: { name: 'second', units: 2 } }],
  })
  const read: string[] = []
  const weights = drawWeights(tf, network)
  const context = {
    tf,
    training: false,
    isTraining: () => false,
    weight: (name: string) => (read.push(name), weights[name]!),
    update: () => undefined,
    random: () => tf.scalar(0),
  }
  network.apply(context, { x: tf.ones([1, 4]) }, ['first'])
  expect(read).toEqual(['first/kernel', 'first/bias'])
})

test('an axis of any length takes the length of what comes', () => {
  const network = buildGraph({
    inputs: [{ name: 'x', shape: [null, 3] }],
    layers: [
      { conv1d: { filters: 4, kernelSize: 2 } },
      { lstm: { units: 5, returnSequences: true } },
      { globalAveragePooling1d: {} },
    ],
  })
  const weights = drawWeights(tf, network)
  expect(network.layers.map(({ outputShape }) => outputShape)).toEqual([[null, 4], [null, 5], [5]])
  for (const length of [3, 8]) {
    expect(applyEagerly(tf, network, weights, { x: drawNormal(tf, 'x', [2, length, 3]) }).output.shape).toEqual([2, 5])
  }
})

test('penalties are those of Keras', () => {
  const weight = tf.tensor1d([1, -2, 3])
  expect(penalize(tf, { type: 'l1', l1: 0.1 }, weight).dataSync()[0]).toBeCloseTo(0.6, 6)
  expect(penalize(tf, { type: 'l2', l2: 0.1 }, weight).dataSync()[0]).toBeCloseTo(1.4, 6)
  expect(penalize(tf, { type: 'l1l2', l1: 0.1, l2: 0.1 }, weight).dataSync()[0]).toBeCloseTo(2, 6)
})
