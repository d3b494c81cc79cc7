import type * as tfjs from '@tensorflow/tfjs'
import { computeLoss } from '../../../src/engine/losses/registry.js'
import type { LossConfig } from '../../../src/engine/losses/registry.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import {
  applyEagerly,
  buildGraph,
  buildOneLayer,
  drawNormal,
  drawWeights,
  largestDifference,
  maskOf,
} from './forward.js'

let tf: typeof tfjs
beforeAll(async () => {
  tf = await loadTfjs()
})

const lengths = [5, 2, 3]

/** [3, 5, 2], padded behind with zeros. */
const padded = () =>
  drawNormal(tf, 'x', [3, 5, 2]).mul(
    tf.tensor3d(
      lengths.map((length) => Array.from({ length: 5 }, (_, step) => [Number(step < length)])),
      [3, 5, 1],
    ),
  )

const recurrent: [string, Record<string, unknown>][] = [
  ['simpleRnn', { simpleRnn: { name: 'layer', units: 3 } }],
  ['lstm', { lstm: { name: 'layer', units: 3 } }],
  ['lstm backwards', { lstm: { name: 'layer', units: 3, goBackwards: true } }],
  ['gru', { gru: { name: 'layer', units: 3 } }],
  ['gru with the reset before', { gru: { name: 'layer', units: 3, resetAfter: false } }],
  ['bidirectional', { bidirectional: { name: 'layer', layer: { lstm: { units: 3 } } } }],
]

test.each(recurrent)('%s over padded sequences ends where it ends over each sequence alone', (_, layer) => {
  const masked = buildGraph({ inputs: [{ name: 'x', shape: [null, 2] }], layers: [{ masking: {} }, layer] })
  const alone = buildOneLayer(layer, [null, 2])
  const weights = drawWeights(tf, masked)
  const x = padded()
  const together = applyEagerly(tf, masked, weights, { x }).output
  const apart = lengths.map((length, row) => {
    const sequence = tf.slice(x, [row, 0, 0], [1, length, 2])
    return applyEagerly(tf, alone, weights, { x: sequence }).output
  })
  expect(largestDifference(tf, together, tf.concat(apart))).toBeLessThan(1e-6)
})

test('masking finds padded steps by their value and sets them to zero', () => {
  const network = buildOneLayer({ masking: { maskValue: -1 } }, [3, 2])
  const x = tf.tensor3d([
    [
      [-1, -1],
      [-1, 2],
      [0, 0],
    ],
  ])
  const steps = Array.from(applyEagerly(tf, network, {}, { x }).output.dataSync(), (value) => value + 0)
  expect(steps).toEqual([0, 0, -1, 2, 0, 0])
  expect([...maskOf(tf, network, {}, { x })!.dataSync()]).toEqual([0, 1, 1])
})

test.each<[string, unknown[], number[] | null]>([
  ['an embedding alone makes none', [{ embedding: { inputDim: 4, outputDim: 2 } }], null],
  ['an embedding with maskZero masks code 0', [], [1, 0, 1, 0, 0, 1]],
  [
    'layers that work step by step pass it on',
    [{ dense: { units: 2 } }, { dropout: { rate: 0.1 } }],
    [1, 0, 1, 0, 0, 1],
  ],
  [
    'a recurrent layer passes it on with its sequence',
    [{ gru: { units: 2, returnSequences: true } }],
    [1, 0, 1, 0, 0, 1],
  ],
  ['a recurrent layer ends it with its last state', [{ gru: { units: 2 } }], null],
  ['a convolution ends it', [{ conv1d: { filters: 2, kernelSize: 2 } }], null],
  ['flatten ends it', [{ flatten: {} }], null],
])('%s', (name, layers, expected) => {
  const isMasked = name !== 'an embedding alone makes none'
  const start = isMasked ? [{ embedding: { inputDim: 4, outputDim: 2, maskZero: true } }] : []
  const network = buildGraph({ inputs: [{ name: 'x', shape: [3], dtype: 'INT32' }], layers: [...start, ...layers] })
  const x = tf.tensor2d([2, 0, 1, 0, 0, 3], [2, 3], 'int32')
  const mask = maskOf(tf, network, drawWeights(tf, network), { x })
  expect(mask ? [...mask.dataSync()] : null).toEqual(expected)
})

test('a sum is real where all its terms are, a concatenation along time keeps the masks of its parts', () => {
  const embed = (name: string) => ({
    embedding: { name, inputs: [name[0]], inputDim: 4, outputDim: 2, maskZero: true },
  })
  const build = (last: unknown) =>
    buildGraph({
      inputs: [
        { name: 'a', shape: [3], dtype: 'INT32' },
        { name: 'b', shape: [3], dtype: 'INT32' },
      ],
      layers: [embed('a1'), embed('b1'), last],
    })
  const inputs = { a: tf.tensor2d([[1, 0, 2]], [1, 3], 'int32'), b: tf.tensor2d([[1, 1, 0]], [1, 3], 'int32') }
  const read = (last: unknown) => {
    const network = build(last)
    return [...maskOf(tf, network, drawWeights(tf, network), inputs)!.dataSync()]
  }
  expect(read({ add: { inputs: ['a1', 'b1'] } })).toEqual([1, 0, 0])
  expect(read({ concatenate: { inputs: ['a1', 'b1'] } })).toEqual([1, 0, 0])
  expect(read({ concatenate: { inputs: ['a1', 'b1'], axis: 1 } })).toEqual([1, 0, 1, 1, 1, 0])
})

test('a mean over time is over the real steps', () => {
  const network = buildGraph({
    inputs: [{ name: 'x', shape: [5, 2] }],
    layers: [{ masking: {} }, { globalAveragePooling1d: {} }],
  })
  const x = padded()
  const means = lengths.map((length, row) => tf.mean(tf.slice(x, [row, 0, 0], [1, length, 2]), 1))
  expect(largestDifference(tf, applyEagerly(tf, network, {}, { x }).output, tf.concat(means))).toBeLessThan(1e-6)
})

const losses: LossConfig[] = [
  { type: 'categoricalCrossentropy', labelSmoothing: 0.1, fromLogits: true },
  { type: 'binaryCrossentropy', labelSmoothing: 0, fromLogits: true },
  { type: 'meanSquaredError' },
  { type: 'meanAbsoluteError' },
  { type: 'huber', delta: 0.5 },
]

test.each(losses.map((loss) => [loss.type, loss] as const))(
  '%s over masked steps is the mean over the real ones',
  (_, loss) => {
    const prediction = drawNormal(tf, 'prediction', [2, 3, 4])
    const target = tf.softmax(drawNormal(tf, 'target', [2, 3, 4]))
    const mask = tf.tensor2d([
      [1, 1, 0],
      [1, 0, 0],
    ])
    const real = (x: tfjs.Tensor) => tf.gather(x.reshape([6, 4]), tf.tensor1d([0, 1, 3], 'int32'))
    const expected = computeLoss(tf, loss, real(target), real(prediction))
    const actual = computeLoss(tf, loss, target, prediction, mask)
    expect(actual.dataSync()[0]).toBeCloseTo(expected.dataSync()[0]!, 6)
  },
)
