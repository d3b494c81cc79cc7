import type { Shape } from '../tensors.js'
import type { Goal } from './goal.js'

/** Metrics of a sequence are counted place by place (time step by time step), so that padding can be left out. */

/** Shape of what is predicted at one place: without the first axis, where there are several. */
export const placeShape = ({ predictionShape }: Goal): Shape =>
  predictionShape.length > 1 ? predictionShape.slice(1) : predictionShape

/** Places of the predictions of `rows` rows. */
export const countPlaces = ({ predictionShape }: Goal, rows: number): number =>
  predictionShape.length > 1 ? rows * (predictionShape[0] ?? 1) : rows

/**
 * Predictions and targets of the real places alone.
 * @param mask a number a place, 1 where it is real; undefined where all are
 */
export function keepReal(
  prediction: Float32Array,
  target: Float32Array,
  count: number,
  mask: Float32Array | undefined,
): { readonly prediction: Float32Array; readonly target: Float32Array; readonly count: number } {
  if (!mask) return { prediction, target, count }
  const real = Array.from({ length: count }, (_, place) => place).filter((place) => mask[place] === 1)
  const keep = (values: Float32Array): Float32Array => {
    const width = values.length / count
    const kept = new Float32Array(real.length * width)
    real.forEach((place, index) => kept.set(values.subarray(place * width, (place + 1) * width), index * width))
    return kept
  }
  return { prediction: keep(prediction), target: keep(target), count: real.length }
}
