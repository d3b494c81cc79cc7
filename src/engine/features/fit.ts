import type { FittedEncoder } from '../training/task.js'
import type { Column, FeatureSpec } from './column.js'
import { encodedShape, type EncodingConfig } from './encoding.js'
import { createMoments, type Moments } from './moments.js'
import { channelsOf, numbersOf, refusal } from './numbers.js'
import { learnVocabulary } from './tokenize.js'

async function measure(feature: FeatureSpec, columns: AsyncIterable<Column>): Promise<Moments> {
  const moments = createMoments(channelsOf(feature))
  for await (const column of columns) moments.add(numbersOf(feature, column))
  if (moments.min.includes(-Infinity) || moments.max.includes(Infinity))
    throw refusal(feature, 'holds infinite values, which cannot be scaled')
  return moments
}

function finite(values: readonly number[], otherwise: number): number[] {
  return values.map((value) => (Number.isFinite(value) ? value : otherwise))
}

async function learn(
  feature: FeatureSpec,
  encoding: EncodingConfig,
  columns: AsyncIterable<Column>,
): Promise<Record<string, unknown>> {
  switch (encoding.type) {
    case 'standardize': {
      const moments = await measure(feature, columns)
      return { mean: moments.mean, std: moments.std().map((deviation) => (deviation > 0 ? deviation : 1)) }
    }
    case 'rescale': {
      const range = [encoding.min, encoding.max]
      if (feature.kind === 'IMAGE') return { min: [0], max: [255], mean: [127.5], range }
      const { mean, min, max } = await measure(feature, columns)
      if (feature.kind === 'BOOLEAN') return { min: [0], max: [1], mean, range }
      return { min: finite(min, 0), max: finite(max, 1), mean, range }
    }
    case 'oneHot':
    case 'index':
      return { categories: feature.kind === 'BOOLEAN' ? ['false', 'true'] : [...(feature.categories ?? [])] }
    case 'tokenize': {
      const { level, lowercase, maxTokens, maxLength } = encoding
      if (maxTokens === undefined || maxLength === undefined) throw new Error('a tokenizer is fitted once it is bound')
      return {
        level,
        lowercase,
        maxLength,
        vocabulary: await learnVocabulary(feature, { level, lowercase, maxTokens }, columns),
      }
    }
    case 'none':
      return {}
  }
}

/**
 * Learns an encoder from the train split's values, one column of any number of rows after another. What needs no values
 * (categories, images rescaled from 0..255, none) reads none. A channel without any value counts as mean 0 and
 * deviation 1, or as the range 0..1.
 * @throws InvalidSpec where the encoding does not fit the feature, or its values are infinite
 */
export async function fitEncoder(
  feature: FeatureSpec,
  encoding: EncodingConfig,
  columns: AsyncIterable<Column>,
): Promise<FittedEncoder> {
  const shape = encodedShape(feature, encoding)
  return { type: encoding.type, fitted: await learn(feature, encoding, columns), shape }
}
