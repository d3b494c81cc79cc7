import type { LossConfig } from '../losses/registry.js'
import type { Shape, TensorValues } from '../tensors.js'

/** Metrics that are counted on an output. */
export type CountedMetricName =
  | 'accuracy'
  | 'binaryAccuracy'
  | 'topKAccuracy'
  | 'precision'
  | 'recall'
  | 'f1'
  | 'auc'
  | 'meanSquaredError'
  | 'meanAbsoluteError'
  | 'rootMeanSquaredError'
  | 'r2'

/** `loss`, `gradientNorm` and `learningRate` are recorded by the loop in any case and counted by no accumulator. */
export type MetricName = CountedMetricName | 'loss' | 'gradientNorm' | 'learningRate'

export type MetricAverage = 'micro' | 'macro' | 'weighted'

export interface MetricConfig {
  readonly name: MetricName
  /** topKAccuracy: how many guesses count. (Default: 5) */
  readonly k?: number | undefined
  /** A probability above it means yes; for binary outputs. (Default: 0.5) */
  readonly threshold?: number | undefined
  /** precision, recall and f1 over several classes. (Default: macro) */
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
   * it). Logits, where the loss says so, are turned into probabilities first.
   */
  update(prediction: Float32Array, target: TensorValues, rows: number): void
  /** The metric over every row so far; NaN where it is not defined (no rows, or an AUC without both answers). */
  value(): number
  /** Plain numbers, of a length that does not grow with the rows: what `restore` goes on from exactly. */
  state(): number[]
  restore(state: readonly number[]): void
}

/** The counting itself: `prediction` are probabilities or numbers, row-major, both arrays exactly as long as they say. */
export interface Counter {
  count(prediction: ArrayLike<number>, target: ArrayLike<number>): void
  value(): number
  state(): number[]
  restore(state: readonly number[]): void
}

export interface MetricDefinition {
  /** True where an output of classes may be compared with class indices as well as with a value a class. */
  readonly readsIndices: boolean
  /** What does not fit and what would; null where all fits. */
  check(config: MetricConfig, site: MetricSite): string | null
  create(config: MetricConfig, site: MetricSite): Counter
}
