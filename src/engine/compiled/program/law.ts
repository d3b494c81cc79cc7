/** An axis of any length, and the lengths for which a computation is looked at: two to find out, one to make sure. */
export interface OpenAxis {
  readonly name: string
  readonly lengths: readonly [number, number, number]
}

/** Large primes: no layer is likely to have as many units. */
export const batchAxis: OpenAxis = { name: 'batch', lengths: [1009, 1013, 1019] }

/** A product of lengths of open axes, so many times. No axes: a number alone. */
export interface Term {
  readonly axes: readonly OpenAxis[]
  readonly factor: number
}

/** How a whole number depends on the lengths of open axes: a sum. */
export type Law = readonly Term[]

/**
 * The lengths of the axes in each sample: first and second ones in every combination (bit i of the sample's number for
 * the axis i), then the third ones together.
 * @param isChecked whether the last sample is there
 */
export function listSamples(axes: readonly OpenAxis[], isChecked = true): number[][] {
  const combinations = Array.from({ length: 2 ** axes.length }, (_, sample) =>
    axes.map(({ lengths }, axis) => lengths[((sample >> axis) & 1) as 0 | 1]),
  )
  return isChecked ? [...combinations, axes.map(({ lengths }) => lengths[2])] : combinations
}

/** The number for these lengths. */
export const followLaw = (law: Law, lengthOf: (axis: OpenAxis) => number): number =>
  law.reduce((sum, { axes, factor }) => sum + axes.reduce((product, axis) => product * lengthOf(axis), factor), 0)

/**
 * The law that gives a number in every sample. Null where there is none, as with halves that are rounded.
 * @param numbers one for each of `listSamples(axes)`, with the sample that makes sure or without it
 */
export function findLaw(numbers: readonly number[], axes: readonly OpenAxis[]): Law | null {
  const count = 2 ** axes.length
  const law = fit(numbers.slice(0, count), axes)
  if (!law.every(({ factor }) => Number.isInteger(factor))) return null
  const third = followLaw(law, ({ lengths }) => lengths[2])
  return numbers.slice(count).every((number) => number === third) ? law : null
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
