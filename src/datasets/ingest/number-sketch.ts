import type { StoredStatistics } from '../statistics.js'

export type NumberSummary = Pick<
  StoredStatistics,
  'mean' | 'standardDeviation' | 'minimum' | 'maximum' | 'median' | 'histogram'
>

const exactLimit = 4096
const bins = 512
const shownBins = 20

/**
 * Counts numbers in one pass and bounded memory: exact count, mean, deviation (Welford, merged by blocks as in Chan 1979),
 * extremes; the median exact up to 4,096 values, then from bins whose width doubles whenever a value falls outside.
 */
export class NumberSketch {
  count = 0
  min = Number.POSITIVE_INFINITY
  max = Number.NEGATIVE_INFINITY
  private mean = 0
  private squares = 0
  private values: number[] | null = []
  private counts = new Float64Array(0)
  private low = 0
  private width = 0

  /** What is not finite is no value and is not counted. */
  add(values: ArrayLike<number>): void {
    let count = 0
    let sum = 0
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!
      if (value - value !== 0) continue // Not finite.
      count++
      sum += value
      if (value < this.min) this.min = value
      if (value > this.max) this.max = value
    }
    if (count === 0) return
    const mean = sum / count
    let squares = 0
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!
      if (value - value === 0) squares += (value - mean) ** 2
    }
    const total = this.count + count
    const delta = mean - this.mean
    this.squares += squares + (delta * delta * this.count * count) / total
    this.mean += (delta * count) / total
    this.count = total
    this.place(values)
  }

  summary(): NumberSummary {
    if (this.count === 0) return {}
    const deviation = Math.sqrt(this.squares / this.count)
    return {
      // Sums of the largest doubles overflow; then there is no mean.
      ...(Number.isFinite(this.mean) ? { mean: this.mean } : {}),
      ...(Number.isFinite(deviation) ? { standardDeviation: deviation } : {}),
      minimum: this.min,
      maximum: this.max,
      median: this.median(),
      histogram: this.histogram(),
    }
  }

  private place(values: ArrayLike<number>): void {
    if (this.values) {
      for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) this.values.push(values[i]!)
      if (this.values.length <= exactLimit) return
      const kept = this.values
      this.values = null
      this.startBins()
      this.tally(kept)
      return
    }
    this.widen()
    this.tally(values)
  }

  private startBins(): void {
    this.counts = new Float64Array(bins)
    const range = this.max - this.min
    // A power of two, so that doubling keeps every edge; the finest that covers the range.
    this.width =
      2 ** Math.ceil(Math.log2((range > 0 ? range : Math.max(1, Math.abs(this.min)) * 2 ** -40) / (bins / 2)))
    this.low = Math.floor(this.min / this.width) * this.width
  }

  private widen(): void {
    while (this.min < this.low || this.max >= this.low + this.width * bins) {
      const merged = new Float64Array(bins)
      const width = this.width * 2
      // Room is made on the side that needs it.
      const low =
        this.min < this.low
          ? (Math.ceil((this.low + this.width * bins) / width) - bins) * width
          : Math.floor(this.low / width) * width
      for (let bin = 0; bin < bins; bin++) {
        if (this.counts[bin] === 0) continue
        const at = Math.min(bins - 1, Math.max(0, Math.floor((this.low + bin * this.width - low) / width)))
        merged[at]! += this.counts[bin]!
      }
      this.counts = merged
      this.width = width
      this.low = low
    }
  }

  private tally(values: ArrayLike<number>): void {
    const { counts, low, width } = this
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!
      if (value - value === 0) counts[Math.min(bins - 1, Math.floor((value - low) / width))]! += 1
    }
  }

  private median(): number {
    const rank = (this.count - 1) / 2
    if (this.values) {
      const sorted = Float64Array.from(this.values).sort()
      return (sorted[Math.floor(rank)]! + sorted[Math.ceil(rank)]!) / 2
    }
    let before = 0
    let bin = 0
    while (bin < bins - 1 && before + this.counts[bin]! <= rank) before += this.counts[bin++]!
    const value = this.low + this.width * (bin + (rank - before + 0.5) / this.counts[bin]!)
    return Number.isFinite(value) ? Math.min(this.max, Math.max(this.min, value)) : this.min
  }

  private histogram(): NonNullable<StoredStatistics['histogram']> {
    const { min, max } = this
    const width = (max - min) / shownBins
    if (min === max || !Number.isFinite(width)) return [{ from: min, to: max, count: this.count }]
    const counts = new Array<number>(shownBins).fill(0)
    const put = (value: number, count: number): void => {
      counts[Math.max(0, Math.min(shownBins - 1, Math.floor((value - min) / width)))]! += count
    }
    if (this.values) for (const value of this.values) put(value, 1)
    else this.counts.forEach((count, bin) => count > 0 && put(this.low + this.width * (bin + 0.5), count))
    return counts.map((count, bin) => ({
      from: min + bin * width,
      to: bin === shownBins - 1 ? max : min + (bin + 1) * width,
      count,
    }))
  }
}
