import { buildNetwork, importTfjs, InvalidSpec, parseArchitecture } from '../engine/index.js'
import type { ModelSignature } from '../engine/index.js'
import type { BlobStore } from '../platform/blobs.js'
import type { ImportedParts } from './conversion.js'

type Network = ReturnType<typeof buildNetwork>

/**
 * Reads a TensorFlow.js layers model from stored files, and stores its weights as safetensors.
 * @throws InvalidSpec for what cannot be read
 */
export async function readImport(
  blobs: BlobStore,
  { modelHash, weightHashes }: { readonly modelHash: string; readonly weightHashes: readonly string[] },
): Promise<ImportedParts> {
  const modelJson = (await blobs.read(modelHash)).toString('utf8')
  const parts: Buffer[] = []
  for (const hash of weightHashes) parts.push(await blobs.read(hash))
  const { architecture, weights } = importTfjs(modelJson, Buffer.concat(parts))
  const signature = signRaw(buildNetwork(parseArchitecture(architecture)))
  return { architecture, signature, weights: await blobs.put(weights) }
}

/**
 * Inputs are features of their own names that are taken as they are, outputs are given as they are: whoever imports a
 * model knows how its values were encoded, and we do not.
 */
function signRaw({ inputs, outputs }: Network): ModelSignature {
  return {
    inputs: inputs.map(({ name, shape }, index) => {
      const fixed = shape.map((size) => size ?? refuseOpen(name, shape, index))
      const kind = fixed.length === 0 ? 'NUMERIC' : 'TENSOR'
      const encoder = { type: 'none', fitted: {}, shape: fixed }
      return { input: name, shape, features: [{ feature: { name, kind, shape: fixed }, encoder }] }
    }),
    outputs: outputs.map(({ name, shape }) => ({ type: 'tensor', output: name, shape })),
  }
}

function refuseOpen(name: string, shape: readonly (number | null)[], index: number): never {
  const found = shape.map((size) => size ?? 'any').join(', ')
  const message = `input ${index} (${name}) needs every axis fixed, got [${found}]: give its batch_input_shape a length`
  throw new InvalidSpec([{ path: ['inputs', String(index)], message }])
}
