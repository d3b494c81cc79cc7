import { initialize } from '../../src/engine/layers/initializers.js'
import type { ArchitectureSpec } from '../../src/engine/spec/architecture.js'
import { buildNetwork } from '../../src/engine/spec/network.js'
import type { Network } from '../../src/engine/spec/network.js'
import { parseArchitecture } from '../../src/engine/spec/parse.js'
import type { HostTensor, NamedTensors, TensorValues } from '../../src/engine/tensors.js'
import { elementCount } from '../../src/engine/tensors.js'
import { deriveKey, fillNormal, fillUniform } from '../../src/engine/training/random.js'
import type { Work } from '../training/work.js'

/** A work as it is when it has just been initialized. */
export interface WorkModel {
  readonly architecture: ArchitectureSpec
  readonly network: Network
  readonly weights: NamedTensors
}

export function createWorkModel({ input, codes, layers }: Work): WorkModel {
  const dtype = codes === undefined ? 'FLOAT32' : 'INT32'
  const architecture = parseArchitecture({ inputs: [{ name: 'x', shape: [...input], dtype }], layers })
  const network = buildNetwork(architecture)
  const weights = network.weights.map(({ name, shape, initializer }): [string, HostTensor] => [
    name,
    { shape, dtype: 'float32', values: initialize(initializer, shape, 7, name) },
  ])
  return { architecture, network, weights: new Map(weights) }
}

/** The rows that are asked about: normal deviates, or codes. */
export function drawRows({ input, codes }: Work, batchSize: number): TensorValues {
  const values = new Float32Array(batchSize * elementCount(input))
  const key = deriveKey(1, 0, 'x')
  if (codes === undefined) {
    fillNormal(values, key, 1)
    return values
  }
  fillUniform(values, key, 1)
  return Int32Array.from(values, (value) => Math.floor(value * codes))
}
