import type { ArchitectureSpec } from '../spec/architecture.js'
import type { Network } from '../spec/network.js'
import { ownerName } from '../spec/names.js'
import { temporaryPrefix } from './temporary-layers.js'

/** An architecture in two: what stands still during a stage, and what moves. */
export interface NetworkSplit {
  readonly prefix: ArchitectureSpec | null
  readonly body: ArchitectureSpec
  readonly boundary: readonly string[]
}

/** Layers that compute the same in training as in inference and have nothing to learn. */
const unchanging = new Set([
  'activation',
  'add',
  'average',
  'averagePooling1d',
  'averagePooling2d',
  'averagePooling3d',
  'concatenate',
  'cropping1d',
  'cropping2d',
  'cropping3d',
  'dot',
  'elu',
  'flatten',
  'globalAveragePooling1d',
  'globalAveragePooling2d',
  'globalAveragePooling3d',
  'globalMaxPooling1d',
  'globalMaxPooling2d',
  'masking',
  'globalMaxPooling3d',
  'leakyRelu',
  'maxPooling1d',
  'maxPooling2d',
  'maxPooling3d',
  'maximum',
  'minimum',
  'multiply',
  'permute',
  'relu',
  'repeatVector',
  'reshape',
  'sinusoidalPositions',
  'softmax',
  'submodel',
  'submodelInput',
  'subtract',
  'unitNormalization',
  'upSampling1d',
  'upSampling2d',
  'upSampling3d',
  'zeroPadding1d',
  'zeroPadding2d',
  'zeroPadding3d',
])

/**
 * Splits at the border between layers that stand still (frozen, with nothing trained or temporary before them) and
 * those that move. A layer that only rearranges or pools what stands still stands still
 * itself. Layers that `needed` does not read are left out. `network` gives the shapes at the border.
 */
export function splitNetwork(
  spec: ArchitectureSpec,
  network: Network,
  needed: readonly string[],
  moving: ReadonlySet<string>,
): NetworkSplit {
  const layers = new Map(spec.layers.map((layer) => [layer.name, layer]))
  const reached = new Set<string>()
  const owner = (name: string): string => ownerName(name, (layer) => layers.has(layer))
  const visit = (value: string): void => {
    const name = owner(value)
    if (reached.has(name)) return
    reached.add(name)
    layers.get(name)?.inputs.forEach(visit)
  }
  needed.forEach(visit)

  const moves = new Map<string, boolean>()
  const isMoving = (value: string): boolean => {
    const name = owner(value)
    const known = moves.get(name)
    if (known !== undefined) return known
    const layer = layers.get(name)
    const isTrained = layer !== undefined && moving.has(name) && !unchanging.has(layer.type)
    const result = layer !== undefined && (isTrained || name.startsWith(temporaryPrefix) || layer.inputs.some(isMoving))
    moves.set(name, result)
    return result
  }
  const bodyLayers = spec.layers.filter(({ name }) => reached.has(name) && isMoving(name))
  const prefixLayers = spec.layers.filter(({ name }) => reached.has(name) && !isMoving(name))
  const read = new Set(bodyLayers.flatMap(({ inputs }) => inputs).filter((name) => !isMoving(name)))
  const boundary = [...new Set([...read, ...needed.filter((name) => !isMoving(name))])]
  const boundaryLayers = boundary.filter((name) => layers.has(owner(name)))
  const shapeOf = (value: string) => {
    const layer = network.layers.find(({ name }) => name === owner(value))
    return (layer?.name === value ? layer.outputShape : layer?.extras[value.slice(value.lastIndexOf('.') + 1)]) ?? []
  }
  const bodyInputs = [...read].map(
    (name) =>
      spec.inputs.find((input) => input.name === name) ?? { name, shape: shapeOf(name), dtype: 'float32' as const },
  )
  const prefixReads = new Set(prefixLayers.flatMap(({ inputs }) => inputs))
  return {
    body: {
      inputs: bodyInputs,
      layers: bodyLayers,
      outputs: [...new Set(needed)].filter(isMoving),
    },
    prefix:
      boundaryLayers.length === 0
        ? null
        : {
            inputs: spec.inputs.filter(({ name }) => prefixReads.has(name)),
            layers: prefixLayers,
            outputs: boundaryLayers,
          },
    boundary,
  }
}
