import type { InferenceProgram } from '../executors/executor.js'
import type { Network } from '../spec/network.js'
import { inputFeeds } from './input-feeds.js'
import { inputFeed, maskFeed, run } from './program.js'

/** A network's outputs as a program without an objective; its feeds are named as those of a stage. */
export const inferenceProgram = (network: Network): InferenceProgram => ({
  weights: network.weights.map(({ name, shape }) => ({ name, shape })),
  feeds: (batchSize) => network.inputs.flatMap(({ name, shape, dtype }) => inputFeeds(name, shape, dtype, batchSize)),
  forward(context, feeds) {
    const values = Object.fromEntries(
      network.inputs.flatMap(({ name }) => {
        const value = feeds[inputFeed(name)]
        return value ? [[name, value] as const] : []
      }),
    )
    const masks = Object.fromEntries(
      network.inputs.flatMap(({ name }) => {
        const mask = feeds[maskFeed(name)]
        return mask ? [[name, mask] as const] : []
      }),
    )
    return run(network, context, { values, masks }, network.spec.outputs, () => false).values
  },
})
