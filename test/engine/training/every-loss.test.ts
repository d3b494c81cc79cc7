import type { ExecutorName } from '../../../src/engine/executors/executor.js'
import type { Column, FeatureSpec } from '../../../src/engine/features/column.js'
import { readSafetensors } from '../../../src/engine/interchange/safetensors.js'
import { losses, type LossConfig, type LossName } from '../../../src/engine/losses/registry.js'
import type { MetricConfig } from '../../../src/engine/metrics/registry.js'
import { deriveKey, fillNormal } from '../../../src/engine/training/random.js'
import { follow } from '../support/follow.js'
import { createRowSource } from '../support/row-source.js'
import { architecture, flowerTask } from '../support/tasks.js'

const features: readonly FeatureSpec[] = [
  { name: 'x', kind: 'TENSOR', shape: [4] },
  { name: 'kind', kind: 'CATEGORICAL', shape: [], categories: ['a', 'b', 'c'] },
  { name: 'yes', kind: 'BOOLEAN', shape: [] },
  { name: 'amount', kind: 'NUMERIC', shape: [] },
  { name: 'other', kind: 'NUMERIC', shape: [] },
  { name: 'shape', kind: 'TENSOR', shape: [2, 2, 1] },
  { name: 'labels', kind: 'TENSOR', shape: [3] },
]

const rowCount = 20

function draw(name: string, width: number): Float32Array {
  const values = new Float32Array(rowCount * width)
  fillNormal(values, deriveKey(4, 0, name), 0)
  return values
}

const columns: Readonly<Record<string, Column>> = {
  x: { kind: 'TENSOR', shape: [4], values: draw('x', 4) },
  kind: { kind: 'CATEGORICAL', codes: Int32Array.from({ length: rowCount }, (_, row) => (row * 7) % 3) },
  yes: { kind: 'BOOLEAN', values: Int8Array.from(draw('yes', 1), (value) => Number(value > 0)) },
  amount: { kind: 'NUMERIC', values: Float64Array.from(draw('amount', 1), (value) => Math.ceil(Math.abs(value) * 3)) },
  other: { kind: 'NUMERIC', values: Float64Array.from(draw('other', 1), (value) => 1 + Math.abs(value)) },
  shape: { kind: 'TENSOR', shape: [2, 2, 1], values: draw('shape', 4).map((value) => Number(value > 0)) },
  labels: {
    kind: 'TENSOR',
    shape: [3],
    values: Float32Array.from({ length: rowCount * 3 }, (_, i) => (i % 3 === 2 && i % 2 === 0 ? 0 : 1 + (i % 2))),
  },
}

const source = createRowSource(features, { TRAIN: columns, TEST: columns })

interface Trial {
  readonly loss: LossConfig
  readonly target: readonly string[]
  readonly units: number
  readonly activation: string
  readonly shape?: readonly number[]
  readonly metrics: readonly MetricConfig['name'][]
}

const classes = { target: ['kind'], units: 3, metrics: ['accuracy', 'iou', 'cohensKappa', 'auc'] } as const
const answer = { target: ['yes'], units: 1, metrics: ['accuracy', 'prAuc', 'matthewsCorrelation'] } as const
const numbers = { target: ['amount', 'other'], units: 2, metrics: ['r2', 'meanAbsolutePercentageError'] } as const
const areas = { target: ['shape'], units: 4, shape: [2, 2, 1], activation: 'SIGMOID', metrics: ['iou', 'f1'] } as const
const points = { target: ['kind'], units: 3, activation: 'LINEAR', metrics: [] } as const
const soft = { labelSmoothing: 0.1, fromLogits: false, classWeights: 'balanced' } as const

