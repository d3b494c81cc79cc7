import type { ArchitectureSpec } from '../spec/architecture.js'
import type { Network } from '../spec/network.js'
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
  'averagePooling1d',
  'averagePooling2d',
  'concatenate',
  'flatten',
  'globalAveragePooling1d',
  'globalAveragePooling2d',
  'globalMaxPooling1d',
  'globalMaxPooling2d',
  'masking',
  'maxPooling1d',
  'maxPooling2d',
  'reshape',
  'sinusoidalPositions',
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
  const visit = (name: string): void => {
    if (reached.has(name)) return
    reached.add(name)
    layers.get(name)?.inputs.forEach(visit)
  }
  needed.forEach(visit)

  const moves = new Map<string, boolean>()
  const isMoving = (name: string): boolean => {
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
  const boundaryLayers = boundary.filter((name) => layers.has(name))
  const shapeOf = (name: string) => network.layers.find((layer) => layer.name === name)?.outputShape ?? []
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
