/** What is trained through the platform and through the bare loop, on the 55,000 training images of MNIST. */
export interface Trained {
  readonly name: string
  readonly title: string
  readonly batchSize: number
  /** Long enough that loading the dataset and the first checkpoint do not decide. */
  readonly epochs: number
  readonly inputs: readonly { readonly name: string; readonly shape: readonly number[] }[]
  readonly layers: readonly object[]
}

const digit = { dense: { name: 'digit', units: 10, activation: 'SOFTMAX' } }

/** Steps of half a millisecond show what the platform costs; those of the CNN are what runs are made of. */
export const trained: readonly Trained[] = [
  {
    name: 'dense',
    title: 'dense 784-128-10, batch 128, MNIST',
    batchSize: 128,
    epochs: 30,
    inputs: [{ name: 'image', shape: [784] }],
    layers: [{ dense: { units: 128, activation: 'RELU' } }, digit],
  },
  {
    name: 'cnn',
    title: 'CNN of docs/operations, batch 64, MNIST',
    batchSize: 64,
    epochs: 3,
    inputs: [{ name: 'image', shape: [28, 28, 1] }],
    layers: [
      { conv2d: { filters: 16, kernelSize: [3, 3], padding: 'SAME', activation: 'RELU' } },
      { maxPooling2d: {} },
      { flatten: {} },
      { dense: { units: 64, activation: 'RELU' } },
      digit,
    ],
  },
]

export const stepsOf = ({ epochs, batchSize }: Trained): number => epochs * Math.ceil(55_000 / batchSize)
