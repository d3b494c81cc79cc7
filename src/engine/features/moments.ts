/** Running statistics of several channels; missing values (NaN) are left out. */
export interface Moments {
  /** Takes row-major values whose last axis is the channels. */
  add(values: ArrayLike<number>): void
  readonly mean: number[]
  /** Population standard deviation (divided by n, as Keras and scikit-learn do). */
  std(): number[]
  readonly min: number[]
  readonly max: number[]
}

/**
 * Welford's method, value by value in the order given: the result does not depend on how the rows come in chunks, and
 * a constant channel has a deviation of exactly 0.
 */
export function createMoments(channels: number): Moments {
  const zeros = (): number[] => new Array<number>(channels).fill(0)
  const count = zeros()
  const mean = zeros()
  const squares = zeros()
  const min = zeros().map(() => Infinity)
  const max = zeros().map(() => -Infinity)
  return {
    mean,
    min,
    max,
    add(values) {
      for (let i = 0; i < values.length; i++) {
        const value = values[i]!
        if (Number.isNaN(value)) continue
        const channel = i % channels
        count[channel]! += 1
        const delta = value - mean[channel]!
        mean[channel]! += delta / count[channel]!
        squares[channel]! += delta * (value - mean[channel]!)
        if (value < min[channel]!) min[channel] = value
        if (value > max[channel]!) max[channel] = value
      }
    },
    std: () => squares.map((sum, channel) => (count[channel] ? Math.sqrt(sum / count[channel]) : 0)),
  }
}
