import { z } from 'zod'
import type { FittedEncoder } from '../training/task.js'

/** A numeric encoding, channel by channel: (value - center) x factor + base, and `fill` where the value is missing. */
export interface Affine {
  readonly center: readonly number[]
  readonly factor: readonly number[]
  readonly base: number
  /** Undefined: a missing value is refused. */
  readonly fill: readonly number[] | undefined
}

const numbers = z.array(z.number())
const standardized = z.object({ mean: numbers, std: numbers })
const rescaled = z.object({ min: numbers, max: numbers, mean: numbers, range: z.tuple([z.number(), z.number()]) })

/** A constant channel is only moved, never divided by 0. */
const orOne = (spread: number): number => (spread > 0 ? spread : 1)

const known = new WeakMap<FittedEncoder, Affine | null>()

/** What a fitted encoder does to numbers, read once; null for one that encodes categories. */
export function affineOf(encoder: FittedEncoder): Affine | null {
  const affine = known.get(encoder)
  if (affine !== undefined) return affine
  const read = readAffine(encoder)
  known.set(encoder, read)
  return read
}

function readAffine({ type, fitted }: FittedEncoder): Affine | null {
  switch (type) {
    case 'standardize': {
      const { mean, std } = standardized.parse(fitted)
      return { center: mean, factor: std.map((deviation) => 1 / orOne(deviation)), base: 0, fill: mean.map(() => 0) }
    }
    case 'rescale': {
      const { min, max, mean, range } = rescaled.parse(fitted)
      const [low, high] = range
      const factor = max.map((top, channel) => (high - low) / orOne(top - min[channel]!))
      const fill = mean.map((value, channel) => (value - min[channel]!) * factor[channel]! + low)
      return { center: min, factor, base: low, fill }
    }
    case 'none':
      return { center: [0], factor: [1], base: 0, fill: undefined }
    default:
      return null
  }
}
