/** Summary of a feature's values over all rows of its version, as it is stored. What does not apply to its kind is left out. */
export interface StoredStatistics {
  /** Rows with a value. */
  readonly count: number
  readonly missingCount: number
  /** Exact up to 10,000, else estimated (HyperLogLog, about 2 %). */
  readonly distinctCount?: number
  /** Over all elements for TENSOR and IMAGE; left out where there is no value. */
  readonly minimum?: number
  readonly maximum?: number
  readonly mean?: number
  /** Of the population. */
  readonly standardDeviation?: number
  /** Exact up to 4,096 values, else within a 256th of the range. */
  readonly median?: number
  /** Bins of equal width; the upper end of the last one is included. */
  readonly histogram?: readonly { readonly from: number; readonly to: number; readonly count: number }[]
  /** The most frequent values, at most 100, the largest count first. */
  readonly topValues?: readonly { readonly value: string; readonly count: number }[]
  /** TEXT: characters of the longest value. */
  readonly maximumLength?: number
}
