import type { Column, FeatureSpec, RowSource, SplitName } from '../../../src/engine/features/column.js'
import { bucketLength } from '../../../src/engine/features/sequences.js'
import { createPredictor } from '../../../src/engine/inference/predictor.js'
import { planTraining } from '../../../src/engine/training/plan.js'
import type { TrainingTask } from '../../../src/engine/training/task.js'
import { executorNames } from '../support/executors.js'
import { completed, follow, series } from '../support/follow.js'
import { architecture, flowerTask } from '../support/tasks.js'

const longest = 21

const features: FeatureSpec[] = [
  { name: 'steps', kind: 'TENSOR', shape: [longest, 2], isSequence: true },
  { name: 'answer', kind: 'CATEGORICAL', shape: [], categories: ['falling', 'rising'] },
]

/** Sequences of 1 to 21 steps that climb or fall by their class, around an offset of their own. */
function sequenceOf(row: number): Float32Array {
  const length = 1 + ((row * 7) % longest)
  const sign = row % 2 === 0 ? -1 : 1
  return Float32Array.from(
    { length: 2 * length },
    (_, index) => sign * 0.2 * Math.floor(index / 2) + Math.sin(row) + (index % 2 === 0 ? 0 : sign),
  )
}

function columnsOf(rows: readonly number[]): Map<string, Column> {
  const sequences = rows.map(sequenceOf)
  const values = Float32Array.from(sequences.flatMap((sequence) => [...sequence]))
  const lengths = Uint32Array.from(sequences, (sequence) => sequence.length / 2)
  return new Map<string, Column>([
    ['steps', { kind: 'TENSOR', shape: [longest, 2], values, lengths }],
    ['answer', { kind: 'CATEGORICAL', codes: Int32Array.from(rows, (row) => row % 2) }],
  ])
}

const counts: Record<SplitName, number> = { TRAIN: 48, VALIDATION: 16, TEST: 16 }

const source: RowSource = {
  features,
  rowCount: (split) => counts[split],
  read: (_, rows, names) =>
    Promise.resolve(new Map([...columnsOf([...rows])].filter(([name]) => names.includes(name)))),
}

const task = (changes: Partial<TrainingTask> = {}): TrainingTask =>
  flowerTask({
    features,
    architecture: architecture(
      [{ name: 'x', shape: [null, 2] }],
      { gru: { units: 6 } },
      { dense: { name: 'answer', units: 2, activation: 'SOFTMAX' } },
    ),
    inputs: [{ input: 'x', features: ['steps'] }],
    targets: [
      {
        output: 'answer',
        source: { type: 'features', features: ['answer'] },
        loss: { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false },
        metrics: [{ name: 'accuracy' }],
        weight: 1,
      },
    ],
    strategy: { type: 'endToEnd', epochs: 4 },
    batchSize: 8,
    ...changes,
  })

test('lengths fall into few buckets, each at most a fourth longer than needed', () => {
  const lengths = Array.from({ length: 500 }, (_, index) => index + 1)
  expect(new Set(lengths.map(bucketLength)).size).toBeLessThan(25)
  for (const length of lengths) {
    expect(bucketLength(length)).toBeGreaterThanOrEqual(length)
    expect(bucketLength(length)).toBeLessThanOrEqual(Math.max(length + 7, 1.25 * length))
  }
  expect([1, 8, 9, 33, 65, 500].map(bucketLength)).toEqual([8, 8, 16, 40, 80, 512])
})

test.each(executorNames)('sequences of different lengths are learned on the %s executor', async (executor) => {
  const result = await follow(task({ executor }), source)
  const losses = [
    ...series(result.metrics, { resolution: 'EPOCH', name: 'loss', split: 'TRAIN', output: null }).values(),
  ]
  expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2)
  expect(completed(result).signature.inputs[0]?.shape).toEqual([null, 2])
})

test('a prediction does not depend on what it is padded to', async () => {
  const trained = completed(await follow(task({ executor: 'compiled' }), source))
  const { signature, weights } = trained
  const predictor = await createPredictor({ architecture: task().architecture, signature, weights })
  const rows = [3, 8, 14]
  const together = await predictor.predict(columnsOf(rows), rows.length)
  for (const [index, row] of rows.entries()) {
    const [alone] = await predictor.predict(columnsOf([row]), 1)
    const other = together[index]
    if (alone?.type !== 'classification' || other?.type !== 'classification') throw new Error('no class was answered')
    expect(other.label).toBe(alone.label)
    expect(other.confidence).toBeCloseTo(alone.confidence, 5)
  }
  predictor.dispose()
})

test.each<[string, Partial<TrainingTask>, string]>([
  [
    'an input of fixed length',
    {
      architecture: architecture(
        [{ name: 'x', shape: [21, 2] }],
        { gru: { units: 6 } },
        { dense: { name: 'answer', units: 2, activation: 'SOFTMAX' } },
      ),
    },
    'holds sequences of different lengths, found the input "x" of shape [21, 2]; [null, 2] would fit',
  ],
  [
    'a second feature beside them',
    { inputs: [{ input: 'x', features: ['steps', 'answer'] }] },
    'holds sequences of different lengths, which have an input to themselves, found 2 features',
  ],
])('%s does not fit sequences', (_, changes, message) => {
  expect(() => planTraining(task(changes))).toThrow(message)
})
