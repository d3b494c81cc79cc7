import { inspect, inspectAll } from './fault.js'
import type { Fault } from './fault.js'
import type { Feeds } from './executor.js'
import type { NamedTensors } from '../tensors.js'

type Named = Iterable<readonly [name: string, values: ArrayLike<number>]>

/** What the forward pass of one part of a batch went through. */
export interface Observed {
  readonly feeds: Feeds
  /** Values of layers, in the order in which they were computed. */
  readonly layers: Named
  /** Losses of single goals, where there are several. */
  readonly losses: Named
  readonly loss: number
}

/** The first tensor of a forward pass that is not finite: those that it reads stand before those that it computes. */
export function faultOfForward(weights: NamedTensors, names: readonly string[], observed: Observed): Fault | undefined {
  return (
    inspectAll('feed', Object.entries(observed.feeds)) ??
    inspectAll(
      'weight',
      names.map((name) => [name, weights.get(name)?.values ?? []]),
    ) ??
    inspectAll('output', observed.layers) ??
    inspectAll('loss', observed.losses) ??
    inspect('loss', '', [observed.loss])
  )
}
