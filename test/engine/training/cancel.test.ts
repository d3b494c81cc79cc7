import type { Column, RowSource } from '../../../src/engine/features/column.js'
import type { TrainingTask } from '../../../src/engine/training/task.js'
import { train } from '../../../src/engine/training/train.js'
import { architecture, flowerTask } from '../support/tasks.js'

const width = 2048
const rows = 2048

/** Rows whose numbers matter to nobody: one product of theirs takes a good part of a second. */
const features: TrainingTask['features'] = [
  { name: 'values', kind: 'TENSOR', shape: [width] },
  { name: 'answer', kind: 'NUMERIC', shape: [] },
]
const source: RowSource = {
  features,
  rowCount: (split) => (split === 'TRAIN' ? 3 * rows : 0),
  read: (_, wanted, names) =>
    Promise.resolve(
      new Map(
        names.map((name): [string, Column] =>
          name === 'answer'
            ? [name, { kind: 'NUMERIC', values: Float64Array.from(wanted, (row) => row % 7) }]
            : [name, { kind: 'TENSOR', shape: [width], values: new Float32Array(wanted.length * width).fill(0.5) }],
        ),
      ),
    ),
}

const task = flowerTask({
  executor: 'compiled',
  architecture: architecture(
    [{ shape: [width] }],
    { dense: { name: 'first', units: 3072, activation: 'RELU' } },
    { dense: { name: 'second', units: 3072, activation: 'RELU' } },
    { dense: { name: 'answer', units: 1 } },
  ),
  features,
  inputs: [{ input: 'input_1', features: ['values'], encoding: { type: 'none' } }],
  targets: [
    {
      output: 'answer',
      source: { type: 'features', features: ['answer'] },
      loss: { type: 'meanSquaredError' },
      metrics: [],
      weight: 1,
    },
  ],
  optimizer: { type: 'sgd', learningRate: 1e-9 },
  strategy: { type: 'endToEnd', epochs: 1 },
  batchSize: rows,
})

/** Cancels the third step at a share of the time that the second took; in milliseconds. */
async function cancelAt(share: number): Promise<{ stepMs: number; answerMs: number; steps: number }> {
  const control: { request: 'cancel' | undefined } = { request: undefined }
  const ends: number[] = []
  let asked = Number.NaN
  const ask = (): void => {
    control.request = 'cancel'
    asked = performance.now()
  }
  const { status } = await train(task, source, {
    control,
    callbacks: {
      onMetrics(records) {
        if (!records.some(({ name, resolution }) => name === 'loss' && resolution === 'STEP')) return
        ends.push(performance.now())
        if (ends.length === 2) setTimeout(ask, share * (ends[1]! - ends[0]!))
      },
      onCheckpoint: () => Promise.reject(new Error('a cancelled run saves nothing')),
    },
  })
  const answerMs = performance.now() - asked
  expect(status).toBe('cancelled')
  return { stepMs: ends[1]! - ends[0]!, answerMs, steps: ends.length }
}

// Over the C API; the binding would end the step first. Where in the step the request falls, products of matrices that take
// a tenth of it and more are under way.
test.each([0.15, 0.5, 0.85])('a cancel at %d of a step does not wait for its end', async (share) => {
  const { stepMs, answerMs, steps } = await cancelAt(share)
  process.stdout.write(`a step of ${stepMs.toFixed(0)} ms was left ${answerMs.toFixed(0)} ms after the cancel\n`)
  expect(stepMs).toBeGreaterThan(400)
  expect(steps).toBe(2)
  expect(answerMs).toBeLessThan(Math.max(100, stepMs / 10))
})