const trials: { readonly [N in LossName]: Omit<Trial, 'loss'> & { loss: LossConfig } } = {
  categoricalCrossentropy: { ...classes, activation: 'SOFTMAX', loss: { type: 'categoricalCrossentropy', ...soft } },
  sparseCategoricalCrossentropy: {
    ...classes,
    activation: 'LINEAR',
    loss: { type: 'sparseCategoricalCrossentropy', ...soft, fromLogits: true },
  },
  binaryCrossentropy: { ...answer, activation: 'SIGMOID', loss: { type: 'binaryCrossentropy', ...soft } },
  categoricalFocalCrossentropy: {
    ...classes,
    activation: 'SOFTMAX',
    loss: { type: 'categoricalFocalCrossentropy', alpha: 0.5, gamma: 1.5, ...soft },
  },
  binaryFocalCrossentropy: {
    ...answer,
    activation: 'LINEAR',
    loss: { type: 'binaryFocalCrossentropy', alpha: 0.3, gamma: 2, ...soft, fromLogits: true },
  },
  meanSquaredError: { ...numbers, activation: 'LINEAR', loss: { type: 'meanSquaredError' } },
  meanAbsoluteError: { ...numbers, activation: 'LINEAR', loss: { type: 'meanAbsoluteError' } },
  meanAbsolutePercentageError: { ...numbers, activation: 'LINEAR', loss: { type: 'meanAbsolutePercentageError' } },
  meanSquaredLogarithmicError: { ...numbers, activation: 'SOFTPLUS', loss: { type: 'meanSquaredLogarithmicError' } },
  huber: { ...numbers, activation: 'LINEAR', loss: { type: 'huber', delta: 0.5 } },
  logCosh: { ...numbers, activation: 'LINEAR', loss: { type: 'logCosh' } },
  poisson: { ...numbers, activation: 'SOFTPLUS', loss: { type: 'poisson' } },
  cosineSimilarity: {
    ...numbers,
    metrics: ['cosineSimilarity', 'ndcg'],
    activation: 'LINEAR',
    loss: { type: 'cosineSimilarity' },
  },
  kullbackLeiblerDivergence: { ...classes, activation: 'SOFTMAX', loss: { type: 'kullbackLeiblerDivergence' } },
  hinge: { ...answer, activation: 'TANH', loss: { type: 'hinge' } },
  squaredHinge: { ...answer, activation: 'LINEAR', loss: { type: 'squaredHinge' } },
  categoricalHinge: {
    ...classes,
    metrics: ['topKAccuracy', 'meanReciprocalRank', 'recallAtK'],
    activation: 'LINEAR',
    loss: { type: 'categoricalHinge' },
  },
  dice: { ...areas, loss: { type: 'dice' } },
  tversky: { ...areas, loss: { type: 'tversky', alpha: 0.7, beta: 0.3 } },
  contrastive: { ...points, loss: { type: 'contrastive', margin: 1, distance: 'euclidean' } },
  triplet: { ...points, loss: { type: 'triplet', margin: 0.5, distance: 'cosine', mining: 'semiHard' } },
  ctc: {
    target: ['labels'],
    units: 20,
    shape: [5, 4],
    activation: 'LINEAR',
    metrics: ['labelErrorRate', 'bleu'],
    loss: { type: 'ctc' },
  },
}

async function learn({ loss, target, units, activation, shape, metrics }: Trial, executor: ExecutorName) {
  const last = { dense: { name: shape ? 'flat' : 'out', units, activation } }
  const task = flowerTask({
    executor,
    architecture: architecture(
      [{ name: 'x', shape: [4] }],
      { dense: { units: 6, activation: 'TANH' } },
      last,
      ...(shape ? [{ reshape: { name: 'out', targetShape: [...shape] } }] : []),
    ),
    features,
    inputs: [{ input: 'x', features: ['x'] }],
    targets: [
      {
        output: 'out',
        source: { type: 'features', features: target },
        loss,
        metrics: metrics.map((name) => ({ name, ...(name === 'topKAccuracy' ? { k: 2 } : {}) })),
        weight: 1,
      },
    ],
    strategy: { type: 'endToEnd', epochs: 2 },
    optimizer: { type: 'sgd', learningRate: loss.type === 'meanAbsolutePercentageError' ? 1e-4 : 0.05 },
    batchSize: 8,
  })
  const { outcome } = await follow(task, source)
  if (outcome.status !== 'completed') throw new Error(outcome.status)
  return {
    weights: [...readSafetensors(outcome.weights).tensors.values()].flatMap(({ values }) => [...values]),
    metrics: outcome.testMetrics,
  }
}

test('every loss is tried', () => {
  expect(Object.keys(trials).sort()).toEqual(Object.keys(losses).sort())
})

test.each(Object.entries(trials))(
  '%s: six steps from rows to metrics end compiled where they end eagerly',
  async (_, trial) => {
    const [eager, compiled] = [await learn(trial, 'eager'), await learn(trial, 'compiled')]
    expect(Math.max(...compiled.weights.map((value, i) => Math.abs(value - eager.weights[i]!)))).toBeLessThan(1e-4)
    expect(eager.metrics.map(({ name }) => name)).toEqual(['loss', ...trial.metrics])
    compiled.metrics.forEach(({ value }, i) => {
      expect(Number.isFinite(value)).toBe(true)
      expect(value).toBeCloseTo(eager.metrics[i]!.value, 3)
    })
  },
)
