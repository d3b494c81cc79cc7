import type { ArchitectureSpec } from './architecture.js'
import type { Network } from './network.js'

type Layered = Pick<Network, 'layers' | 'submodels'>

/** The layers that a name in a stage stands for: a submodel's name for those of its layers that learn. */
export const layersNamed = ({ submodels }: Pick<Network, 'submodels'>, name: string): readonly string[] =>
  submodels.find((submodel) => submodel.name === name)?.learning ?? [name]

/** Layers of submodels that are trained only where a stage names them. */
export function frozenLayers({ submodels }: Pick<Network, 'submodels'>): ReadonlySet<string> {
  const outer = submodels.filter(({ isNested }) => !isNested)
  const trained = new Set(outer.flatMap((submodel) => submodel.trained))
  return new Set(outer.flatMap(({ layers }) => layers.filter((name) => !trained.has(name))))
}

/** Names of the layers that a stage trains. @param train those that it names; left out: all that are not frozen */
export function trainedLayers(network: Layered, train: readonly string[] | undefined): string[] {
  if (train) return train.flatMap((name) => layersNamed(network, name))
  const frozen = frozenLayers(network)
  return network.layers.map(({ name }) => name).filter((name) => !frozen.has(name))
}

/** The same in the words of the architecture: submodels under their own names. */
export const trainedLayerNames = (
  { layers }: ArchitectureSpec,
  train: readonly string[] | undefined,
): readonly string[] =>
  train ?? layers.filter((layer) => layer.type !== 'submodel' || layer.trainable).map(({ name }) => name)
