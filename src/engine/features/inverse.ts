import { InvalidSpec } from '../errors.js'
import type { FittedEncoder } from '../training/task.js'
import { affineOf } from './affine.js'

function invert(encoder: FittedEncoder): { scale: number[]; offset: number[] } {
  const affine = affineOf(encoder)
  if (!affine) {
    const message = `values encoded by ${encoder.type} are categories: they have no inverse as numbers`
    throw new InvalidSpec([{ path: [], message }])
  }
  const scale = affine.factor.map((factor) => 1 / factor)
  return { scale, offset: affine.center.map((center, channel) => center - affine.base * scale[channel]!) }
}

/**
 * How a scalar target's encoded values become the feature's own again: encoded x scale + offset.
 * @throws InvalidSpec for an encoder of categories
 */
export function inverseOf(encoder: FittedEncoder): { scale: number; offset: number } {
  const { scale, offset } = invert(encoder)
  return { scale: scale[0] ?? 1, offset: offset[0] ?? 0 }
}

/** Encoded values, row-major with the encoder's shape last, in the feature's own unit. */
export function decodeNumbers(encoder: FittedEncoder, encoded: Float32Array): Float64Array {
  const { scale, offset } = invert(encoder)
  return Float64Array.from(encoded, (value, i) => value * scale[i % scale.length]! + offset[i % scale.length]!)
}
