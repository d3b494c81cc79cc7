import type { FeatureSpec } from '../features/column.js'
import type { ArchitectureSpec } from '../spec/architecture.js'
import { buildNetwork } from '../spec/network.js'
import type { KnownEncoder, ModelSignature } from './task.js'

/** An input of an architecture that a submodel reads as an input of its model. */
export interface SubmodelInput {
  readonly input: string
  readonly modelVersionId: string
  readonly modelInput: string
}

/** The inputs of an architecture that go into submodels as they are. */
export function submodelInputs(architecture: ArchitectureSpec): SubmodelInput[] {
  const { layers, submodels } = buildNetwork(architecture)
  const inputs = new Set(architecture.inputs.map(({ name }) => name))
  return submodels
    .filter(({ isNested }) => !isNested)
    .flatMap((submodel) => {
      const own = new Set(submodel.layers)
      return layers.flatMap(({ name, type, inputs: [source] }) =>
        type === 'submodelInput' && own.has(name) && source !== undefined && inputs.has(source)
          ? [
              {
                input: source,
                modelVersionId: submodel.modelVersionId,
                modelInput: name.slice(submodel.name.length + 1),
              },
            ]
          : [],
      )
    })
}

/** The encoders with which a model reads one of its inputs, for an input that feeds it. */
export const encodersOf = ({ input, modelInput }: SubmodelInput, { inputs }: ModelSignature): KnownEncoder[] =>
  (inputs.find((candidate) => candidate.input === modelInput)?.features ?? []).map((known) => ({ ...known, input }))

/** The encoder that a model was trained with on this very feature; the first that is known. */
export const findKnown = (
  encoders: readonly KnownEncoder[] | undefined,
  input: string,
  feature: FeatureSpec,
): KnownEncoder | undefined =>
  encoders?.find((known) => known.input === input && describe(known.feature) === describe(feature))

const describe = ({ name, kind, shape, categories = [], isSequence }: FeatureSpec): string =>
  JSON.stringify([name, kind, isSequence ? [null, ...shape.slice(1)] : shape, categories])
