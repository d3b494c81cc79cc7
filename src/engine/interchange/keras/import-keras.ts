import { InvalidSpec } from '../../errors.js'
import type { Issue } from '../../errors.js'
import { layerIssue } from '../../spec/graph.js'
import { buildNetwork } from '../../spec/network.js'
import type { NetworkLayer } from '../../spec/network.js'
import { hasHardSigmoid } from './hard-sigmoid.js'
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
  const { architecture, dialect } = readModel(topology)
  const { layers } = buildNetwork(parseArchitecture(architecture))
  if (dialect === 'keras3') return architecture
  const issues = layers.flatMap((layer, index) => (hasHardSigmoid(layer) ? [refuseHardSigmoid(layer, index)] : []))
  if (issues.length > 0) throw new InvalidSpec(issues)
  return architecture
}

/** What weights can make good (see hard-sigmoid.ts), an architecture alone cannot. */
function refuseHardSigmoid({ type }: NetworkLayer, index: number): Issue {
  const what = 'hard_sigmoid is clip(x / 5 + 1/2, 0, 1) in Keras 2, and clip(x / 6 + 1/2, 0, 1) here, as in Keras 3'
  return layerIssue({ index, type }, [], `${what}: sigmoid would fit`)
}
