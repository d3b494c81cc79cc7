import { z } from 'zod'
import { elementCount, type TensorValues } from '../tensors.js'
import type { FittedEncoder } from '../training/task.js'
import { affineOf, type Affine } from './affine.js'
import { byteEncoderOf } from './byte-tables.js'
import type { Column, FeatureSpec } from './column.js'
import { codesOf, numbersOf, refusal } from './numbers.js'
import { encodeTokens } from './tokenize.js'

const LARGEST_FLOAT32 = 3.4028234663852886e38

/** Where the encoded values of row r start: offset + r x stride. */
interface Place {
  readonly rows: number
  readonly out: TensorValues
  readonly offset: number
  readonly stride: number
}

/** What stands for a value that is missing or cannot be held as it is. @throws InvalidSpec where nothing does */
function standIn(affine: Affine, feature: FeatureSpec, value: number, channel: number, row: number): number {
  const fill = affine.fill?.[channel]
  if (!Number.isNaN(value)) throw refusal(feature, `is out of range: ${value}`, row)
  if (fill === undefined) throw refusal(feature, 'has no value, and encoding none cannot stand for one', row)
  return fill
}

/** Images: a table says what each byte becomes. False where it cannot say it for all. */
function encodeImages(affine: Affine, feature: FeatureSpec, values: ArrayLike<number>, place: Place): boolean {
  const { rows, out, offset, stride } = place
  if (!(values instanceof Uint8Array) || !(out instanceof Float32Array)) return false
  const encodeBytes = byteEncoderOf(affine)
  if (!encodeBytes) return false
  const size = elementCount(feature.shape)
  if (stride === size) encodeBytes(values, 0, out, offset, rows * size)
  else for (let row = 0; row < rows; row++) encodeBytes(values, row * size, out, offset + row * stride, size)
  return true
}

/** The inner loop of every batch: one channel at a time, so that nothing but the value is looked up for each element. */
function encodeNumbers(affine: Affine, feature: FeatureSpec, values: ArrayLike<number>, place: Place): void {
  const { rows, out, offset, stride } = place
  const { base } = affine
  const size = elementCount(feature.shape)
  const channels = affine.center.length
  for (let channel = 0; channel < channels; channel++) {
    const center = affine.center[channel]!
    const factor = affine.factor[channel]!
    for (let row = 0; row < rows; row++) {
      const from = row * size
      const to = offset + row * stride
      for (let i = channel; i < size; i += channels) {
        const encoded = (values[from + i]! - center) * factor + base
        // False for NaN too.
        const isHeld = encoded >= -LARGEST_FLOAT32 && encoded <= LARGEST_FLOAT32
        out[to + i] = isHeld ? encoded : standIn(affine, feature, values[from + i]!, channel, row)
      }
    }
  }
}

/** An int32 input holds whole numbers of 32 bits: nothing is cut off silently. */
function checkWhole(encoder: FittedEncoder, feature: FeatureSpec, values: ArrayLike<number>, rows: number): void {
  if (encoder.type !== 'none')
    throw refusal(feature, `is encoded by ${encoder.type}, whose fractions no int32 input can hold; none would fit`)
  const size = elementCount(feature.shape)
  for (let i = 0; i < rows * size; i++) {
    const value = values[i]!
    if (Number.isNaN(value) || value === (value | 0)) continue
    const row = Math.floor(i / size)
    throw refusal(feature, `has to be a whole number of 32 bits for an int32 input, found ${value}`, row)
  }
}

/** The category's code, checked; -1 where missing. */
function codeAt(feature: FeatureSpec, categories: readonly string[], codes: ArrayLike<number>, row: number): number {
  const code = codes[row]!
  if (code >= categories.length)
    throw refusal(feature, `has a category the encoder does not know: code ${code} of ${categories.length}`, row)
  return code < 0 ? -1 : code
}

function encodeOneHot(
  feature: FeatureSpec,
  categories: readonly string[],
  codes: ArrayLike<number>,
  { rows, out, offset, stride }: Place,
): void {
  for (let row = 0; row < rows; row++) {
    const start = offset + row * stride
    out.fill(0, start, start + categories.length)
    const code = codeAt(feature, categories, codes, row)
    if (code >= 0) out[start + code] = 1
  }
}

function encodeIndex(
  feature: FeatureSpec,
  categories: readonly string[],
  codes: ArrayLike<number>,
  { rows, out, offset, stride }: Place,
): void {
  for (let row = 0; row < rows; row++) {
    const code = codeAt(feature, categories, codes, row)
    if (code < 0) throw refusal(feature, 'has no category, and encoding index has no code for a missing one', row)
    out[offset + row * stride] = code
  }
}

const categorical = z.object({ categories: z.array(z.string()) })

/**
 * Encodes the first `rows` rows of a column into `out`: row r fills the elements from offset + r x stride on, as many as
 * the encoder's shape has; the others are left alone.
 *
 * A missing value (NaN, code -1, boolean -1) becomes: standardize 0, the train split's mean; rescale the train split's
 * mean, rescaled; oneHot all zeros; index and none refuse it. A category that the encoder does not know is refused by
 * oneHot and index. Numbers beyond the train split's range are not clipped.
 * @throws InvalidSpec with the path ['rows', row, feature]
 */
export function encode(
  encoder: FittedEncoder,
  feature: FeatureSpec,
  column: Column,
  rows: number,
  out: TensorValues,
  offset: number,
  stride: number,
): void {
  const place = { rows, out, offset, stride }
  if (encoder.type === 'tokenize') {
    encodeTokens(encoder, feature, column, place)
    return
  }
  const affine = affineOf(encoder)
  const values = affine ? numbersOf(feature, column) : codesOf(feature, column)
  const perRow = affine ? elementCount(feature.shape) : 1
  if (values.length < rows * perRow)
    throw refusal(feature, `has values for ${Math.floor(values.length / perRow)} rows, needs ${rows}`)
  if (affine) {
    if (out instanceof Int32Array) checkWhole(encoder, feature, values, rows)
    if (!encodeImages(affine, feature, values, place)) encodeNumbers(affine, feature, values, place)
    return
  }
  const { categories } = categorical.parse(encoder.fitted)
  const write = encoder.type === 'oneHot' ? encodeOneHot : encodeIndex
  write(feature, categories, values, place)
}
