/** Below this many rows on which the two differ, the exact test is used. */
const fewestForChiSquare = 25

export interface McNemar {
  /** Rows that only the first got right. */
  readonly onlyFirst: number
  /** Rows that only the second got right. */
  readonly onlySecond: number
  readonly rows: number
  readonly test: 'exact' | 'chiSquare'
  /** (|b - c| - 1)^2 / (b + c), one degree of freedom; the p-value of the exact test does not come from it. */
  readonly statistic: number
  /** Two-sided: how likely so uneven a split is where the two err alike. */
  readonly pValue: number
}

/**
 * McNemar's test (1947) on the rows that two classifiers answered differently, with Edwards' continuity correction
 * (1948) from 25 such rows on, below that the exact two-sided binomial test.
 *
 * @param first one byte a row, 1 where right
 * @param second the same rows in the same order
 */
export function compareCorrectness(first: Uint8Array, second: Uint8Array): McNemar {
  if (first.length !== second.length) throw new RangeError(`the test rows differ: ${first.length} and ${second.length}`)
  let [onlyFirst, onlySecond] = [0, 0]
  for (const [row, isRight] of first.entries()) {
    if (isRight && !second[row]) onlyFirst++
    if (!isRight && second[row]) onlySecond++
  }
  return { ...mcNemar(onlyFirst, onlySecond), rows: first.length }
}

/** The test on the two counts of discordant rows. */
export function mcNemar(onlyFirst: number, onlySecond: number): Omit<McNemar, 'rows'> {
  const differing = onlyFirst + onlySecond
  const statistic = differing === 0 ? 0 : Math.max(0, Math.abs(onlyFirst - onlySecond) - 1) ** 2 / differing
  const isExact = differing < fewestForChiSquare
  return {
    onlyFirst,
    onlySecond,
    test: isExact ? 'exact' : 'chiSquare',
    statistic,
    pValue: isExact ? exactPValue(onlyFirst, onlySecond) : chiSquareTail(statistic),
  }
}

/** Twice the tail of the binomial distribution of n = b + c fair draws, at most 1. */
function exactPValue(b: number, c: number): number {
  const n = b + c
  let probability = 0.5 ** n
  let tail = 0
  for (let k = 0; k <= Math.min(b, c); k++) {
    tail += probability
    probability *= (n - k) / (k + 1)
  }
  return Math.min(1, 2 * tail)
}

/** P(X >= x) of the chi-square distribution with one degree of freedom: erfc(sqrt(x / 2)). */
function chiSquareTail(x: number): number {
  return complementaryError(Math.sqrt(x / 2))
}

/** erfc for z >= 0: its series below 2, its continued fraction (Lentz) above; relative error below 1e-12. */
function complementaryError(z: number): number {
  if (z < 2) {
    let term = z
    let sum = z
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      term *= -(z * z) / n
      sum += term / (2 * n + 1)
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum
  }
  let fraction = 0
  for (let n = 200; n > 0; n--) fraction = n / 2 / (z + fraction)
  return Math.exp(-z * z) / (Math.sqrt(Math.PI) * (z + fraction))
}
