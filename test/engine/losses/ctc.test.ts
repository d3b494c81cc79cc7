import { checkLoss, computeLoss } from '../../../src/engine/losses/registry.js'
import { sumOverWays } from '../../../src/engine/losses/ctc-lattice.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'

const ctc = { type: 'ctc' } as const

test('the gradient of the lattice is that of finite differences', async () => {
  const tf = await loadTfjs()
  const emissions = Array.from({ length: 5 * 2 * 5 }, (_, i) => -0.2 - Math.abs(Math.sin(1.3 * i + 0.2)))
  const never = -1e30
  const fixed = {
    skips: tf.tensor2d([never, never, never, 0, never, never, never, never, never, never], [2, 5]),
    ends: tf.tensor2d([never, never, never, 0, 0, never, 0, 0, never, never], [2, 5]),
    mask: tf.tensor2d([1, 1, 1, 1, 1, 1, 1, 1, 0, 1], [5, 2]),
  }
  const sum = (values: readonly number[]) =>
    tf.sum(sumOverWays(tf, { emissions: tf.tensor3d([...values], [5, 2, 5]), ...fixed })).dataSync()[0]!
  const gradient = tf
    .grad((x) => sumOverWays(tf, { emissions: x, ...fixed }).sum())(tf.tensor3d(emissions, [5, 2, 5]))
    .dataSync()
  const step = 1e-2
  emissions.forEach((_, i) => {
    const moved = (by: number) => sum(emissions.map((value, place) => (place === i ? value + by : value)))
    expect((moved(step) - moved(-step)) / (2 * step)).toBeCloseTo(gradient[i]!, 3)
  })
})

test('one label at one time is a plain cross-entropy', async () => {
  const tf = await loadTfjs()
  const scores = [0.3, -1, 2]
  const loss = computeLoss(tf, ctc, tf.tensor2d([[2]], [1, 1], 'int32'), tf.tensor3d([[scores]])).dataSync()[0]!
  expect(loss).toBeCloseTo(Math.log(scores.reduce((sum, x) => sum + Math.exp(x), 0)) - 2, 5)
})

test('a row with a label that the output does not know counts 0', async () => {
  const tf = await loadTfjs()
  const target = tf.tensor2d([[1], [7]], [2, 1], 'int32')
  const scores = tf.zeros([2, 3, 4])
  const loss = (labels: number[]) => computeLoss(tf, ctc, tf.tensor2d(labels, [2, 1], 'int32'), scores).dataSync()[0]!
  expect(computeLoss(tf, ctc, target, scores).dataSync()[0]).toBeCloseTo(loss([1, 1]) / 2, 5)
})

test('what does not fit is refused, saying what would', () => {
  const site = { outputShape: [5, 4], targetShape: [3] }
  expect(checkLoss(ctc, { ...site, activation: 'linear', targetEncoding: { type: 'none' } })).toBeNull()
  expect(checkLoss(ctc, { ...site, outputShape: [4] })).toMatch(
    /found an output of shape \[4\]; one of shape \[time, labels\]/,
  )
  expect(checkLoss(ctc, { ...site, activation: 'softmax' })).toMatch(/expects raw scores, found .*softmax/)
  expect(checkLoss(ctc, { ...site, targetShape: [6] })).toMatch(/an output of 5 times cannot spell 6 labels/)
  expect(checkLoss(ctc, { ...site, targetShape: [] })).toMatch(/labels of a row in order, found a target of shape \[\]/)
  expect(checkLoss(ctc, { ...site, targetEncoding: { type: 'rescale', min: 0, max: 1 } })).toMatch(/encoded by rescale/)
})
