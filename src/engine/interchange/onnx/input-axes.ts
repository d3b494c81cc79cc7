import { InvalidSpec } from '../../errors.js'
import type { TensorSpec } from '../../spec/architecture.js'
import type { Shape } from '../../tensors.js'
import { batchAxis } from '../../compiled/program/law.js'
import type { OpenAxis } from '../../compiled/program/law.js'

/** The open axes of a network's inputs, the batch first. */
export interface InputAxes {
  readonly axes: readonly OpenAxis[]
  /** The shape of an input with its batch, where the axes have these lengths. */
  readonly shapeOf: (input: TensorSpec, lengths: readonly number[]) => Shape
}

/**
 * Multiples of 2520, and 1 more: a window of up to ten steps ends elsewhere for the first length than for the second, so
 * that padding which depends on the length shows. Apart by more than a network is likely to add.
 */
const lengthsOf = (index: number): OpenAxis['lengths'] => {
  const first = 2520 * (index + 1) + 1
  return [first, first + 1, first + 98]
}

/** Each doubles the work. */
const maximumCount = 3

/**
 * Each open axis of an input by itself; and all of them as one, for inputs that meet, as those that are added.
 * @throws InvalidSpec where there are more than three
 */
export function listOpenAxes(inputs: readonly TensorSpec[]): [apart: InputAxes, together: InputAxes] {
  const places = inputs.flatMap(({ name, shape }) =>
    shape.flatMap((size, axis) => (size === null ? [{ name, axis }] : [])),
  )
  if (places.length > maximumCount) {
    const message = `the ONNX export needs all but ${maximumCount} axes fixed, got ${places.length} of any length`
    throw new InvalidSpec([{ path: ['inputs'], message }])
  }
  const placeOf = ({ name }: TensorSpec, axis: number): number =>
    places.findIndex((place) => place.name === name && place.axis === axis)
  const nameOf = (place: { name: string; axis: number }): string =>
    places.length === 1 ? 'length' : `${place.name}.${place.axis}`
  const own = places.map((place, index): OpenAxis => ({ name: nameOf(place), lengths: lengthsOf(index) }))
  const shared = places.length > 0 ? [{ name: 'length', lengths: lengthsOf(0) }] : []
  const fix = (axes: readonly OpenAxis[], find: (place: number) => number): InputAxes => ({
    axes: [batchAxis, ...axes],
    shapeOf: (input, [batchSize = 1, ...lengths]) => [
      batchSize,
      ...input.shape.map((size, axis) => size ?? lengths[find(placeOf(input, axis))] ?? 1),
    ],
  })
  return [fix(own, (place) => place), fix(shared, () => 0)]
}
