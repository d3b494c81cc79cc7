/** An axis of any length, and the lengths for which a computation is looked at: two to find out, one to make sure. */
export interface OpenAxis {
  readonly name: string
  readonly lengths: readonly [number, number, number]
}

/** A product of lengths of open axes, so many times. No axes: a number alone. */
export interface Term {
  readonly axes: readonly OpenAxis[]
  readonly factor: number
}

/**
 * The lengths of the axes in each sample: first and second ones in every combination (bit i of the sample's number for
 * the axis i), then the third ones together.
 */
export function listSamples(axes: readonly OpenAxis[]): number[][] {
  const combinations = Array.from({ length: 2 ** axes.length }, (_, sample) =>
    axes.map(({ lengths }, axis) => lengths[((sample >> axis) & 1) as 0 | 1]),
  )
  return [...combinations, axes.map(({ lengths }) => lengths[2])]
}

/**
 * How a whole number depends on the lengths of the open axes: the sum of terms that gives it in every sample. Null where
 * it is no such sum, as with halves that are rounded.
 */
export function findLaw(numbers: readonly number[], axes: readonly OpenAxis[]): readonly Term[] | null {
  const terms = fit(numbers.slice(0, -1), axes)
  const third = terms.reduce(
    (sum, term) => sum + term.axes.reduce((product, { lengths }) => product * lengths[2], term.factor),
    0,
  )
  return third === numbers.at(-1) && terms.every(({ factor }) => Number.isInteger(factor)) ? terms : null
}

/** Along the last axis it is a straight line, whose offset and slope depend on the axes before. */
function fit(numbers: readonly number[], axes: readonly OpenAxis[]): Term[] {
  const axis = axes.at(-1)
  if (!axis) return numbers[0] ? [{ axes: [], factor: numbers[0] }] : []
  const [first, second] = axis.lengths
  const half = numbers.length / 2
  const slopes = numbers.slice(0, half).map((number, index) => (numbers[half + index]! - number) / (second - first))
  const offsets = slopes.map((slope, index) => numbers[index]! - slope * first)
  const before = axes.slice(0, -1)
  return [
    ...fit(offsets, before),
    ...fit(slopes, before).map((term) => ({ axes: [...term.axes, axis], factor: term.factor })),
  ]
}
