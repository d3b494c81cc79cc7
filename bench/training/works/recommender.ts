import type { OptimizerConfig } from '../../../src/engine/index.js'
import type { Work } from '../work.js'
import { adam, meanSquaredError } from '../work.js'

const codes = 100_000

/** A user and an item of one table, and what one thinks of the other. */
const recommender = (name: string, title: string, optimizer: OptimizerConfig): Work => ({
  name,
  title: `recommender 100k x 64, batch 1024, ${title}`,
  batchSize: 1024,
  input: [2],
  codes,
  layers: [
    { embedding: { inputDim: codes, outputDim: 64 } },
    { flatten: {} },
    { dense: { units: 64, activation: 'RELU' } },
    { dense: { units: 1 } },
  ],
  loss: meanSquaredError,
  optimizer,
})

/** The peer of the second steps the table by SparseAdam. */
export const recommenders: readonly Work[] = [
  recommender('recommender', 'Adam', adam),
  recommender('recommender-lazy', 'lazy Adam', {
    type: 'lazyAdam',
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
    learningRate: 0.001,
  }),
]
