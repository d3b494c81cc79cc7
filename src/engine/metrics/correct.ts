import type { TensorValues } from '../tensors.js'
import type { MetricSite } from './metric.js'
import { argmax, sizeOf, squash, targetClass, taskOf, unitsOf } from './output.js'

/**
 * One byte a row: 1 where every place of the row is answered right (the most probable class, or the right side of 0.5),
 * else 0. What a comparison of two models on shared rows (McNemar) counts.
 * @param mask [rows, time], 1 where a time step is real: padding is neither right nor wrong
 */
export function markCorrect(
  prediction: Float32Array,
  target: TensorValues,
  rows: number,
  site: MetricSite,
  mask?: Float32Array,
): Uint8Array {
  const units = unitsOf(site)
  const probabilities = squash(prediction, site)
  const places = sizeOf(site) / units
  const isBinary = taskOf(site) === 'binary'
  const isIndex = target.length !== prediction.length
  const placesPerStep = mask ? (rows * places) / mask.length : 1
  const isRight = (place: number): boolean => {
    if (mask?.[Math.floor(place / placesPerStep)] === 0) return true
    if (!isBinary) return argmax(probabilities, place * units, units) === targetClass(target, place, units, isIndex)
    for (let i = place * units; i < (place + 1) * units; i++)
      if (probabilities[i]! > 0.5 !== target[i]! > 0.5) return false
    return true
  }
  return Uint8Array.from({ length: rows }, (_, row) => {
    for (let place = row * places; place < (row + 1) * places; place++) if (!isRight(place)) return 0
    return 1
  })
}
