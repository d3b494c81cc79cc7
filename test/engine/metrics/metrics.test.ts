import type { LossConfig } from '../../../src/engine/losses/registry.js'
import {
  checkMetric,
  createMetric,
  markCorrect,
  metrics,
  type MetricConfig,
} from '../../../src/engine/metrics/registry.js'
import published from './scikit-learn.json' with { type: 'json' }

const softmax = { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false } as const
const sparse = { type: 'sparseCategoricalCrossentropy', fromLogits: false } as const
const sigmoid = { type: 'binaryCrossentropy', labelSmoothing: 0, fromLogits: false } as const
const squared = { type: 'meanSquaredError' } as const

/** Counts in batches of `batchRows` rows, as a split is read. */
function measure(
  config: MetricConfig,
  outputShape: number[],
  loss: LossConfig,
  prediction: readonly number[],
  target: readonly number[],
  batchRows = 7,
  weights?: readonly number[],
): number {
  const metric = createMetric(config, outputShape, loss)
  const size = outputShape.reduce((a, b) => a * b, 1)
  const rows = prediction.length / size
  const targetSize = target.length / rows
  for (let start = 0; start < rows; start += batchRows) {
    const end = Math.min(rows, start + batchRows)
    const p = Float32Array.from(prediction.slice(start * size, end * size))
    const t = Float32Array.from(target.slice(start * targetSize, end * targetSize))
    metric.update(p, t, end - start, weights?.slice(start, end))
  }
  return metric.value()
}

const oneHot = (labels: readonly number[], classes: number): number[] =>
  labels.flatMap((label) => Array.from({ length: classes }, (_, i) => Number(i === label)))

const tolerance = 1e-6

const tables = [
  { about: 'classes', outputShape: [4], loss: softmax, ...published.classes },
  { about: 'yes or no', outputShape: [1], loss: sigmoid, ...published.yesOrNo },
  { about: 'numbers', outputShape: [2], loss: squared, ...published.numbers },
  { about: 'ranks', outputShape: [6], loss: squared, ...published.ranks },
]
const casesOf = (values: 'values' | 'weighted') =>
  tables.flatMap((table) =>
    table[values].map(({ config, value }) => ({ ...table, config: config as MetricConfig, value })),
  )
const cases = casesOf('values')

test.each(casesOf('weighted'))(
  '$about: rows count as much as they weigh, as in scikit-learn: $config',
  ({ config, outputShape, loss, prediction, target, weights, value }) => {
    const wanted = outputShape[0] === 4 ? oneHot(target, 4) : target
    expect(Math.abs(measure(config, outputShape, loss, prediction, wanted, 7, weights) - value)).toBeLessThan(tolerance)
  },
)

test.each(cases)(
  '$about: the value is that of scikit-learn: $config',
  ({ config, outputShape, loss, prediction, target, value }) => {
    const isClasses = outputShape[0] === 4
    const wanted = isClasses ? oneHot(target, 4) : target
    expect(Math.abs(measure(config, outputShape, loss, prediction, wanted) - value)).toBeLessThan(tolerance)
    if (isClasses)
      expect(Math.abs(measure(config, outputShape, sparse, prediction, target) - value)).toBeLessThan(tolerance)
  },
)

const ofSequences = ['labelErrorRate', 'bleu']

test('every metric has a value of scikit-learn, or is one of sequences', () => {
  expect(new Set([...cases.map(({ config }) => config.name), ...ofSequences])).toEqual(new Set(Object.keys(metrics)))
})

test('precision is counted over the split, not averaged over its batches', () => {
  // Batch 1: one hit. Batch 2: one hit, one false alarm. Batch 3: no yes at all. The mean of the batches is 0.50.
  const prediction = [0.9, 0.1, 0.8, 0.7, 0.2, 0.3]
  const target = [1, 0, 1, 0, 0, 0]
  expect(measure({ name: 'precision' }, [1], sigmoid, prediction, target, 2)).toBeCloseTo(2 / 3, 12)
})

test('a confusion matrix counted by hand gives each average', () => {
  // Rows: truth 0: [2 right, 1 as class 1]; truth 1: [1 right]; truth 2: [1 as class 0]; class 3 is never met.
  const answers = [0, 0, 1, 1, 0]
  const labels = [0, 0, 0, 1, 2]
  const f = (name: MetricConfig['name'], average: 'micro' | 'macro' | 'weighted') =>
    measure({ name, average }, [4], softmax, oneHot(answers, 4), oneHot(labels, 4), 2)
  expect(f('precision', 'micro')).toBeCloseTo(3 / 5, 12)
  expect(f('precision', 'macro')).toBeCloseTo((2 / 3 + 1 / 2 + 0) / 3, 12)
  expect(f('recall', 'macro')).toBeCloseTo((2 / 3 + 1 + 0) / 3, 12)
  expect(f('recall', 'weighted')).toBeCloseTo((3 * (2 / 3) + 1) / 5, 12)
  expect(f('f1', 'macro')).toBeCloseTo((4 / 6 + 2 / 3 + 0) / 3, 12)
})

