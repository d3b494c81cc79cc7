import { InvalidSpec } from '../errors.js'
import { anyLength } from '../executors/executor.js'
import type { DType } from '../tensors.js'
import type { FeatureKind, FeatureSpec } from './column.js'

/**
 * Texts to codes of the tokens that the train split has most often: 0 is padding, 1 a token that is not known, then the
 * vocabulary. An empty or missing text is one unknown token. As Keras TextVectorization.
 */
export interface TokenizeEncoding {
  readonly type: 'tokenize'
  /** Words (letters and digits of any script; what stands between is dropped), or characters. */
  readonly level: 'word' | 'character'
  /** Whether capitals count as small letters. */
  readonly lowercase: boolean
  /** Codes at most, the two reserved ones included. (Default: as many as the embedding that reads them holds, else 10,000) */
  readonly maxTokens?: number | undefined
  /** Tokens kept of a text, from its start. (Default: the input's length, or 256 where it is open) */
  readonly maxLength?: number | undefined
  /** True: every text is `maxLength` codes, filled up with 0. Follows from the input. */
  readonly isFixed?: boolean | undefined
}

/** How a feature's own values become numbers. What each does with missing values stands with `encode`. */
export type EncodingConfig =
  /** Mean 0 and standard deviation 1 over the train split; for tensors along the last axis, as Keras's Normalization. */
  | { type: 'standardize' }
  /** The train split's range to [min, max]; images: 0..255, booleans: 0..1. Values outside of the range go beyond. */
  | { type: 'rescale'; min: number; max: number }
  /** One element a category, in the order of the codes; booleans: [false, true]. */
  | { type: 'oneHot' }
  /** The category's code as a whole number, for embeddings and sparse losses; booleans: 0 and 1. */
  | { type: 'index' }
  | TokenizeEncoding
  /** The values as they are. */
  | { type: 'none' }

export type EncodingName = EncodingConfig['type']

const fitting: Readonly<Record<FeatureKind, readonly EncodingName[]>> = {
  NUMERIC: ['standardize', 'rescale', 'none'],
  CATEGORICAL: ['oneHot', 'index'],
  BOOLEAN: ['rescale', 'standardize', 'oneHot', 'index', 'none'],
  TEXT: ['tokenize'],
  TENSOR: ['standardize', 'rescale', 'none'],
  IMAGE: ['rescale', 'standardize', 'none'],
}

/**
 * The encoding of an input feature that none was chosen for: NUMERIC standardize, CATEGORICAL oneHot, IMAGE and BOOLEAN
 * rescale to [0, 1], TENSOR none, TEXT tokenize into lower-case words.
 */
export function defaultEncoding(feature: FeatureSpec): EncodingConfig {
  switch (feature.kind) {
    case 'NUMERIC':
      return { type: 'standardize' }
    case 'CATEGORICAL':
      return { type: 'oneHot' }
    case 'BOOLEAN':
    case 'IMAGE':
      return { type: 'rescale', min: 0, max: 1 }
    case 'TEXT':
      return { type: 'tokenize', level: 'word', lowercase: true }
    case 'TENSOR':
      return { type: 'none' }
  }
}

/** What does not fit between a feature and an encoding, and what would; null where all fits. */
export function checkEncoding(feature: FeatureSpec, encoding: EncodingConfig): string | null {
  const found = `feature ${feature.name} is ${feature.kind}`
  const fits = fitting[feature.kind]
  if (!fits.includes(encoding.type)) return `${encoding.type} does not fit: ${found}; ${fits.join(', ')} would fit`
  if (feature.kind === 'CATEGORICAL' && !feature.categories?.length) return `feature ${feature.name} has no categories`
  if (
    encoding.type === 'rescale' &&
    !(Number.isFinite(encoding.min) && Number.isFinite(encoding.max) && encoding.min < encoding.max)
  )
    return `rescale needs min < max, got min ${encoding.min} and max ${encoding.max}`
  return null
}

/** Shape of one encoded value. @throws InvalidSpec where the encoding does not fit the feature */
export function encodedShape(feature: FeatureSpec, encoding: EncodingConfig): readonly number[] {
  const message = checkEncoding(feature, encoding)
  if (message !== null) throw new InvalidSpec([{ path: [], message }])
  if (encoding.type === 'oneHot') return [feature.kind === 'BOOLEAN' ? 2 : (feature.categories?.length ?? 0)]
  if (encoding.type === 'tokenize') return [encoding.isFixed && encoding.maxLength ? encoding.maxLength : anyLength]
  return encoding.type === 'index' ? [] : feature.shape
}

/** Shape of one encoded step of a sequence. */
export function stepShape(feature: FeatureSpec, encoding: Pick<EncodingConfig, 'type'>): readonly number[] {
  if (encoding.type === 'oneHot') return [feature.categories?.length ?? 0]
  return encoding.type === 'index' ? [] : feature.shape.slice(1)
}

/** Type of the encoded values: int32 for codes, float32 else. */
export const encodedDtype = ({ type }: Pick<EncodingConfig, 'type'>): DType =>
  type === 'index' || type === 'tokenize' ? 'int32' : 'float32'
