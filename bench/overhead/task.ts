export const batchSize = 128
/** Long enough that loading the dataset and the first checkpoint do not decide. */
export const epochs = 30
export const stepsPerEpoch = Math.ceil(55_000 / batchSize)
export const architecture = {
  name: 'bench',
  inputs: [{ name: 'image', shape: [784] }],
  layers: [{ dense: { units: 128, activation: 'RELU' } }, { dense: { units: 10, activation: 'SOFTMAX' } }],
}
