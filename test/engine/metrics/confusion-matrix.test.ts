import { checkConfusionMatrix, createConfusionMatrix } from '../../../src/engine/metrics/confusion-matrix.js'

const softmax = { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false } as const
const logits = { type: 'binaryCrossentropy', labelSmoothing: 0, fromLogits: true } as const

test('rows are the truth, columns the answers; weights are summed', () => {
  const matrix = createConfusionMatrix({ outputShape: [3], loss: softmax })
  const prediction = Float32Array.of(0.8, 0.1, 0.1, 0.2, 0.7, 0.1, 0.1, 0.7, 0.2, 0.3, 0.3, 0.4)
  matrix.update(prediction, Int32Array.of(0, 1, 2, 7), 4, [1, 2, 0.5, 9])
  expect(matrix.rows()).toEqual([
    [1, 0, 0],
    [0, 2, 0],
    [0, 0.5, 0],
  ])
  const resumed = createConfusionMatrix({ outputShape: [3], loss: softmax })
  resumed.restore(matrix.state())
  expect(resumed.rows()).toEqual(matrix.rows())
})

test('one unit is no or yes', () => {
  const matrix = createConfusionMatrix({ outputShape: [1], loss: logits })
  matrix.update(Float32Array.of(0.2, -0.2, 3), Float32Array.of(1, 1, 0), 3)
  expect(matrix.rows()).toEqual([
    [0, 1],
    [1, 1],
  ])
})

test('what has no one answer a place has no matrix', () => {
  expect(checkConfusionMatrix({ outputShape: [3], loss: softmax })).toBeNull()
  expect(checkConfusionMatrix({ outputShape: [3], loss: logits })).toMatch(/found 3 answers of yes or no/)
  expect(checkConfusionMatrix({ outputShape: [300], loss: softmax })).toMatch(/at most 256 classes, found 300/)
  expect(checkConfusionMatrix({ outputShape: [2], loss: { type: 'huber', delta: 1 } })).toMatch(/right and wrong/)
})