// They keep every score.
const growing = new Set(['auc', 'prAuc'])

test.each(cases)(
  'restored in mid-split, the count goes on exactly: $config',
  ({ config, outputShape, loss, prediction, target }) => {
    const size = outputShape[0]!
    const p = Float32Array.from(prediction)
    const t = Float32Array.from(size === 4 ? oneHot(target, 4) : target)
    const rows = p.length / size
    const half = Math.floor(rows / 3)
    const whole = createMetric(config, outputShape, loss)
    whole.update(p.subarray(0, half * size), t.subarray(0, half * size), half)
    const resumed = createMetric(config, outputShape, loss)
    resumed.restore(JSON.parse(JSON.stringify(whole.state())) as number[])
    for (const metric of [whole, resumed]) metric.update(p.subarray(half * size), t.subarray(half * size), rows - half)
    expect(resumed.value()).toBe(whole.value())
    expect(resumed.state()).toEqual(whole.state())
    if (!growing.has(config.name))
      expect(whole.state().length).toBe(createMetric(config, outputShape, loss).state().length)
  },
)

test('logits are measured as the probabilities that they stand for', () => {
  const logits = [2, -1, 0.3, -3]
  const probabilities = logits.map((x) => 1 / (1 + Math.exp(-x)))
  const target = [1, 1, 0, 0]
  for (const name of ['binaryAccuracy', 'auc', 'f1', 'meanSquaredError'] as const) {
    const fromLogits = measure(
      { name, ...(name === 'f1' || name === 'binaryAccuracy' ? { threshold: 0.6 } : {}) },
      [1],
      { ...sigmoid, fromLogits: true },
      logits,
      target,
    )
    const direct = measure(
      { name, ...(name === 'f1' || name === 'binaryAccuracy' ? { threshold: 0.6 } : {}) },
      [1],
      sigmoid,
      probabilities,
      target,
    )
    expect(fromLogits).toBeCloseTo(direct, 6)
  }
  // softmax of [0, ln 3] is [0.25, 0.75], of [1000, 0] is [1, 0]
  const classes = measure(
    { name: 'meanAbsoluteError' },
    [2],
    { ...softmax, fromLogits: true },
    [0, Math.log(3), 1000, 0],
    [0, 1, 0, 1],
  )
  expect(classes).toBeCloseTo((0.25 + 0.25 + 1 + 1) / 4, 6)
})

test('labels that do not exclude each other are each right or wrong', () => {
  const prediction = [0.9, 0.8, 0.1, 0.2, 0.6, 0.7]
  const target = [1, 0, 0, 0, 1, 1]
  expect(measure({ name: 'accuracy' }, [3], sigmoid, prediction, target)).toBeCloseTo(5 / 6, 12)
  expect(measure({ name: 'precision', average: 'micro' }, [3], sigmoid, prediction, target)).toBeCloseTo(3 / 4, 12)
  expect(measure({ name: 'auc' }, [3], sigmoid, prediction, target)).toBeCloseTo((1 + 0 + 1) / 3, 12)
})

test('each place of a series is an answer', () => {
  const prediction = [0.9, 0.1, 0.2, 0.8, 0.6, 0.4, 0.7, 0.3]
  expect(measure({ name: 'accuracy' }, [2, 2], sparse, prediction, [0, 1, 1, 0], 1)).toBe(0.75)
})

test('what is not defined is NaN, not a number that looks good', () => {
  expect(createMetric({ name: 'accuracy' }, [3], softmax).value()).toBeNaN()
  expect(createMetric({ name: 'f1' }, [3], softmax).value()).toBeNaN()
  expect(measure({ name: 'auc' }, [1], sigmoid, [0.2, 0.7], [1, 1])).toBeNaN()
  expect(measure({ name: 'r2' }, [1], squared, [1], [1])).toBeNaN()
})

test('a constant target has an r2 of 1 where it is met, else of 0', () => {
  expect(measure({ name: 'r2' }, [1], squared, [2, 2], [2, 2])).toBe(1)
  expect(measure({ name: 'r2' }, [1], squared, [2, 3], [2, 2])).toBe(0)
})

