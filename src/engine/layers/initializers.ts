import { z } from 'zod'
import { deriveKey, fillNormal, fillUniform } from '../training/random.js'
import { elementCount } from '../tensors.js'
import type { PhiloxKey } from '../training/random.js'
import type { Shape } from '../tensors.js'
import { fillOrthogonal } from './orthogonal.js'

const seed = z
  .int()
  .min(0)
  .optional()
  .describe("Draws from a seed of its own rather than the run's, so that the weights start alike in every run.")

const gain = z.number().default(1).describe('Factor on every value.')

const varianceScalingRules = {
  glorotUniform: { scale: 1, mode: 'fanAvg', distribution: 'uniform' },
  glorotNormal: { scale: 1, mode: 'fanAvg', distribution: 'truncatedNormal' },
  heUniform: { scale: 2, mode: 'fanIn', distribution: 'uniform' },
  heNormal: { scale: 2, mode: 'fanIn', distribution: 'truncatedNormal' },
  lecunUniform: { scale: 1, mode: 'fanIn', distribution: 'uniform' },
  lecunNormal: { scale: 1, mode: 'fanIn', distribution: 'truncatedNormal' },
} as const

/** How weights start. Definitions of keras.initializers (Keras 3). */
export const initializerSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('glorotUniform'), seed }),
    z.strictObject({ type: z.literal('glorotNormal'), seed }),
    z.strictObject({ type: z.literal('heUniform'), seed }),
    z.strictObject({ type: z.literal('heNormal'), seed }),
    z.strictObject({ type: z.literal('lecunUniform'), seed }),
    z.strictObject({ type: z.literal('lecunNormal'), seed }),
    // Not strict: GraphQL has no empty objects, so what stands for one may carry a field without meaning.
    z.object({ type: z.literal('zeros') }),
    z.object({ type: z.literal('ones') }),
    z.strictObject({ type: z.literal('constant'), value: z.number().default(0).describe('Every value.') }),
    z.strictObject({
      type: z.literal('randomUniform'),
      minval: z.number().default(-0.05).describe('Least value drawn.'),
      maxval: z.number().default(0.05).describe('Bound above every value drawn.'),
      seed,
    }),
    z.strictObject({
      type: z.literal('randomNormal'),
      mean: z.number().default(0).describe('Mean of the values.'),
      stddev: z.number().min(0).default(0.05).describe('Standard deviation of the values.'),
      seed,
    }),
    z.strictObject({
      type: z.literal('truncatedNormal'),
      mean: z.number().default(0).describe('Mean of the values.'),
      stddev: z
        .number()
        .min(0)
        .default(0.05)
        .describe('Standard deviation before values beyond two of it are redrawn.'),
      seed,
    }),
    z.strictObject({ type: z.literal('orthogonal'), gain, seed }),
    z.strictObject({ type: z.literal('identity'), gain }),
  ])
  .meta({ title: 'Initializer' })

type ConfiguredInitializer = z.output<typeof initializerSchema>

/** What specs configure, and one more that only layers make: runs of the last axis, each with its own initializer. */
export type Initializer =
  | ConfiguredInitializer
  | { readonly type: 'segments'; readonly segments: readonly { size: number; initializer: ConfiguredInitializer }[] }

/** How many values feed one output value and how many it feeds: the last two axes, times the kernel's window. */
function computeFans(shape: Shape): { fanIn: number; fanOut: number } {
  const [first = 1] = shape
  if (shape.length <= 1) return { fanIn: first, fanOut: first }
  const window = elementCount(shape.slice(0, -2))
  return { fanIn: window * (shape.at(-2) ?? 1), fanOut: window * (shape.at(-1) ?? 1) }
}

/** Standard normal values; those beyond two standard deviations are drawn again, in their order. */
function fillTruncatedNormal(out: Float32Array, key: PhiloxKey): void {
  fillNormal(out, key, 0)
  let rejected: number[] = []
  for (let index = 0; index < out.length; index += 1) if (Math.abs(out[index]!) > 2) rejected.push(index)
  for (let draw = 1; rejected.length > 0; draw += 1) {
    const redrawn = new Float32Array(rejected.length)
    fillNormal(redrawn, key, draw)
    rejected.forEach((index, place) => (out[index] = redrawn[place]!))
    rejected = rejected.filter((index) => Math.abs(out[index]!) > 2)
  }
}

