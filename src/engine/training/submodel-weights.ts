import { InvalidSpec } from '../errors.js'
import { readSafetensors } from '../interchange/safetensors.js'
import type { Network } from '../spec/network.js'
import type { Submodel } from '../spec/submodels.js'
import type { NamedTensors } from '../tensors.js'
import type { TrainingOptions } from './task.js'

/**
 * Gives the layers of submodels the weights of their models, each model read once.
 * @throws InvalidSpec where a model's weights cannot be read, or are not those of its layers
 */
export async function takeSubmodelWeights(
  network: Network,
  weights: NamedTensors,
  readModelWeights: TrainingOptions['readModelWeights'],
): Promise<void> {
  const known = new Map<string, NamedTensors>()
  for (const submodel of network.submodels) {
    if (submodel.isNested) continue
    const { modelVersionId } = submodel
    const bytes = known.has(modelVersionId) ? undefined : await readModelWeights?.(modelVersionId)
    const tensors = known.get(modelVersionId) ?? (bytes && readSafetensors(bytes).tensors)
    if (!tensors) throw refusal(submodel, 'there are no weights of its model version')
    known.set(modelVersionId, tensors)
    takeWeights(submodel, network, weights, tensors)
  }
}

/** A weight of the layer `encoder.first` is that of `first` in the model. */
function takeWeights(submodel: Submodel, network: Network, weights: NamedTensors, tensors: NamedTensors): void {
  const layers = new Set(submodel.layers)
  const own = network.layers.filter(({ name }) => layers.has(name)).flatMap((layer) => layer.weights)
  for (const { name, shape } of own) {
    const source = name.slice(submodel.name.length + 1)
    const found = tensors.get(source)
    if (found?.shape.join() !== shape.join()) {
      const has = found ? `of shape [${found.shape.join(', ')}]` : 'missing'
      throw refusal(submodel, `needs "${source}" of shape [${shape.join(', ')}], which in its model version is ${has}`)
    }
    weights.set(name, found)
  }
}

const refusal = ({ name, modelVersionId }: Submodel, message: string): InvalidSpec =>
  new InvalidSpec([{ path: ['architectureId'], message: `submodel "${name}" (${modelVersionId}): ${message}` }])
