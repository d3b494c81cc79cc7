import type { DType, SymbolicShape } from '../tensors.js'
import type { LayerSpec } from '../layers/registry.js'

/** An input of an architecture; the batch axis is left out of `shape`. */
export interface TensorSpec {
  readonly name: string
  readonly shape: SymbolicShape
  readonly dtype: DType
}

/**
 * An architecture as data: what is stored, versioned and sent back. A list of layers is a graph: each names what it
 * reads (`inputs`: names of layers or inputs; by default the one before it).
 */
export interface ArchitectureSpec {
  readonly inputs: readonly TensorSpec[]
  readonly layers: readonly LayerSpec[]
  /**
   * Architectures of the model versions that submodels name, by id: with them it says all of itself. (Default: no
   * submodels, or their layers are in place)
   */
  readonly submodels?: Readonly<Record<string, ArchitectureSpec>> | undefined
  /** Names of the layers whose values are the outputs. (Default: the last layer) */
  readonly outputs: readonly string[]
}
