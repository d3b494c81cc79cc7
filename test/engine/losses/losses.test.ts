import * as tf from '@tensorflow/tfjs'
import { computeLoss, type LossConfig } from '../../../src/engine/losses/registry.js'
import keras from './keras.json' with { type: 'json' }

const config = (value: unknown): LossConfig => value as LossConfig

function lossOf(loss: LossConfig, target: tf.TensorLike, prediction: tf.TensorLike): number {
  return tf.tidy(() => {
    const isSparse = loss.type === 'sparseCategoricalCrossentropy'
    return computeLoss(
      tf,
      loss,
      tf.tensor(target, undefined, isSparse ? 'int32' : 'float32'),
      tf.tensor(prediction),
    ).dataSync()[0]!
  })
}

function gradientOf(loss: LossConfig, target: tf.TensorLike, prediction: tf.TensorLike): number[] {
  return tf.tidy(() => {
    const isSparse = loss.type === 'sparseCategoricalCrossentropy'
    const targets = tf.tensor(target, undefined, isSparse ? 'int32' : 'float32')
    return [
      ...tf
        .grad((x) => computeLoss(tf, loss, targets, x))(tf.tensor(prediction))
        .dataSync(),
    ]
  })
}

beforeAll(async () => {
  await tf.setBackend('cpu')
})

test.each(keras)('the value is that of Keras 3: $config', ({ config: loss, target, prediction, loss: wanted }) => {
  expect(Math.abs(lossOf(config(loss), target, prediction) / wanted - 1)).toBeLessThan(2e-6)
})

test('the gradient of cross-entropy from logits is softmax - target, divided by the rows', () => {
  const logits = [
    [2, -1, 0.5],
    [300, 0, -300],
  ]
  const target = [
    [0, 1, 0],
    [0, 0, 1],
  ]
  const loss = { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: true } as const
  const softmax = [...tf.softmax(tf.tensor2d(logits)).dataSync()]
  gradientOf(loss, target, logits).forEach((value, i) => {
    expect(value).toBeCloseTo((softmax[i]! - target.flat()[i]!) / 2, 6)
  })
  expect(lossOf(loss, target, logits)).toBeCloseTo((Math.log(Math.exp(3) + 1 + Math.exp(1.5)) + 600) / 2, 3)
})

test('the gradient of binary cross-entropy from logits is sigmoid - target, at 0 and far out as well', () => {
  const loss = { type: 'binaryCrossentropy', labelSmoothing: 0, fromLogits: true } as const
  const gradient = gradientOf(loss, [[1, 1, 0, 0]], [[0, -500, 500, 1]])
  const wanted = [-0.5, -1, 1, 1 / (1 + Math.exp(-1))].map((value) => value / 4)
  gradient.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 6))
})

test('an exact prediction has a gradient of 0, under the absolute error and huber too', () => {
  for (const loss of [
    { type: 'meanSquaredError' },
    { type: 'meanAbsoluteError' },
    { type: 'huber', delta: 1 },
  ] as const)
    expect(gradientOf(loss, [[1, 2]], [[1, 4]])).toEqual([expect.closeTo(0, 12), expect.any(Number)])
})

test('probabilities of exactly 0 and 1 give finite losses and gradients', () => {
  const categorical = { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false } as const
  const binary = { type: 'binaryCrossentropy', labelSmoothing: 0, fromLogits: false } as const
  for (const loss of [categorical, binary]) {
    expect(lossOf(loss, [[1, 0]], [[0, 1]])).toBeCloseTo(-Math.log(1e-7), 0)
    expect(gradientOf(loss, [[1, 0]], [[0, 1]]).every(Number.isFinite)).toBe(true)
  }
})

test('a target in another shape of the same size is read row-major', () => {
  const binary = { type: 'binaryCrossentropy', labelSmoothing: 0, fromLogits: false } as const
  expect(lossOf(binary, [1, 0], [[0.8], [0.4]])).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 6)
  expect(lossOf({ type: 'meanSquaredError' }, [1, 0], [[3], [0]])).toBe(2)
  const sparse = { type: 'sparseCategoricalCrossentropy', fromLogits: false } as const
  const places = [
    [
      [0.8, 0.2],
      [0.4, 0.6],
    ],
  ]
  expect(lossOf(sparse, [[[0], [1]]], places)).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 6)
})

describe('what counts how much', () => {
  const squared = { type: 'meanSquaredError' } as const
  const prediction = [
    [1, 1, 2, 2, 3, 3],
    [4, 4, 5, 5, 6, 6],
  ]
  const loss = (mask?: tf.Tensor, samples?: tf.Tensor): number =>
    computeLoss(
      tf,
      squared,
      tf.zeros([2, 3, 2]),
      tf.reshape(tf.tensor2d(prediction), [2, 3, 2]),
      mask,
      samples,
    ).dataSync()[0]!

  test('a mask takes places out of sum and divisor', () => {
    expect(
      loss(
        tf.tensor2d(
          [
            [1, 1, 0],
            [1, 0, 0],
          ],
          [2, 3],
        ),
      ),
    ).toBeCloseTo((1 + 4 + 16) / 3, 5)
    expect(loss(tf.tensor1d([0, 1]))).toBeCloseTo((16 + 25 + 36) / 3, 5)
  })

  test('a mask of ones changes nothing, one of zeros gives 0', () => {
    expect(loss(tf.ones([2, 3]))).toBeCloseTo(loss(), 5)
    expect(loss(tf.zeros([2, 3]))).toBe(0)
  })

  test('sample weights are multiplied in and leave the divisor alone', () => {
    expect(loss(undefined, tf.tensor1d([2, 0.5]))).toBeCloseTo((2 * 14 + 0.5 * 77) / 6, 5)
    expect(
      loss(
        tf.tensor2d(
          [
            [1, 0, 0],
            [1, 1, 0],
          ],
          [2, 3],
        ),
        tf.tensor1d([2, 0.5]),
      ),
    ).toBeCloseTo((2 * 1 + 0.5 * (16 + 25)) / 3, 5)
  })

  test('an overlap is that of the places that are there', () => {
    const given = tf.tensor3d([0.8, 0.3, 0.9, 0.2, 0.6, 0.5], [2, 3, 1])
    const wanted = tf.tensor3d([1, 0, 1, 0, 1, 1], [2, 3, 1])
    const mask = tf.tensor2d(
      [
        [1, 1, 0],
        [1, 1, 0],
      ],
      [2, 3],
    )
    const short = (x: tf.Tensor3D): tf.Tensor => tf.slice(x, [0, 0, 0], [2, 2, 1])
    for (const overlap of [{ type: 'dice' }, { type: 'tversky', alpha: 0.3, beta: 0.6 }] as const)
      expect(computeLoss(tf, overlap, wanted, given, mask).dataSync()[0]).toBeCloseTo(
        computeLoss(tf, overlap, short(wanted), short(given)).dataSync()[0]!,
        6,
      )
  })

  test('weights of a shape that is no part of the output are refused', () => {
    expect(() => loss(tf.ones([3]))).toThrow('weights of shape [3] do not fit losses of shape [2,3,2]')
  })
})
