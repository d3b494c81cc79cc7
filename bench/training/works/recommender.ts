import type { Work } from '../work.js'
import { adam, meanSquaredError } from '../work.js'

const codes = 100_000

/** A user and an item of one table, and what one thinks of the other. */
export const recommenders: readonly Work[] = [
  {
    name: 'recommender',
    title: 'recommender 100k x 64, batch 1024, Adam',
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
    optimizer: adam,
  },
]
