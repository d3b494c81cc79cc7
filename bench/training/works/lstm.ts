import type { Work } from '../work.js'
import { adam, crossentropy } from '../work.js'

const features = 32

/** The classes of a sequence, read from the last state. */
export const lstms: readonly Work[] = [50, 200, 500].map((steps) => ({
  name: `lstm-${steps}`,
  title: `LSTM 64 over ${steps} steps of ${features}, batch 64`,
  batchSize: 64,
  input: [steps, features],
  layers: [{ lstm: { units: 64 } }, { dense: { units: 10, activation: 'SOFTMAX' } }],
  loss: crossentropy,
  optimizer: adam,
}))
