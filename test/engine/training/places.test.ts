import { markCorrect } from '../../../src/engine/metrics/registry.js'
import type { FeatureSpec } from '../../../src/engine/features/column.js'
import type { TrainingTask } from '../../../src/engine/training/task.js'
import { executorNames } from '../support/executors.js'
import { completed, follow, series } from '../support/follow.js'
import { createRowSource } from '../support/row-source.js'
import { architecture, flowerTask } from '../support/tasks.js'

test('a row is right where its real places are', () => {
  const site = { outputShape: [2, 2] }
  const prediction = Float32Array.from([0.9, 0.1, 0.9, 0.1, 0.2, 0.8, 0.2, 0.8])
  const target = Int32Array.from([0, 1, 0, 1])
  expect([...markCorrect(prediction, target, 2, site)]).toEqual([0, 0])
  expect([...markCorrect(prediction, target, 2, site, Float32Array.from([1, 0, 1, 1]))]).toEqual([1, 0])
})

const time = 4
const features: FeatureSpec[] = [
  { name: 'words', kind: 'TENSOR', shape: [time] },
  { name: 'tags', kind: 'TENSOR', shape: [time] },
]

/** Words 1 to 3, each tagged by its number; padding behind has tags that nobody could learn. */
function columnsOf(rows: number) {
  const words = new Float32Array(rows * time)
  const tags = new Float32Array(rows * time)
  for (let place = 0; place < words.length; place += 1) {
    const [row, step] = [Math.floor(place / time), place % time]
    const isReal = step <= row % time
    words[place] = isReal ? 1 + ((row + step * 2) % 3) : 0
    tags[place] = isReal ? words[place]! - 1 : (row * 5 + step) % 3
  }
  const column = (values: Float32Array) => ({ kind: 'TENSOR' as const, shape: [time], values })
  return { words: column(words), tags: column(tags) }
}

const task = (executor: TrainingTask['executor']): TrainingTask =>
  flowerTask({
    executor,
    features,
    architecture: architecture(
      [{ name: 'x', shape: [time], dtype: 'INT32' }],
      { embedding: { inputDim: 4, outputDim: 4, maskZero: true } },
      { dense: { name: 'tag', units: 3, activation: 'SOFTMAX' } },
    ),
    inputs: [{ input: 'x', features: ['words'] }],
    targets: [
      {
        output: 'tag',
        source: { type: 'features', features: ['tags'] },
        loss: { type: 'sparseCategoricalCrossentropy', fromLogits: false },
        metrics: [{ name: 'accuracy' }],
        weight: 1,
      },
    ],
    strategy: { type: 'endToEnd', epochs: 12 },
    batchSize: 8,
  })

test.each(executorNames)('accuracy and loss over a padded sequence see its real steps alone: %s', async (executor) => {
  const source = createRowSource(features, { TRAIN: columnsOf(48), VALIDATION: columnsOf(16), TEST: columnsOf(16) })
  const result = await follow(task(executor), source)
  const last = (name: 'accuracy' | 'loss') =>
    [...series(result.metrics, { resolution: 'EPOCH', name, split: 'VALIDATION' }).values()].at(-1)
  // Every real tag can be known; of the tags of padding a third could be guessed.
  expect(last('accuracy')).toBe(1)
  expect(last('loss')).toBeLessThan(0.5)
  expect(completed(result).testMetrics.find(({ name }) => name === 'accuracy')?.value).toBe(1)
})
