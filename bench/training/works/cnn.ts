import type { Work } from '../work.js'
import { adam, crossentropy } from '../work.js'

const convolution = (filters: number) => ({
  conv2d: { filters, kernelSize: [3, 3], padding: 'SAME', activation: 'RELU' },
})
const pooling = { maxPooling2d: { poolSize: [2, 2] } }

export const cnn: Work = {
  name: 'cnn',
  title: 'CNN 32-64-128 on 28x28, batch 64',
  batchSize: 64,
  input: [28, 28, 1],
  layers: [
    convolution(32),
    pooling,
    convolution(64),
    pooling,
    convolution(128),
    { flatten: {} },
    { dense: { units: 10, activation: 'SOFTMAX' } },
  ],
  loss: crossentropy,
  optimizer: adam,
}
