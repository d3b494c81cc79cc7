import { InvalidSpec } from '../../errors.js'
import type { ArchitectureInput } from '../../spec/parse.js'
import { parseArchitecture } from '../../spec/parse.js'
import { readModel } from './read-model.js'

/**
 * Reads an architecture that Keras 2 or 3 has written with `model.to_json()`: Sequential or Functional. Names of layers
 * stay, but for signs that ours have not.
 * @returns its public form, as `createArchitecture` takes it
 * @throws InvalidSpec for layers and settings that have no counterpart, with paths into the model's config
 */
export function importKeras(modelJson: string): ArchitectureInput {
  let topology: unknown
  try {
    topology = JSON.parse(modelJson)
  } catch (error) {
    throw new InvalidSpec([{ path: [], message: `the model is no JSON: ${(error as Error).message}` }])
  }
  const { architecture } = readModel(topology)
  parseArchitecture(architecture)
  return architecture
}
