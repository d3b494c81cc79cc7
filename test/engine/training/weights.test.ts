import { InvalidSpec } from '../../../src/engine/errors.js'
import type { FeatureSpec } from '../../../src/engine/features/column.js'
import { readSafetensors } from '../../../src/engine/interchange/safetensors.js'
import { planTraining } from '../../../src/engine/training/plan.js'
import { train } from '../../../src/engine/training/train.js'
import type { TargetBinding, TrainingTask } from '../../../src/engine/training/task.js'
import { executorNames } from '../support/executors.js'
import { createRowSource } from '../support/row-source.js'
import { architecture, flowerTask } from '../support/tasks.js'

const features: readonly FeatureSpec[] = [
  { name: 'x', kind: 'NUMERIC', shape: [] },
  { name: 'kind', kind: 'CATEGORICAL', shape: [], categories: ['rare', 'common'] },
  { name: 'weight', kind: 'NUMERIC', shape: [] },
]

const rows = [
  { x: 0.3, kind: 0, weight: 2 },
  { x: -1, kind: 1, weight: 1 },
  { x: 0.7, kind: 1, weight: 0 },
  { x: 1.5, kind: 1, weight: 3 },
]

function sourceOf(chosen: readonly (typeof rows)[number][]) {
  const columns = {
    x: { kind: 'NUMERIC' as const, values: Float64Array.from(chosen, ({ x }) => x) },
    kind: { kind: 'CATEGORICAL' as const, codes: Int32Array.from(chosen, ({ kind }) => kind) },
    weight: { kind: 'NUMERIC' as const, values: Float64Array.from(chosen, ({ weight }) => weight) },
  }
  return createRowSource(features, { TRAIN: columns, TEST: columns })
}

const target = (changes: Partial<TargetBinding>): TargetBinding => ({
  output: 'kind_of',
  source: { type: 'features', features: ['kind'] },
  loss: { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false },
  metrics: [{ name: 'accuracy' }, { name: 'logLoss' }],
  weight: 1,
  ...changes,
})

const task = (changes: Partial<TargetBinding>, more: Partial<TrainingTask> = {}): TrainingTask =>
  flowerTask({
    architecture: architecture([{ shape: [1] }], { dense: { name: 'kind_of', units: 2, activation: 'SOFTMAX' } }),
    features,
    inputs: [{ input: 'input_1', features: ['x'], encoding: { type: 'none' } }],
    targets: [target(changes)],
    strategy: { type: 'endToEnd', epochs: 1 },
    optimizer: { type: 'sgd', learningRate: 0.5 },
    batchSize: 16,
    ...more,
  })

async function learn(one: TrainingTask, source = sourceOf(rows)) {
  const outcome = await train(one, source, {
    callbacks: { onMetrics: () => undefined, onCheckpoint: async () => undefined },
  })
  if (outcome.status !== 'completed') throw new Error(outcome.status)
  const kernel = readSafetensors(outcome.weights).tensors.get('kind_of/kernel')
  return { kernel: [...(kernel?.values ?? [])], metrics: outcome.testMetrics }
}

const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 5) as number)

describe.each(executorNames)('on %s', (executor) => {
  test('whole sample weights do what rows given as often do, but for the divisor', async () => {
    const weighted = await learn(task({ sampleWeight: 'weight' }, { executor }))
    const repeated = rows.flatMap((row) => Array.from({ length: row.weight }, () => row))
    // Six rows instead of four in the divisor: the step is as long with the rate 6 / 4 times as high.
    const expected = await learn(
      task({}, { executor, optimizer: { type: 'sgd', learningRate: 0.75 } }),
      sourceOf(repeated),
    )
    expect(weighted.kernel).toEqual(close(expected.kernel))
    for (const name of ['accuracy', 'logLoss'])
      expect(weighted.metrics.find((metric) => metric.name === name)?.value).toBeCloseTo(
        expected.metrics.find((metric) => metric.name === name)?.value ?? NaN,
        5,
      )
  })

  test('balanced class weights are rows / (classes x rows of the class)', async () => {
    const loss = (classWeights: 'balanced' | number[]) =>
      ({ type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false, classWeights }) as const
    const balanced = await learn(task({ loss: loss('balanced') }, { executor }))
    const counted = await learn(task({ loss: loss([4 / 2, 4 / 6]) }, { executor }))
    const plain = await learn(task({}, { executor }))
    expect(balanced.kernel).toEqual(counted.kernel)
    expect(balanced.kernel).not.toEqual(plain.kernel)
  })
})

test('a sample weight feeds no input where the inputs are left out', () => {
  expect(() => planTraining(task({ sampleWeight: 'weight' }, { inputs: [] }))).not.toThrow()
  expect(() => planTraining(task({}, { inputs: [] }))).toThrow(/holds 1 values a row, but its features give 2/)
})

test.each<[Partial<TargetBinding>, RegExp]>([
  [{ sampleWeight: 'wait' }, /targets\.0\.sampleWeight: no feature is called "wait"; the features are x, kind, weight/],
  [{ sampleWeight: 'kind' }, /"kind" is CATEGORICAL; one NUMERIC or BOOLEAN value a row would fit/],
  [
    { loss: { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false, classWeights: [1, 2, 3] } },
    /one weight for each of 2 classes, got 3/,
  ],
])('weights that do not fit are refused before anything starts: %j', (changes, message) => {
  expect(() => planTraining(task(changes))).toThrow(message)
})

test('a weight that is negative or missing is refused with its row', async () => {
  const run = (weight: number) =>
    learn(task({ sampleWeight: 'weight' }), sourceOf([...rows, { x: 1, kind: 0, weight }]))
  await expect(run(-1)).rejects.toThrow(/feature "weight" weighs rows.*it is -1 in row 4 of TRAIN/)
  await expect(run(NaN)).rejects.toThrow(InvalidSpec)
})
