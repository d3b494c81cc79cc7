import type { LossConfig } from '../losses/registry.js'
import type { Shape, TensorValues } from '../tensors.js'
import type { Places } from './places.js'

/** Metrics that are counted on an output. */
export const countedMetricNames = [
  'accuracy',
  'binaryAccuracy',
  'topKAccuracy',
  'precision',
  'recall',
  'f1',
  'iou',
  'matthewsCorrelation',
  'cohensKappa',
  'auc',
  'prAuc',
  'logLoss',
  'perplexity',
  'meanReciprocalRank',
  'recallAtK',
  'ndcg',
  'meanSquaredError',
  'meanAbsoluteError',
  'rootMeanSquaredError',
  'meanAbsolutePercentageError',
  'r2',
  'cosineSimilarity',
  'labelErrorRate',
  'bleu',
] as const

export type CountedMetricName = (typeof countedMetricNames)[number]

/** `loss`, `gradientNorm` and `learningRate` are recorded by the loop in any case and counted by no accumulator. */
export type MetricName = CountedMetricName | 'loss' | 'gradientNorm' | 'learningRate'

export type MetricAverage = 'micro' | 'macro' | 'weighted'

export interface MetricConfig {
  readonly name: MetricName
  /** topKAccuracy: how many guesses count (Default: 5). recallAtK, ndcg: how many are looked at (Default: 10). */
  readonly k?: number | undefined
  /** A probability above it means yes; for binary outputs. (Default: 0.5) */
  readonly threshold?: number | undefined
  /** precision, recall, f1, iou, auc and prAuc over several classes. (Default: macro) */
  readonly average?: MetricAverage | undefined
}

/** The output that a metric is counted on. */
export interface MetricSite {
  /** Without the batch axis; the last axis holds classes, labels or numbers. */
  readonly outputShape: Shape
  /**
   * Tells classes (argmax) from labels that are each yes or no (threshold), and logits from probabilities. (Default:
   * one unit is yes or no, more are classes, and they are probabilities)
   */
  readonly loss?: LossConfig | undefined
}

/** Counts a metric over a whole split, batch by batch, in double precision. */
export interface MetricAccumulator {
  /**
   * Takes `rows` rows. The target has the output's elements, or one class index for each place (as sparse losses have
   * it). Logits, where the loss says so, are turned into probabilities first. `weights`, a number a row or for each of
   * its leading places, say how much counts: what weighs 0 (padding) is as if it were not there. (Default: 1 each)
   */
  update(prediction: Float32Array, target: TensorValues, rows: number, weights?: ArrayLike<number>): void
  /** The metric over every row so far; NaN where it is not defined (no rows, or an AUC without both answers). */
  value(): number
  /** Plain numbers that `restore` goes on from exactly. Their length does not grow with the rows, but for auc and prAuc. */
  state(): number[]
  restore(state: readonly number[]): void
}

/** The counting itself. */
export interface Counter {
  count(places: Places): void
  value(): number
  state(): number[]
  restore(state: readonly number[]): void
}

export interface MetricDefinition {
  /** True where an output of classes may be compared with class indices as well as with a value a class. */
  readonly readsIndices: boolean
  /** True where the target is a row of labels of its own length. */
  readonly readsSequences?: true
  /** Settings that the metric has beside its name. */
  readonly settings: readonly ('k' | 'threshold' | 'average')[]
  /** What does not fit and what would; null where all fits. */
  check(config: MetricConfig, site: MetricSite): string | null
  create(config: MetricConfig, site: MetricSite): Counter
}
