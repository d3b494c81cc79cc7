import type { Network, NetworkLayer } from '../spec/network.js'
import type { SymbolicShape } from '../tensors.js'
import type { ResolvedStage } from './resolve-task.js'
import type { PlannedStage } from './task.js'

/**
 * Floating-point operations from which on a single operation is faster shared between threads than it costs to wake them.
 * Measured on two cores in whole runs, where the next batch is read beside the step: products of 784 x 128 by 128 rows
 * (26 million) take a tenth longer on two threads than on one, convolutions of 32 channels by 64 filters over 64 images of
 * 14 x 14 (462 million) a quarter less; an LSTM of 256 units (34 million a time step) just gains.
 */
const worthSharing = 3e7

/** What an axis of any length is taken for, where a layer works on all of it at once. */
const usualLength = 64

const recurrent: ReadonlySet<NetworkLayer['type']> = new Set(['simpleRnn', 'lstm', 'gru', 'bidirectional'])

/** Threads of a run: one where no operation of its stages is worth sharing, else all there are. */
export const chooseThreads = (
  stages: readonly Pick<PlannedStage, 'largestOperationFlops'>[],
  available: number,
): number => (stages.some(({ largestOperationFlops }) => largestOperationFlops >= worthSharing) ? available : 1)

/** Of the forward pass over what is taken of a batch at once. */
export function largestOperation({ layout, spec }: ResolvedStage): number {
  const rows = Math.ceil(spec.batchSize / (spec.optimizer.gradientAccumulation ?? 1))
  return largestOperationOf(
    [layout.prefix, layout.body].filter((network) => network !== null),
    rows,
  )
}

/** Of the forward pass over so many rows. Recurrent layers compute one time step after another. */
export function largestOperationOf(networks: readonly Network[], rows: number): number {
  const flops = networks.flatMap((network) => network.layers.map((layer) => operationFlops(layer, network)))
  return rows * Math.max(0, ...flops)
}

function operationFlops(layer: NetworkLayer, network: Network): number {
  const shape = shapeOf(layer.inputs[0] ?? '', network)
  const isAnyLength = shape.includes(null)
  if (!recurrent.has(layer.type)) return layer.flops * (isAnyLength ? usualLength : 1)
  return layer.flops / (shape[0] ?? 1)
}

const shapeOf = (name: string, { inputs, layers }: Network): SymbolicShape =>
  inputs.find((input) => input.name === name)?.shape ?? layers.find((layer) => layer.name === name)?.outputShape ?? []
