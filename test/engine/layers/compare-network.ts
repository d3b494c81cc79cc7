import type * as tfjs from '@tensorflow/tfjs'
import type { Network } from '../../../src/engine/spec/network.js'
import type { HostTensor, Shape } from '../../../src/engine/tensors.js'
import { elementCount } from '../../../src/engine/tensors.js'
import { deriveKey, fillNormal, fillUniform } from '../../../src/engine/training/random.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import type { Compute, Computed } from '../compiled/compare-kernel.js'

/** Repeatable normal values, drawn apart for each name. */
export function drawTensor(name: string, shape: Shape, scale = 1): HostTensor {
  const values = new Float32Array(elementCount(shape))
  fillNormal(values, deriveKey(5, 0, name), 0)
  return { shape, dtype: 'float32', values: values.map((value) => value * scale) }
}

/** Names of the tensors that a network's outputs depend on: its inputs, then its weights. */
export const readByNetwork = ({ inputs, weights }: Network): string[] => [...inputs, ...weights].map(({ name }) => name)

/** Values for them: weights half as large, variances positive. */
export const drawTensors = ({ inputs, weights }: Network, batchSize: number): HostTensor[] => [
  ...inputs.map(({ name, shape }) => drawTensor(name, [batchSize, ...shape.map(Number)])),
  ...weights.map(({ name, shape }) => {
    const drawn = drawTensor(name, shape, 0.5)
    return name.endsWith('Variance') ? { ...drawn, values: drawn.values.map((value) => Math.abs(value) + 0.5) } : drawn
  }),
]

/** The network's outputs, and the sum of what its layers add to the objective, as a function of `drawTensors`. */
export const networkFunction =
  (network: Network, training: boolean): Compute =>
  (tf, tensors) => {
    const names = readByNetwork(network)
    const given = new Map(names.map((name, index) => [name, tensors[index]!]))
    const penalties: tfjs.Tensor[] = []
    const wanted = network.outputs.map(({ name }) => name)
    const values = network.apply(
      {
        tf,
        training,
        isTraining: () => true,
        weight: (name) => given.get(name)!,
        update: () => undefined,
        random(name, shape, distribution) {
          const drawn = new Float32Array(elementCount(shape))
          const fill = distribution === 'uniform' ? fillUniform : fillNormal
          fill(drawn, deriveKey(11, 0, name), 1)
          return tf.tensor(drawn, [...shape])
        },
        penalize: (penalty) => void penalties.push(penalty),
      },
      Object.fromEntries(network.inputs.map(({ name }) => [name, given.get(name)!])),
      wanted,
    )
    return [...wanted.map((name) => values[name]!), ...penalties]
  }

const magnitude = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0)

/**
 * Largest differences of values and gradients, relative to the largest magnitude in each tensor of the reference.
 * @param floor this share of the largest magnitude among all tensors of a kind counts as the least of each, so that a
 *   gradient that is zero but for rounding (of what a normalization takes away again) is compared with the others
 */
export function compareComputed(
  actual: Computed,
  expected: Computed,
  floor = 0,
): { values: number; gradients: number } {
  const largest = (kind: 'values' | 'gradients') => {
    expect(actual[kind]).toHaveLength(expected[kind].length)
    const least = Math.max(1e-6, floor * Math.max(0, ...expected[kind].map(magnitude)))
    return expected[kind].reduce((greatest, values, index) => {
      const own = Math.max(1e-6, magnitude(values))
      return Math.max(greatest, relativeDifference(actual[kind][index]!, values) * Math.min(1, own / least))
    }, 0)
  }
  return { values: largest('values'), gradients: largest('gradients') }
}
