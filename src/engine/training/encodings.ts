import type { FeatureSpec } from '../features/column.js'
import { defaultEncoding, encodedShape, type EncodingConfig } from '../features/encoding.js'
import { encodingOf } from '../features/encoding-of.js'
import type { DType } from '../tensors.js'
import type { FittedEncoder } from './task.js'

/** A feature as one binding reads it: how it is encoded, and the shape of one encoded value. */
export interface BoundFeature {
  readonly feature: FeatureSpec
  readonly encoding: EncodingConfig
  readonly shape: readonly number[]
  /** Where it was fitted before. (Default: it is fitted on the train split) */
  readonly fitted?: FittedEncoder | undefined
}

/** Binds a feature. @throws Error where the encoding does not suit the feature's kind. */
export function bindFeature(feature: FeatureSpec, encoding: EncodingConfig | undefined, dtype: DType): BoundFeature {
  const chosen = encoding ?? defaultFor(feature, dtype)
  return { feature, encoding: chosen, shape: encodedShape(feature, chosen) }
}

/** Binds a feature to an encoder that was fitted before. */
export const bindKnown = (feature: FeatureSpec, encoder: FittedEncoder): BoundFeature => ({
  feature,
  encoding: encodingOf(encoder),
  shape: encoder.shape,
  fitted: encoder,
})

/** As the feature's kind has it, but whole numbers for an INT32 input: the codes of categories, tensors as they are. */
function defaultFor(feature: FeatureSpec, dtype: DType): EncodingConfig {
  if (dtype === 'float32') return defaultEncoding(feature)
  if (feature.kind === 'TEXT') return defaultEncoding(feature)
  return feature.kind === 'CATEGORICAL' ? { type: 'index' } : { type: 'none' }
}

/** Encodings whose values are fractions, which an INT32 input cannot hold. */
export const isFractional = ({ encoding }: BoundFeature): boolean =>
  encoding.type === 'standardize' || encoding.type === 'rescale'

/** Whether every encoded value lies in [0, 1], whatever the rows hold. */
export function isUnitInterval({ feature, encoding }: BoundFeature): boolean {
  if (encoding.type === 'oneHot') return true
  // A number outside of the train split's range goes beyond the range that it is rescaled to.
  const isBounded = feature.kind === 'IMAGE' || feature.kind === 'BOOLEAN'
  if (encoding.type === 'rescale') return isBounded && encoding.min >= 0 && encoding.max <= 1
  return feature.kind === 'BOOLEAN' && encoding.type !== 'standardize'
}
