import type { TensorValues } from '../tensors.js'
import type { MetricSite } from './metric.js'
import { refuseNumbers, squash, taskOf, unitsOf } from './output.js'
import { answerAt, classAt, placesOf } from './places.js'

/** Beyond it a matrix is no longer looked at, and its state no longer belongs in a checkpoint's header. */
const MAX_CLASSES = 256

/** Which classes are taken for which, over a whole split. */
export interface ConfusionMatrix {
  update(prediction: Float32Array, target: TensorValues, rows: number, weights?: ArrayLike<number>): void
  /** Row: the truth, column: the answer; weights summed. */
  rows(): number[][]
  state(): number[]
  restore(state: readonly number[]): void
}

/** What does not fit and what would; null where a matrix can be counted. */
export function checkConfusionMatrix(site: MetricSite): string | null {
  const units = unitsOf(site)
  if (units > MAX_CLASSES) return `a confusion matrix is kept for at most ${MAX_CLASSES} classes, found ${units}`
  if (taskOf(site) === 'binary' && units > 1)
    return `a confusion matrix needs one answer a place, found ${units} answers of yes or no`
  return refuseNumbers('a confusion matrix', site)
}

/** Counts one; an output of 1 unit is no (below 0.5) or yes. Targets outside of the classes are left out. */
export function createConfusionMatrix(site: MetricSite): ConfusionMatrix {
  const units = unitsOf(site)
  const size = units === 1 ? 2 : units
  const counts = new Float64Array(size * size)
  return {
    update(prediction, target, _rows, weights) {
      const places = placesOf(squash(prediction, site), target, units, weights)
      for (let place = 0; place < places.count; place++) {
        const isYesNo = units === 1
        const truth = isYesNo ? Number(target[place]! > 0.5) : classAt(places, place)
        const answer = isYesNo ? Number(places.prediction[place]! > 0.5) : answerAt(places, place)
        if (truth >= 0 && truth < size) counts[truth * size + answer]! += places.weight(place)
      }
    },
    rows: () => Array.from({ length: size }, (_, row) => [...counts.subarray(row * size, (row + 1) * size)]),
    state: () => [...counts],
    restore: (state) => counts.set(state.slice(0, counts.length)),
  }
}
