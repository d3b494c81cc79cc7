import { z } from 'zod'
import type { FittedEncoder } from '../training/task.js'
import type { Column, FeatureSpec } from './column.js'
import type { TokenizeEncoding } from './encoding.js'
import { refusal } from './numbers.js'

/** Code of what fills a text up, which `maskZero` of an embedding passes over. */
export const paddingCode = 0

/** Code of a token that the train split has too seldom or not at all, and of a text without tokens. */
export const unknownCode = 1

/** Codes that stand for no token of the vocabulary. */
export const reservedCodes = 2

type Splitting = Pick<TokenizeEncoding, 'level' | 'lowercase'>

/** Letters, marks and digits of any script; an apostrophe inside of a word belongs to it. */
const words = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu

/** The tokens of a text, in its order: words without what stands between them, or characters (code points). */
export function splitText(text: string, { level, lowercase }: Splitting): readonly string[] {
  const composed = text.normalize('NFC')
  const written = lowercase ? composed.toLowerCase() : composed
  return level === 'character' ? Array.from(written) : (written.match(words) ?? [])
}

/** Values of a text column; null where missing. */
function textsOf(feature: FeatureSpec, column: Column): readonly (string | null)[] {
  if (column.kind === 'TEXT') return column.values
  throw refusal(feature, `has no texts: it is ${column.kind}`)
}

/**
 * The tokens of the train split, the most frequent first, equally frequent ones in the order of their code units; as many
 * as `maxTokens` leaves beside the two reserved codes. (Keras TextVectorization counts alike.)
 */
export async function learnVocabulary(
  feature: FeatureSpec,
  encoding: Splitting & { readonly maxTokens: number },
  columns: AsyncIterable<Column>,
): Promise<string[]> {
  const counts = new Map<string, number>()
  for await (const column of columns)
    for (const text of textsOf(feature, column))
      for (const token of splitText(text ?? '', encoding)) counts.set(token, (counts.get(token) ?? 0) + 1)
  return [...counts]
    .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .slice(0, encoding.maxTokens - reservedCodes)
    .map(([token]) => token)
}

const fittedSchema = z.object({
  level: z.enum(['word', 'character']),
  lowercase: z.boolean(),
  maxLength: z.int().min(1),
  vocabulary: z.array(z.string()),
})

interface Tokenizer extends Splitting {
  readonly maxLength: number
  readonly codes: ReadonlyMap<string, number>
}

const tokenizers = new WeakMap<FittedEncoder, Tokenizer>()

/** Reads an encoder once: a vocabulary is long. */
function tokenizerOf(encoder: FittedEncoder): Tokenizer {
  const known = tokenizers.get(encoder)
  if (known) return known
  const { vocabulary, ...rest } = fittedSchema.parse(encoder.fitted)
  const codes = new Map(vocabulary.map((token, index) => [token, index + reservedCodes]))
  const tokenizer = { ...rest, codes }
  tokenizers.set(encoder, tokenizer)
  return tokenizer
}

/** The codes of a text's first `maxLength` tokens; one unknown token where it has none, so that no sequence is empty. */
function codesOfText(text: string | null, tokenizer: Tokenizer): number[] {
  const tokens = splitText(text ?? '', tokenizer).slice(0, tokenizer.maxLength)
  if (tokens.length === 0) return [unknownCode]
  return tokens.map((token) => tokenizer.codes.get(token) ?? unknownCode)
}

/** A column of texts as one of sequences of codes, which `encodeSequences` pads. */
export function tokenizeColumn(
  encoder: FittedEncoder,
  feature: FeatureSpec,
  column: Column,
  rows: number,
): { feature: FeatureSpec; column: Column } {
  const tokenizer = tokenizerOf(encoder)
  const texts = textsOf(feature, column).slice(0, rows)
  const coded = texts.map((text) => codesOfText(text, tokenizer))
  return {
    feature: { name: feature.name, kind: 'TENSOR', shape: [tokenizer.maxLength], isSequence: true },
    column: {
      kind: 'TENSOR',
      shape: [tokenizer.maxLength],
      values: Int32Array.from(coded.flat()),
      lengths: Uint32Array.from(coded, ({ length }) => length),
    },
  }
}

/** Codes of each text at `offset + row x stride`, filled up with padding to the encoder's length. */
export function encodeTokens(
  encoder: FittedEncoder,
  feature: FeatureSpec,
  column: Column,
  { rows, out, offset, stride }: { rows: number; out: Float32Array | Int32Array; offset: number; stride: number },
): void {
  const tokenizer = tokenizerOf(encoder)
  const texts = textsOf(feature, column)
  for (let row = 0; row < rows; row++) {
    const start = offset + row * stride
    out.fill(paddingCode, start, start + tokenizer.maxLength)
    out.set(codesOfText(texts[row] ?? null, tokenizer), start)
  }
}