/** Standard deviation of a standard normal cut off at two standard deviations. */
const truncatedDeviation = 0.87962566103423978

function scaleInto(out: Float32Array, factor: number, offset: number): Float32Array {
  for (let index = 0; index < out.length; index += 1) out[index] = out[index]! * factor + offset
  return out
}

function fillVarianceScaling(out: Float32Array, rule: keyof typeof varianceScalingRules, shape: Shape, key: PhiloxKey) {
  const { scale, mode, distribution } = varianceScalingRules[rule]
  const { fanIn, fanOut } = computeFans(shape)
  const variance = scale / Math.max(1, mode === 'fanIn' ? fanIn : (fanIn + fanOut) / 2)
  if (distribution === 'uniform') {
    const limit = Math.sqrt(3 * variance)
    fillUniform(out, key, 0)
    return scaleInto(out, 2 * limit, -limit)
  }
  fillTruncatedNormal(out, key)
  return scaleInto(out, Math.sqrt(variance) / truncatedDeviation, 0)
}

function fillSegments(initializer: Initializer & { type: 'segments' }, shape: Shape, seed: number, name: string) {
  const out = new Float32Array(elementCount(shape))
  const width = shape.at(-1) ?? 1
  let offset = 0
  for (const [index, { size, initializer: part }] of initializer.segments.entries()) {
    const values = initialize(part, [...shape.slice(0, -1), size], seed, `${name}/${index}`)
    for (let row = 0; row * size < values.length; row += 1) {
      out.set(values.subarray(row * size, (row + 1) * size), row * width + offset)
    }
    offset += size
  }
  return out
}

/** Why this initializer cannot fill a weight of this shape, or null. */
export function checkInitializer(initializer: Initializer, shape: Shape): string | null {
  const found = `a weight of shape [${shape.join(', ')}]`
  if (initializer.type === 'identity' && shape.length !== 2) return `identity fills matrices, not ${found}`
  if (initializer.type === 'orthogonal' && shape.length < 2) return `orthogonal fills matrices, not ${found}`
  if (initializer.type === 'randomUniform' && initializer.minval > initializer.maxval) {
    return `minval must be <= maxval, got ${initializer.minval} and ${initializer.maxval}`
  }
  return null
}

/**
 * First values of a weight, row-major. The same arguments give the same bytes, whatever else is initialized.
 * @param seed the run's seed; an initializer's own seed goes before it
 * @param name the weight's full name (`layer/weight`): each has a stream of random numbers of its own
 */
export function initialize(initializer: Initializer, shape: Shape, seed: number, name: string): Float32Array {
  const out = new Float32Array(elementCount(shape))
  const ownSeed = 'seed' in initializer ? initializer.seed : undefined
  const key = deriveKey(ownSeed ?? seed, 0, `initialize/${name}`)
  switch (initializer.type) {
    case 'zeros':
      return out
    case 'ones':
      return out.fill(1)
    case 'constant':
      return out.fill(initializer.value)
    case 'randomUniform':
      fillUniform(out, key, 0)
      return scaleInto(out, initializer.maxval - initializer.minval, initializer.minval)
    case 'randomNormal':
      fillNormal(out, key, 0)
      return scaleInto(out, initializer.stddev, initializer.mean)
    case 'truncatedNormal':
      fillTruncatedNormal(out, key)
      return scaleInto(out, initializer.stddev, initializer.mean)
    case 'orthogonal':
      fillNormal(out, key, 0)
      fillOrthogonal(out, shape.at(-1) ?? 1)
      return scaleInto(out, initializer.gain, 0)
    case 'identity': {
      const columns = shape.at(-1) ?? 1
      for (let index = 0; index < Math.min(shape[0] ?? 0, columns); index += 1) {
        out[index * columns + index] = initializer.gain
      }
      return out
    }
    case 'segments':
      return fillSegments(initializer, shape, seed, name)
    default:
      return fillVarianceScaling(out, initializer.type, shape, key)
  }
}
