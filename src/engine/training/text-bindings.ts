import type { Issue } from '../errors.js'
import { anyLength } from '../executors/executor.js'
import type { TokenizeEncoding } from '../features/encoding.js'
import type { ArchitectureSpec, TensorSpec } from '../spec/architecture.js'
import { embeddedCodes } from './embedded-codes.js'
import type { BoundFeature } from './encodings.js'
import type { BoundInput } from './input-bindings.js'

/** What is kept of a text where nothing says how much. */
const defaultLength = 256
/** Codes where nothing says how many. */
const defaultTokens = 10_000

const limits = { tokens: 1_000_000, length: 65_536 }

type BoundText = BoundFeature & { readonly encoding: TokenizeEncoding }

export const isText = (bound: BoundFeature): bound is BoundText => bound.encoding.type === 'tokenize'

/**
 * Binds an input that reads a text's codes: [any] takes as many as the text has, and a mask with them; [n] takes n, cut
 * or filled up with code 0. What the encoding leaves open follows from the architecture.
 * @param place the path of a field of the binding
 */
export function bindText(
  architecture: ArchitectureSpec,
  spec: TensorSpec,
  features: readonly BoundFeature[],
  place: (...field: string[]) => readonly string[],
  issues: Issue[],
): BoundInput | undefined {
  const text = features.find(isText)
  if (!text) return undefined
  const before = issues.length
  const { name } = text.feature
  const report = (message: string, code?: Issue['code']) => issues.push({ path: place('features'), message, code })
  if (features.length > 1)
    report(
      `feature "${name}" is a text, which has an input to itself, found ${features.length} features; leave it out, or give it an INT32 input that an embedding reads`,
    )
  else if (spec.dtype !== 'int32')
    report(
      `feature "${name}" is a text, which becomes codes, but input "${spec.name}" holds FLOAT32; an INT32 input that an embedding reads would fit`,
    )
  const [length = null, ...others] = spec.shape
  if (spec.shape.length !== 1) {
    const found = [length, ...others].map((axis) => axis ?? 'any').join(', ')
    const message = `feature "${name}" is a text, which becomes a sequence of codes, but input "${spec.name}" has shape [${spec.shape.length === 0 ? '' : found}]; [null] or [n] would fit`
    report(message, 'SHAPE_MISMATCH')
  }
  const held = embeddedCodes(architecture, spec.name)
  const encoding = {
    ...text.encoding,
    maxTokens: text.encoding.maxTokens ?? Math.min(held ?? defaultTokens, limits.tokens),
    maxLength: length ?? text.encoding.maxLength ?? defaultLength,
    isFixed: length !== null,
  }
  checkNumbers(encoding, held, (field, message) => {
    issues.push({ path: place('encoding', 'tokenize', field), message })
  })
  if (issues.length > before) return undefined
  const shape = [encoding.isFixed ? encoding.maxLength : anyLength]
  const { maxLength } = encoding
  const fitted = text.fitted && { ...text.fitted, shape, fitted: { ...text.fitted.fitted, maxLength } }
  return { input: spec.name, dtype: 'int32', shape, features: [{ ...text, encoding, shape, fitted }] }
}

function checkNumbers(
  { maxTokens, maxLength }: { maxTokens: number; maxLength: number },
  held: number | undefined,
  report: (field: string, message: string) => void,
): void {
  const isWithin = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most
  if (!isWithin(maxTokens, 3, limits.tokens))
    report('maxTokens', `maxTokens must be a whole number from 3 to ${limits.tokens}, got ${maxTokens}`)
  else if (held !== undefined && maxTokens > held)
    report(
      'maxTokens',
      `maxTokens is ${maxTokens}, but the embedding that reads the codes holds ${held}; at most ${held}, or an inputDim of ${maxTokens}, would fit`,
    )
  if (!isWithin(maxLength, 1, limits.length))
    report('maxLength', `maxLength must be a whole number from 1 to ${limits.length}, got ${maxLength}`)
}
