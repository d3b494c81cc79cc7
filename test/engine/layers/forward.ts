import type * as tfjs from '@tensorflow/tfjs'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import type { Network, NetworkContext } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import type { ArchitectureInput } from '../../../src/engine/spec/parse.js'
import { elementCount } from '../../../src/engine/tensors.js'
import type { Shape } from '../../../src/engine/tensors.js'
import { deriveKey, fillNormal, fillUniform } from '../../../src/engine/training/random.js'

type Weights = Record<string, tfjs.Tensor>

/** A network of one layer in its public form, over one input. */
export const buildOneLayer = (layer: Record<string, unknown>, shape: (number | null)[], dtype = 'FLOAT32'): Network =>
  buildGraph({ inputs: [{ name: 'x', shape, dtype }], layers: [layer] })

export const buildGraph = (input: ArchitectureInput): Network => buildNetwork(parseArchitecture(input))

/** Repeatable normal values, drawn apart for each name. */
export function drawNormal(tf: typeof tfjs, name: string, shape: Shape): tfjs.Tensor {
  const values = new Float32Array(elementCount(shape))
  fillNormal(values, deriveKey(7, 0, name), 0)
  return tf.tensor(values, [...shape])
}

/** Weights with no structure: normal values; variances positive. */
export const drawWeights = (tf: typeof tfjs, network: Network): Weights =>
  Object.fromEntries(
    network.weights.map(({ name, shape }) => {
      const values = drawNormal(tf, name, shape)
      return [name, name.includes('Variance') ? tf.abs(values).add(0.5) : values.mul(0.5)]
    }),
  )

export interface Applied {
  readonly output: tfjs.Tensor
  readonly updates: Weights
}

/** Weights as given, random numbers from Philox, a key for each name. */
const eagerContext = (tf: typeof tfjs, weights: Weights, training: boolean, updates: Weights): NetworkContext => ({
  tf,
  training,
  isTraining: () => true,
  weight: (name) => weights[name]!,
  update: (name, value) => (updates[name] = value),
  random(name, shape, distribution) {
    const drawn = new Float32Array(elementCount(shape))
    const fill = distribution === 'uniform' ? fillUniform : fillNormal
    fill(drawn, deriveKey(11, 0, name), 1)
    return tf.tensor(drawn, [...shape])
  },
})

/** Runs the network's first output eagerly. */
export function applyEagerly(
  tf: typeof tfjs,
  network: Network,
  weights: Weights,
  inputs: Record<string, tfjs.Tensor>,
  training = false,
): Applied {
  const updates: Weights = {}
  const [output] = network.outputs
  const values = network.apply(eagerContext(tf, weights, training, updates), inputs, [output!.name])
  return { output: values[output!.name]!, updates }
}

/** The mask of the network's first output in inference mode. */
export function maskOf(
  tf: typeof tfjs,
  network: Network,
  weights: Weights,
  inputs: Record<string, tfjs.Tensor>,
): tfjs.Tensor | undefined {
  const [output] = network.outputs
  return network.applyMasked(eagerContext(tf, weights, false, {}), inputs, [output!.name]).masks[output!.name]
}

/** Largest difference between two tensors, relative to the larger of 1 and the values' size. */
export function largestDifference(tf: typeof tfjs, a: tfjs.Tensor, b: tfjs.Tensor): number {
  expect(a.shape).toEqual(b.shape)
  const scale = Math.max(1, tf.max(tf.abs(a)).dataSync()[0]!)
  return tf.max(tf.abs(a.sub(b))).dataSync()[0]! / scale
}
