import { checkNumbers } from './mean-errors.js'
import type { Counter, MetricDefinition } from './metric.js'
import { sizeOf } from './output.js'

const MAX_ELEMENTS = 10_000

/** For each element of the output: mean of the targets, their squared deviations from it (Welford), squared errors. */
function createR2(size: number): Counter {
  let rows = 0
  const mean = new Float64Array(size)
  const deviations = new Float64Array(size)
  const errors = new Float64Array(size)
  const score = (total: number, error: number): number => (total > 0 ? 1 - error / total : error === 0 ? 1 : 0)
  return {
    count(prediction, target) {
      for (let start = 0; start < prediction.length; start += size) {
        rows++
        for (let i = 0; i < size; i++) {
          const value = target[start + i]!
          const delta = value - mean[i]!
          mean[i]! += delta / rows
          deviations[i]! += delta * (value - mean[i]!)
          errors[i]! += (prediction[start + i]! - value) ** 2
        }
      }
    },
    value: () => (rows < 2 ? NaN : deviations.reduce((sum, total, i) => sum + score(total, errors[i]!), 0) / size),
    state: () => [rows, ...mean, ...deviations, ...errors],
    restore(state) {
      rows = state[0] ?? 0
      mean.set(state.slice(1, 1 + size))
      deviations.set(state.slice(1 + size, 1 + 2 * size))
      errors.set(state.slice(1 + 2 * size))
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
  check(config, site) {
    if (sizeOf(site) > MAX_ELEMENTS)
      return `r2 is kept for at most ${MAX_ELEMENTS} elements, found ${sizeOf(site)}; meanSquaredError would fit`
    return checkNumbers(config, site)
  },
  create: (_config, site) => createR2(sizeOf(site)),
}
