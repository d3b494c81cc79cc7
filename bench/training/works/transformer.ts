import type { Work } from '../work.js'
import { adam, crossentropy } from '../work.js'

const block = { transformerEncoder: { heads: 4, feedForwardDim: 512, activation: 'GELU' } }

/** Two blocks of an encoder, and the classes of the mean over time. */
export const transformer: Work = {
  name: 'transformer',
  title: 'transformer encoder 128, 4 heads, 2 blocks, over 128 steps, batch 32',
  batchSize: 32,
  input: [128, 128],
  layers: [block, block, { globalAveragePooling1d: {} }, { dense: { units: 10, activation: 'SOFTMAX' } }],
  loss: crossentropy,
  optimizer: adam,
}
