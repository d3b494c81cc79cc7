import type { LossConfig } from '../losses/registry.js'
import { bindInputs } from '../training/input-bindings.js'
import { isUnitInterval } from '../training/encodings.js'
import type { ExpansionContext } from './expansion.js'

/** Layers that keep values in [0, 1] where what they read lies there. */
const rangeKeeping = new Set([
  'averagePooling1d',
  'averagePooling2d',
  'averagePooling3d',
  'cropping1d',
  'cropping2d',
  'cropping3d',
  'dropout',
  'flatten',
  'globalAveragePooling1d',
  'globalAveragePooling2d',
  'globalAveragePooling3d',
  'globalMaxPooling1d',
  'globalMaxPooling2d',
  'globalMaxPooling3d',
  'maxPooling1d',
  'maxPooling2d',
  'maxPooling3d',
  'permute',
  'repeatVector',
  'reshape',
  'submodel',
  'submodelInput',
  'upSampling1d',
  'upSampling2d',
  'upSampling3d',
  'zeroPadding1d',
  'zeroPadding2d',
  'zeroPadding3d',
])

/**
 * The loss for rebuilding the layer or input `of`: binary cross-entropy where its values lie in [0, 1] by construction
 * (sigmoid, softmax, rescaled or one-hot inputs), else the mean squared error; the two cases of Vincent et al. 2010.
 */
export function reconstructionLoss(of: string, context: ExpansionContext): LossConfig {
  return liesInUnitInterval(of, context)
    ? { type: 'binaryCrossentropy', labelSmoothing: 0, fromLogits: false }
    : { type: 'meanSquaredError' }
}

function liesInUnitInterval(name: string, context: ExpansionContext): boolean {
  const layer = context.network.layers.find((candidate) => candidate.name === name)
  if (!layer) {
    const bound = bindInputs(context.task, []).find(({ input }) => input === name)
    return bound !== undefined && bound.features.every(isUnitInterval)
  }
  const activation = (layer.spec as { activation?: unknown }).activation
  if (activation === 'sigmoid' || activation === 'softmax') return true
  const source = layer.inputs[0]
  return rangeKeeping.has(layer.type) && source !== undefined && liesInUnitInterval(source, context)
}
