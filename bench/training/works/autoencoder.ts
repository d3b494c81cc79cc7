import type { Work } from '../work.js'
import { adam, meanSquaredError } from '../work.js'

const autoencoder = (name: string, title: string, width: number): Work => ({
  name,
  title,
  batchSize: 128,
  input: [784],
  layers: [{ dense: { units: width, activation: 'RELU' } }, { dense: { units: 784, activation: 'SIGMOID' } }],
  loss: meanSquaredError,
  optimizer: adam,
})

/** The second has 50 million weights: it is bound by memory. */
export const autoencoders: readonly Work[] = [
  autoencoder('autoencoder', 'autoencoder 784-128-784, batch 128', 128),
  autoencoder('autoencoder-50m', 'autoencoder 784-31900-784 (50M), batch 128', 31_900),
]
