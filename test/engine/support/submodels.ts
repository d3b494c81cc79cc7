import type { ArchitectureSpec } from '../../../src/engine/spec/architecture.js'
import { parseArchitecture, type ArchitectureInput } from '../../../src/engine/spec/parse.js'
import type { TrainingOptions } from '../../../src/engine/training/task.js'

/** What a registry holds of a model version. */
export interface PublishedModel {
  readonly architecture: ArchitectureSpec
  readonly weights: Uint8Array
}

/** Model versions by id, for parsing and for training. */
export function registryOf(models: Readonly<Record<string, PublishedModel>>): {
  readonly parse: (input: ArchitectureInput) => ArchitectureSpec
  readonly readModelWeights: NonNullable<TrainingOptions['readModelWeights']>
} {
  const submodels = Object.fromEntries(Object.entries(models).map(([id, { architecture }]) => [id, architecture]))
  return {
    parse: (input) => parseArchitecture({ ...input, submodels }),
    async readModelWeights(id) {
      const model = models[id]
      if (!model) throw new Error(`there is no model ${id}`)
      return model.weights
    },
  }
}