test('the area under the curve of saturated and tied scores is exact', () => {
  expect(measure({ name: 'auc' }, [1], sigmoid, [0, 0, 1, 1], [0, 0, 1, 1])).toBe(1)
  expect(measure({ name: 'auc' }, [1], sigmoid, [1, 1, 0, 0], [0, 0, 1, 1])).toBe(0)
  expect(measure({ name: 'auc' }, [1], sigmoid, [0.5, 0.5, 0.5], [0, 1, 1])).toBe(0.5)
  expect(measure({ name: 'auc' }, [1], sigmoid, [0.99999, 0.9999, 1e-6, 1e-5], [1, 0, 0, 1])).toBe(0.75)
})

test('rows answered right are marked one by one', () => {
  const site = { outputShape: [3], loss: softmax }
  const prediction = Float32Array.from([0.2, 0.5, 0.3, 0.1, 0.2, 0.7])
  expect([...markCorrect(prediction, Float32Array.from([0, 1, 0, 1, 0, 0]), 2, site)]).toEqual([1, 0])
  expect([...markCorrect(prediction, Int32Array.from([1, 2]), 2, { ...site, loss: sparse })]).toEqual([1, 1])
  const logits = Float32Array.from([0.2, -0.2, 0.3])
  const binary = { outputShape: [1], loss: { ...sigmoid, fromLogits: true } }
  expect([...markCorrect(logits, Float32Array.from([1, 1, 0]), 3, binary)]).toEqual([1, 0, 0])
})

test.each<[MetricConfig, number[], LossConfig, RegExp]>([
  [
    { name: 'accuracy' },
    [1],
    squared,
    /accuracy counts right and wrong answers, found an output trained by meanSquaredError;.*r2 would fit/,
  ],
  [{ name: 'auc' }, [1], squared, /auc counts right and wrong/],
  [{ name: 'auc' }, [100], softmax, /at most 64 labels, found 100/],
  [{ name: 'auc', threshold: 0.5 }, [1], sigmoid, /over all thresholds/],
  [{ name: 'topKAccuracy' }, [3], softmax, /k 5 is always 1 on 3 classes; a k below 3/],
  [{ name: 'topKAccuracy', k: 0 }, [3], softmax, /whole number >= 1, got 0/],
  [{ name: 'topKAccuracy', k: 1 }, [3], sigmoid, /needs classes, found an output of yes or no/],
  [{ name: 'accuracy', k: 3 }, [3], softmax, /accuracy takes no k; topKAccuracy, recallAtK, ndcg do/],
  [{ name: 'logLoss', average: 'micro' }, [3], softmax, /logLoss takes no average; precision, recall, f1, iou, auc/],
  [{ name: 'matthewsCorrelation' }, [3], sigmoid, /one answer a place, found 3 answers of yes or no; f1/],
  [{ name: 'meanReciprocalRank' }, [1], sigmoid, /ranks several scores a row, found 1 unit; auc/],
  [{ name: 'ndcg', k: 0.5 }, [3], squared, /k of ndcg must be a whole number >= 1, got 0\.5/],
  [{ name: 'cosineSimilarity' }, [1], squared, /compares directions, found 1 unit/],
  [
    { name: 'accuracy' },
    [3],
    { type: 'triplet', margin: 1, distance: 'cosine', mining: 'batchHard' },
    /counts right and wrong answers, found an output trained by triplet/,
  ],
  [{ name: 'precision', threshold: 0.3 }, [3], softmax, /most probable of 3 classes/],
  [{ name: 'recall', threshold: 1.5 }, [1], sigmoid, /threshold of recall must be within 0\.\.1, got 1\.5/],
  [{ name: 'binaryAccuracy' }, [3], softmax, /needs an output of yes or no, found 3 classes; accuracy/],
  [{ name: 'meanSquaredError' }, [3], sparse, /element by element, found a target of class indices/],
  [{ name: 'r2' }, [200, 200], squared, /at most 10000 elements, found 40000/],
])('a metric that does not fit is refused, saying what would: %j on %j', (config, outputShape, loss, message) => {
  expect(checkMetric(config, { outputShape, loss })).toMatch(message)
  expect(() => createMetric(config, outputShape, loss)).toThrow(message)
})

test('what the loop records itself fits every output and is counted by no accumulator', () => {
  expect(checkMetric({ name: 'loss' }, { outputShape: [1], loss: squared })).toBeNull()
  expect(() => createMetric({ name: 'learningRate' }, [1])).toThrow('recorded by the loop')
})

test('a batch of another size than it says is refused', () => {
  const metric = createMetric({ name: 'accuracy' }, [3], softmax)
  expect(() => metric.update(new Float32Array(9), new Float32Array(6), 3)).toThrow(
    /3 rows of 3 values expected, found 9 predictions and 6 targets/,
  )
})
