import { argmax } from './output.js'

/** A batch as metrics see it: places, each with `units` predicted values. */
export interface Places {
  /** Probabilities or numbers, row-major. */
  readonly prediction: ArrayLike<number>
  /** As long as the prediction, or one class index for each place. */
  readonly target: ArrayLike<number>
  readonly units: number
  readonly count: number
  readonly isIndex: boolean
  /** How much a place counts. */
  weight(place: number): number
}

/** @param weights a number for each of `weights.length` equal groups of places, in their order; undefined: 1 each */
export function placesOf(
  prediction: ArrayLike<number>,
  target: ArrayLike<number>,
  units: number,
  weights: ArrayLike<number> | undefined,
): Places {
  const count = prediction.length / units
  const group = weights ? count / weights.length : 1
  if (weights && !Number.isInteger(group))
    throw new Error(`${weights.length} weights do not divide ${count} places evenly`)
  return {
    prediction,
    target,
    units,
    count,
    isIndex: target.length !== prediction.length,
    weight: weights ? (place) => weights[Math.floor(place / group)]! : () => 1,
  }
}

/** The target's class at a place: its index, or the greatest of its values. */
export const classAt = ({ target, units, isIndex }: Places, place: number): number =>
  isIndex ? target[place]! : argmax(target, place * units, units)

/** The most probable class at a place; the first of equals. */
export const answerAt = ({ prediction, units }: Places, place: number): number =>
  argmax(prediction, place * units, units)

/** What the target says of one class at a place: its value, or 1 for the class of the index. */
export const targetAt = ({ target, units, isIndex }: Places, place: number, unit: number): number =>
  isIndex ? Number(target[place] === unit) : target[place * units + unit]!
