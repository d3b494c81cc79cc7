import type { Network, NetworkLayer } from '../spec/network.js'
import type { SymbolicShape } from '../tensors.js'
import type { ResolvedStage } from './resolve-task.js'
import type { PlannedStage } from './task.js'

/**
 * Floating-point operations that a thread should have to do in an operation that is shared. An LSTM of 64 units over 64
 * rows (3 million a time step) takes a fifth less on two threads.
 */
const fewestOfThread = 1e6

/**
 * Floating-point operations of an operation, and of a step, from which on threads pay. A step is long, or one operation in
 * it is large: in steps of less than a millisecond reading the next batch and what else there is to do want the other core.
 */
const largeOperation = 3e7
const longStep = 3e8

/** What an axis of any length is taken for, where a layer works on all of it at once. */
const usualLength = 64

const recurrent: ReadonlySet<NetworkLayer['type']> = new Set(['simpleRnn', 'lstm', 'gru', 'bidirectional'])

type Sizes = Pick<PlannedStage, 'largestOperationFlops' | 'stepFlops'>

/** Threads of a run: as many as its largest operation keeps busy, of those that there are; one where its steps are short. */
export function chooseThreads(stages: readonly Sizes[], available: number): number {
  const shared = stages.filter(
    ({ largestOperationFlops, stepFlops }) => largestOperationFlops >= largeOperation || stepFlops >= longStep,
  )
  const busy = Math.max(
    1,
    ...shared.map(({ largestOperationFlops }) => Math.floor(largestOperationFlops / fewestOfThread)),
  )
  return Math.min(available, busy)
}

/** Rows of a batch that are taken at once. */
export const rowsAtOnce = ({ batchSize, optimizer }: ResolvedStage['spec']): number =>
  Math.ceil(batchSize / (optimizer.gradientAccumulation ?? 1))

/** Of the forward pass over what is taken of a batch at once. Recurrent layers compute one time step after another. */
export function largestOperation({ layout, spec }: ResolvedStage): number {
  const networks = [layout.prefix, layout.body].filter((network) => network !== null)
  const flops = networks.flatMap((network) => network.layers.map((layer) => operationFlops(layer, network)))
  return rowsAtOnce(spec) * Math.max(0, ...flops)
}

function operationFlops(layer: NetworkLayer, network: Network): number {
  const shape = shapeOf(layer.inputs[0] ?? '', network)
  const isAnyLength = shape.includes(null)
  if (!recurrent.has(layer.type)) return layer.flops * (isAnyLength ? usualLength : 1)
  return layer.flops / (shape[0] ?? 1)
}

const shapeOf = (name: string, { inputs, layers }: Network): SymbolicShape =>
  inputs.find((input) => input.name === name)?.shape ?? layers.find((layer) => layer.name === name)?.outputShape ?? []
