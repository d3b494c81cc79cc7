import { checkNumbers } from './mean-errors.js'
import type { Counter, MetricDefinition } from './metric.js'
import { sizeOf } from './output.js'

const MAX_ELEMENTS = 10_000

/** For each element of the output: weight, mean of the targets, their squared deviations from it (West), squared errors. */
function createR2(size: number): Counter {
  let rows = 0
  const [totals, mean, deviations, errors] = [0, 1, 2, 3].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const all = [totals, mean, deviations, errors]
  const score = (total: number, error: number): number => (total > 0 ? 1 - error / total : error === 0 ? 1 : 0)
  return {
    count(places) {
      const { prediction, target, units } = places
      for (let i = 0; i < prediction.length; i++) {
        const own = places.weight(Math.floor(i / units))
        const element = i % size
        if (element === 0 && own > 0) rows++
        if (own === 0) continue
        totals[element]! += own
        const value = target[i]!
        const delta = value - mean[element]!
        mean[element]! += (delta * own) / totals[element]!
        deviations[element]! += own * delta * (value - mean[element]!)
        errors[element]! += own * (prediction[i]! - value) ** 2
      }
    },
    value: () => (rows < 2 ? NaN : deviations.reduce((sum, total, i) => sum + score(total, errors[i]!), 0) / size),
    state: () => [rows, ...all.flatMap((values) => [...values])],
    restore(state) {
      rows = state[0] ?? 0
      all.forEach((values, index) => values.set(state.slice(1 + index * size, 1 + (index + 1) * size)))
    },
  }
}

/**
 * Coefficient of determination, 1 - squared errors / squared deviations from the mean; the plain mean over the output's
 * elements (scikit-learn's uniform average). An element whose targets are all equal counts 1 where it is met exactly,
 * else 0. NaN for fewer than two rows.
 */
export const r2: MetricDefinition = {
  readsIndices: false,
  settings: [],
  check(config, site) {
    if (sizeOf(site) > MAX_ELEMENTS)
      return `r2 is kept for at most ${MAX_ELEMENTS} elements, found ${sizeOf(site)}; meanSquaredError would fit`
    return checkNumbers(config, site)
  },
  create: (_config, site) => createR2(sizeOf(site)),
}
