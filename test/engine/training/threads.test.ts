import { planTraining } from '../../../src/engine/training/plan.js'
import type { TrainingTask } from '../../../src/engine/training/task.js'
import { chooseThreads } from '../../../src/engine/training/threads.js'
import { architecture, flowerTask } from '../support/tasks.js'

const threadsOf = (changes: Partial<TrainingTask>): number => chooseThreads(planTraining(flowerTask(changes)), 8)

/** A classifier of three species behind these layers, over any number of features that are flattened into `shape`. */
function task(shape: number[], batchSize: number, ...layers: unknown[]): Partial<TrainingTask> {
  const size = shape.reduce((product, axis) => product * axis, 1)
  const values = { name: 'values', kind: 'TENSOR' as const, shape: [size] }
  return {
    architecture: architecture([{ shape }], ...(layers as object[]), {
      dense: { name: 'species', units: 3, activation: 'SOFTMAX' },
    }),
    features: [...flowerTask().features, values],
    inputs: [{ input: 'input_1', features: ['values'], encoding: { type: 'none' } }],
    batchSize,
  }
}

const dense = (units: number) => ({ dense: { units, activation: 'RELU' } })
const conv = (filters: number) => ({ conv2d: { filters, kernelSize: [3, 3], activation: 'RELU' } })

test.each([
  ['flowers', 1, {}],
  ['a small perceptron', 1, task([64], 128, dense(64))],
  ['an autoencoder of digits', 1, task([784], 128, dense(128), dense(784))],
  ['a wide one', 8, task([784], 128, dense(512), dense(784))],
  ['the same over few rows', 1, task([784], 8, dense(512), dense(784))],
  ['small pictures', 1, task([8, 8, 1], 16, conv(8), conv(16), { flatten: {} })],
  ['pictures of digits', 8, task([28, 28, 1], 64, conv(32), conv(64), { flatten: {} })],
  ['a long but narrow LSTM', 3, task([200, 32], 64, { lstm: { units: 64 } })],
  ['a narrow LSTM over few steps', 1, task([10, 32], 64, { lstm: { units: 64 } })],
  ['a wide LSTM', 8, task([50, 32], 64, { lstm: { units: 512 } })],
] as const)('%s: %d threads of 8', (_, threads, changes) => {
  expect(threadsOf(changes as Partial<TrainingTask>)).toBe(threads)
})

test('batches in parts count by their parts, and stages by the largest', () => {
  const whole = task([784], 128, dense(512), dense(784))
  const optimizer = { ...flowerTask().optimizer, gradientAccumulation: 16 }
  expect(threadsOf({ ...whole, optimizer })).toBe(1)
  const stages = [8, 128].map((batchSize, index) => ({
    name: `${index}`,
    epochs: 1,
    batchSize,
    objective: { type: 'target' as const },
  }))
  expect(threadsOf({ ...whole, batchSize: 8, strategy: { type: 'staged', stages } })).toBe(8)
  expect(threadsOf({ ...whole, batchSize: 8, strategy: { type: 'staged', stages: stages.slice(0, 1) } })).toBe(1)
})
