import type { NumberSummary } from './number-sketch.js'

const shownBins = 20

/** Counts bytes one value at a time: everything about them is exact. */
export class ByteSketch {
  count = 0
  private readonly counts = new Float64Array(256)

  add(values: Uint8Array): void {
    const { counts } = this
    for (let i = 0; i < values.length; i++) counts[values[i]!]! += 1
    this.count += values.length
  }

  summary(): NumberSummary {
    const { count, counts } = this
    if (count === 0) return {}
    const minimum = counts.findIndex((one) => one > 0)
    const maximum = counts.findLastIndex((one) => one > 0)
    const mean = counts.reduce((sum, one, value) => sum + one * value, 0) / count
    const variance = counts.reduce((sum, one, value) => sum + one * (value - mean) ** 2, 0) / count
    const binCount = Math.min(shownBins, maximum - minimum + 1)
    const width = (maximum - minimum) / binCount
    const bins = Array.from({ length: binCount }, (_, bin) => ({
      from: minimum + bin * width,
      to: bin === binCount - 1 ? maximum : minimum + (bin + 1) * width,
      count: 0,
    }))
    counts.forEach((one, value) => {
      if (one > 0) bins[Math.min(binCount - 1, width > 0 ? Math.floor((value - minimum) / width) : 0)]!.count += one
    })
    const median = (this.valueAt(Math.floor((count - 1) / 2)) + this.valueAt(Math.ceil((count - 1) / 2))) / 2
    return { mean, standardDeviation: Math.sqrt(variance), minimum, maximum, median, histogram: bins }
  }

  private valueAt(rank: number): number {
    let before = 0
    return this.counts.findIndex((one) => (before += one) > rank)
  }
}
