import type { FeatureSpec } from '../features/column.js'
import type { EncodingConfig } from '../features/encoding.js'
import type { Shape } from '../tensors.js'
import { lossDefinition } from './definitions.js'
import type { LossConfig, TargetForm } from './loss.js'

/** Targets that are whole numbers: codes of classes, not amounts of anything. */
const codes: ReadonlySet<TargetForm> = new Set(['index', 'label', 'labels'])

/** True where the target is int32. */
export const readsCodes = (loss: LossConfig): boolean => codes.has(lossDefinition(loss).target)

/** Shape of a target that fits an output; null where the target's own shape is kept (labels in order). */
export function wantedTargetShape(loss: LossConfig, outputShape: Shape): Shape | null {
  switch (lossDefinition(loss).target) {
    case 'index':
      return outputShape.slice(0, -1)
    case 'label':
      return []
    case 'labels':
      return null
    default:
      return outputShape
  }
}

/**
 * How a target feature is encoded for a loss.
 * - categories: oneHot, but index for losses that read codes; for answers of yes or no (binaryCrossentropy, hinge, dice
 *   on 1 unit) index (0, 1) for two, oneHot for more
 * - booleans: like two categories, and 0 or 1 as they are elsewhere
 * - numbers: standardize for amounts (its inverse travels with the model), else as they are
 * - images: rescale to [0, 1]; tensors: as they are
 */
export function defaultTargetEncoding(loss: LossConfig, feature: FeatureSpec, units?: number): EncodingConfig {
  const { target, task } = lossDefinition(loss)
  const isAnswer = target === 'answers' || (task === 'byUnits' && units === 1)
  switch (feature.kind) {
    case 'CATEGORICAL':
      return { type: codes.has(target) || (isAnswer && feature.categories?.length === 2) ? 'index' : 'oneHot' }
    case 'BOOLEAN':
      if (codes.has(target)) return { type: 'index' }
      return { type: target === 'classes' && !isAnswer ? 'oneHot' : 'none' }
    case 'IMAGE':
      return codes.has(target) ? { type: 'none' } : { type: 'rescale', min: 0, max: 1 }
    case 'NUMERIC':
      return { type: target === 'amounts' ? 'standardize' : 'none' }
    case 'TENSOR':
    case 'TEXT':
      return { type: 'none' }
  }
}
