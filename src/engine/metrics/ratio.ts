import type { Counter } from './metric.js'

/** A sum over how many there were: what accuracies and mean errors keep. */
export function createRatio(
  add: (prediction: ArrayLike<number>, target: ArrayLike<number>) => { sum: number; count: number },
  finish: (mean: number) => number = (mean) => mean,
): Counter {
  let sum = 0
  let count = 0
  return {
    count(prediction, target) {
      const batch = add(prediction, target)
      sum += batch.sum
      count += batch.count
    },
    value: () => finish(sum / count),
    state: () => [sum, count],
    restore: ([savedSum = 0, savedCount = 0]) => {
      sum = savedSum
      count = savedCount
    },
  }
}
