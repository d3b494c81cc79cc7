import { z } from 'zod'
import type { FittedEncoder } from '../training/task.js'
import type { EncodingConfig } from './encoding.js'

const range = z.object({ range: z.tuple([z.number(), z.number()]) })
const tokenizer = z.object({
  level: z.enum(['word', 'character']),
  lowercase: z.boolean(),
  maxLength: z.int(),
})
const plain = z.enum(['standardize', 'oneHot', 'index', 'none'])

/** The encoding that an encoder was fitted for. */
export function encodingOf({ type, fitted }: FittedEncoder): EncodingConfig {
  if (type === 'rescale') {
    const [min, max] = range.parse(fitted).range
    return { type, min, max }
  }
  if (type === 'tokenize') {
    const { level, lowercase, maxLength } = tokenizer.parse(fitted)
    return { type, level, lowercase, maxLength }
  }
  return { type: plain.parse(type) }
}
