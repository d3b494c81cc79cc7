import type { Counter } from './metric.js'
import type { Places } from './places.js'

/** A weighted mean of one score a place: what accuracies and mean errors keep. Places whose score is null do not count. */
export function createRatio(
  score: (places: Places, place: number) => number | null,
  finish: (mean: number) => number = (mean) => mean,
): Counter {
  let sum = 0
  let total = 0
  return {
    count(places) {
      for (let place = 0; place < places.count; place++) {
        const weight = places.weight(place)
        const own = weight === 0 ? null : score(places, place)
        if (own === null) continue
        sum += weight * own
        total += weight
      }
    },
    value: () => finish(sum / total),
    state: () => [sum, total],
    restore: ([savedSum = 0, savedTotal = 0]) => {
      sum = savedSum
      total = savedTotal
    },
  }
}

/** The mean of a measure over the elements of a place. */
export function meanOfElements(
  { prediction, target, units }: Places,
  place: number,
  measure: (prediction: number, target: number) => number,
): number {
  let sum = 0
  for (let i = place * units; i < (place + 1) * units; i++) sum += measure(prediction[i]!, target[i]!)
  return sum / units
}
