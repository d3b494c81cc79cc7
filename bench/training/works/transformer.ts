import type { Work } from '../work.js'
import { adam, crossentropy } from '../work.js'

const block = { transformerEncoder: { heads: 4, feedForwardDim: 512, activation: 'GELU' } }

/** The classes of a sequence, read from the mean of its places. */
export const transformer: Work = {
  name: 'transformer',
  title: 'transformer encoder d=128, 4 heads, 2 blocks, 128 places, batch 32',
  batchSize: 32,
  input: [128, 128],
  layers: [block, block, { globalAveragePooling1d: {} }, { dense: { units: 10, activation: 'SOFTMAX' } }],
  loss: crossentropy,
  optimizer: adam,
}
