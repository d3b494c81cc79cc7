import { InvalidSpec } from '../../errors.js'
import { writeModel, writeWeightNames } from '../keras/write-model.js'
import { readSafetensors } from '../safetensors.js'
import type { ArchitectureSpec } from '../../spec/architecture.js'
import { inlineSubmodels } from '../../spec/inline-submodels.js'
import { buildNetwork } from '../../spec/network.js'
import { hardSigmoidFactor, hasHardSigmoid, rescale } from '../keras/hard-sigmoid.js'
import { checkTfjs } from './limits.js'

export interface TfjsModel {
  /** The text of model.json. It names one file of weights, `weightsPath`. */
  readonly modelJson: string
  /** 32-bit floating point, little-endian, one weight behind the other. */
  readonly weights: Uint8Array
}

/**
 * A trained architecture as a TensorFlow.js layers model, for `tf.loadLayersModel`. Inputs and outputs are the
 * architecture's, in its order: encoded values, not raw features. Submodels are written as the layers they stand for.
 * @param weights a safetensors file of the architecture's weights
 * @param weightsPath where the weights are to be found, relative to model.json
 * @throws InvalidSpec naming each layer that TensorFlow.js lacks or computes otherwise
 */
export function exportTfjs(
  architecture: ArchitectureSpec,
  weights: Uint8Array,
  weightsPath = 'weights.bin',
): TfjsModel {
  const network = buildNetwork(inlineSubmodels(architecture))
  checkTfjs(network)
  const { tensors } = readSafetensors(weights)
  const entries = network.layers.flatMap((layer) =>
    writeWeightNames(layer).map(({ ours, keras }) => {
      const tensor = tensors.get(ours)
      if (!tensor) throw new InvalidSpec([{ path: [], message: `the file of weights has no ${ours}` }])
      if (!hasHardSigmoid(layer) || !(tensor.values instanceof Float32Array)) return { name: keras, tensor }
      const name = ours.slice(layer.name.length + 1)
      const values = rescale(layer, name, tensor.values, hardSigmoidFactor.toTfjs)
      return { name: keras, tensor: { ...tensor, values } }
    }),
  )
  const bytes = new Uint8Array(entries.reduce((sum, { tensor }) => sum + tensor.values.byteLength, 0))
  let offset = 0
  for (const { tensor } of entries) {
    const { buffer, byteOffset, byteLength } = tensor.values
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), offset)
    offset += byteLength
  }
  const modelJson = JSON.stringify({
    format: 'layers-model',
    generatedBy: 'Strata',
    convertedBy: null,
    modelTopology: { keras_version: '2.9.0', backend: 'tensorflow', model_config: writeModel(network) },
    weightsManifest: [
      {
        paths: [weightsPath],
        weights: entries.map(({ name, tensor: { shape } }) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  })
  return { modelJson, weights: bytes }
}
