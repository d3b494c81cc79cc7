import type { FeatureSpec } from '../features/column.js'
import type { EncodingConfig } from '../features/encoding.js'
import type { LossConfig } from './loss.js'

/**
 * How a target feature is encoded for a loss.
 * - categories: oneHot for categoricalCrossentropy and numeric losses, index for sparseCategoricalCrossentropy;
 *   binaryCrossentropy: index (0, 1) for two, oneHot for more
 * - booleans: like two categories, and 0 or 1 as they are elsewhere
 * - numbers: standardize for numeric losses (its inverse travels with the model), else as they are
 * - images: rescale to [0, 1]; tensors: as they are
 */
export function defaultTargetEncoding(loss: LossConfig, feature: FeatureSpec): EncodingConfig {
  const isSparse = loss.type === 'sparseCategoricalCrossentropy'
  switch (feature.kind) {
    case 'CATEGORICAL': {
      const isBinary = loss.type === 'binaryCrossentropy' && feature.categories?.length === 2
      return { type: isSparse || isBinary ? 'index' : 'oneHot' }
    }
    case 'BOOLEAN':
      if (isSparse) return { type: 'index' }
      return { type: loss.type === 'categoricalCrossentropy' ? 'oneHot' : 'none' }
    case 'IMAGE':
      return { type: 'rescale', min: 0, max: 1 }
    case 'NUMERIC':
      return { type: loss.type.endsWith('Crossentropy') ? 'none' : 'standardize' }
    case 'TENSOR':
    case 'TEXT':
      return { type: 'none' }
  }
}
