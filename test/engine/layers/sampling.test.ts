import type * as tfjs from '@tensorflow/tfjs'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { drawNormal } from './forward.js'
import { buildCase } from './layer-cases.js'

let tf: typeof tfjs
beforeAll(async () => {
  tf = await loadTfjs()
})

/** What sampling gives for a mean and the logarithm of a variance, and what it adds to the objective. */
function sample(mean: tfjs.Tensor, logVariance: tfjs.Tensor, options: { training: boolean; isTraining: boolean }) {
  const shape = mean.shape.slice(1)
  const network = buildCase({ layer: { sampling: { name: 'z', klWeight: 0.5 } }, shapes: [shape, shape] })
  const penalties: number[] = []
  const { z } = network.apply(
    {
      tf,
      training: options.training,
      isTraining: () => options.isTraining,
      weight: () => tf.scalar(0),
      update: () => undefined,
      random: (name, drawn) => drawNormal(tf, name, drawn),
      penalize: (penalty) => void penalties.push(penalty.dataSync()[0]!),
    },
    { x0: mean, x1: logVariance },
    ['z'],
  )
  return { values: z!, penalties }
}

const training = { training: true, isTraining: true }

test('draws have the mean and the variance that were asked for', () => {
  const { values } = sample(tf.fill([20, 1000], 3), tf.fill([20, 1000], Math.log(4)), training)
  const { mean, variance } = tf.moments(values)
  expect(mean.dataSync()[0]).toBeCloseTo(3, 1)
  expect(Math.sqrt(variance.dataSync()[0]!)).toBeCloseTo(2, 1)
})

test('outside training the mean is passed on, and the divergence is added to the loss all the same', () => {
  const mean = drawNormal(tf, 'mean', [2, 3])
  const { values, penalties } = sample(mean, tf.zeros([2, 3]), { training: false, isTraining: true })
  expect(values.dataSync()).toEqual(mean.dataSync())
  expect(penalties).toHaveLength(1)
})

test('the divergence from the standard normal distribution is summed over a sample and averaged over the batch', () => {
  const { penalties } = sample(
    tf.tensor2d([
      [1, 0],
      [0, 2],
    ]),
    tf.tensor2d([
      [0, 1],
      [0, -1],
    ]),
    training,
  )
  const divergence = (mean: number, logVariance: number) => (mean ** 2 + Math.exp(logVariance) - logVariance - 1) / 2
  const sum = divergence(1, 0) + divergence(0, 1) + divergence(0, 0) + divergence(2, -1)
  expect(penalties[0]).toBeCloseTo((0.5 * sum) / 2, 5)
  expect(sample(tf.zeros([2, 3]), tf.zeros([2, 3]), training).penalties[0]).toBeCloseTo(0, 7)
})

test('a layer that the stage does not train adds nothing', () => {
  const { penalties } = sample(tf.ones([2, 3]), tf.ones([2, 3]), { training: true, isTraining: false })
  expect(penalties).toEqual([])
})
