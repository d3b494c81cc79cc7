import type { InferenceProgram } from '../executors/executor.js'
import type { Network } from '../spec/network.js'
import { inputFeed, run } from './program.js'

/** A network's outputs as a program without an objective; its feeds are named as those of a stage. */
export const inferenceProgram = (network: Network): InferenceProgram => ({
  weights: network.weights.map(({ name, shape }) => ({ name, shape })),
  feeds: (batchSize) =>
    network.inputs.map(({ name, shape, dtype }) => ({
      name: inputFeed(name),
      shape: [batchSize, ...shape.map((axis) => axis ?? 1)],
      dtype,
    })),
  forward(context, feeds) {
    const values = Object.fromEntries(
      network.inputs.flatMap(({ name }) => {
        const value = feeds[inputFeed(name)]
        return value ? [[name, value] as const] : []
      }),
    )
    return run(network, context, { values, masks: {} }, network.spec.outputs, () => false).values
  },
})
