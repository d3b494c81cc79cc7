import { layerOf } from './state-names.js'

/**
 * What a tensor is to the step that went wrong.
 * - feed: a value of the batch itself; weight: as it was before the step; output: what a layer computed
 * - loss: every output is finite, what the loss makes of them is not
 * - gradient: by a weight; overflow: finite, but the sum of its squares is not
 * - update: a weight, as the optimizer would leave it; statistic: a moving one, as the layer would leave it
 */
export type FaultKind = 'feed' | 'weight' | 'output' | 'loss' | 'gradient' | 'overflow' | 'update' | 'statistic'

/** The tensor that was first not finite in a step. */
export interface Fault {
  readonly kind: FaultKind
  /** A feed, a layer, a `layer/weight`, or an output's loss; empty for the loss of the whole. */
  readonly name: string
  /** The first number that is none, or infinite; of an overflow the largest. */
  readonly value: number
  /** Where in the tensor that number is, flat. */
  readonly place: number
  /** How many such numbers there are among how many. */
  readonly count: number
  readonly size: number
}

/** Looks through a tensor; undefined where every number in it is finite. */
export function inspect(kind: FaultKind, name: string, values: ArrayLike<number>): Fault | undefined {
  let [place, count] = [-1, 0]
  for (let index = 0; index < values.length; index += 1) {
    if (Number.isFinite(values[index])) continue
    if (count === 0) place = index
    count += 1
  }
  return count === 0 ? undefined : { kind, name, value: values[place] ?? Number.NaN, place, count, size: values.length }
}

/** The first tensor, in the order given, that is not finite. */
export function inspectAll(
  kind: FaultKind,
  tensors: Iterable<readonly [name: string, values: ArrayLike<number>]>,
): Fault | undefined {
  for (const [name, values] of tensors) {
    const fault = inspect(kind, name, values)
    if (fault) return fault
  }
  return undefined
}

/** A weight after an update that was not finite: the gradient it was made by and what it became. */
export interface UpdatedWeight {
  readonly name: string
  readonly gradient: ArrayLike<number>
  readonly weight: ArrayLike<number>
}

/**
 * What went wrong on the way back. Gradients run from the loss to the inputs: of the layers whose gradient is not finite
 * the last is the first. Where all gradients are finite, the update is to blame.
 * @param updated in the order of the network
 */
export function faultOfUpdate(updated: readonly UpdatedWeight[]): Fault | undefined {
  let found: Fault | undefined
  for (const { name, gradient } of updated) {
    const fault = inspect('gradient', name, gradient)
    if (fault && (!found || layerOf(found.name) !== layerOf(name))) found = fault
  }
  return (
    found ??
    inspectAll(
      'update',
      updated.map(({ name, weight }) => [name, weight]),
    ) ??
    largestGradient(updated)
  )
}

function largestGradient(updated: readonly UpdatedWeight[]): Fault | undefined {
  let largest: Fault | undefined
  for (const { name, gradient } of updated) {
    for (let place = 0; place < gradient.length; place += 1) {
      const value = gradient[place] ?? 0
      if (Math.abs(value) <= Math.abs(largest?.value ?? 0)) continue
      largest = { kind: 'overflow', name, value, place, count: 1, size: gradient.length }
    }
  }
  return largest
}
