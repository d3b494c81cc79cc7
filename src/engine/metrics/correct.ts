import type { TensorValues } from '../tensors.js'
import type { MetricSite } from './metric.js'
import { sizeOf, squash, taskOf, unitsOf } from './output.js'
import { answerAt, classAt, placesOf } from './places.js'

/**
 * One byte a row: 1 where every place of the row is answered right (the most probable class, or the right side of 0.5),
 * else 0. What a comparison of two models on shared rows (McNemar) counts.
 * @param mask a number a row or for each of its leading places: what is 0 (padding) is neither right nor wrong
 */
export function markCorrect(
  prediction: Float32Array,
  target: TensorValues,
  rows: number,
  site: MetricSite,
  mask?: ArrayLike<number>,
): Uint8Array {
  const units = unitsOf(site)
  const places = placesOf(squash(prediction, site), target, units, mask)
  const perRow = sizeOf(site) / units
  const isBinary = taskOf(site) === 'binary'
  const isRight = (place: number): boolean => {
    if (places.weight(place) === 0) return true
    if (!isBinary) return answerAt(places, place) === classAt(places, place)
    for (let i = place * units; i < (place + 1) * units; i++)
      if (places.prediction[i]! > 0.5 !== target[i]! > 0.5) return false
    return true
  }
  return Uint8Array.from({ length: rows }, (_, row) => {
    for (let place = row * perRow; place < (row + 1) * perRow; place++) if (!isRight(place)) return 0
    return 1
  })
}
