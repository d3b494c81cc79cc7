import { elementCount, type TensorValues } from '../tensors.js'
import type { FittedEncoder } from '../training/task.js'
import type { Column, FeatureSpec } from './column.js'
import { encode } from './encode.js'
import { stepShape } from './encoding.js'
import { encodingOf } from './encoding-of.js'
import { refusal } from './numbers.js'
import { tokenizeColumn } from './tokenize.js'

/** Below it every multiple of it is a bucket; above, steps grow with the length. */
const smallestStep = 8

/**
 * The length that sequences of at most `longest` steps are padded to: one of few, so that a graph is made for few shapes,
 * and at most a fourth more than needed from 32 steps on (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, ...).
 */
export function bucketLength(longest: number): number {
  const power = 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, longest))) - 3)
  const step = Math.max(smallestStep, power)
  return Math.max(1, Math.ceil(longest / step)) * step
}

/** Sequences of one length, padded with zeros, and which of their steps are real. */
export interface PaddedSequences {
  /** [rows, length, ...] */
  readonly values: TensorValues
  /** [rows, length], 1 where a step is real. */
  readonly mask: Float32Array
  readonly length: number
}

/** Lengths of the rows of a column of sequences. @throws InvalidSpec where it holds none */
function lengthsOf(feature: FeatureSpec, column: Column, rows: number): Uint32Array {
  const lengths = 'lengths' in column ? column.lengths : undefined
  if (!lengths || lengths.length < rows)
    throw refusal(feature, `holds sequences, found no length for each of ${rows} rows`)
  return lengths
}

/** Steps `start` to `end` of all that stand one after another. */
function cutSteps(column: Column, shape: readonly number[], start: number, end: number): Column {
  const width = elementCount(shape)
  if (column.kind === 'CATEGORICAL') return { kind: column.kind, codes: column.codes.subarray(start, end) }
  if (column.kind !== 'TENSOR') return column
  return { kind: column.kind, shape, values: column.values.subarray(start * width, end * width) }
}

/** Encodes a batch of sequences, each step by itself, and pads them to the bucket of the longest. */
export function encodeSequences(
  encoder: FittedEncoder,
  feature: FeatureSpec,
  column: Column,
  rows: number,
  dtype: 'float32' | 'int32',
): PaddedSequences {
  const lengths = lengthsOf(feature, column, rows).subarray(0, rows)
  const length = bucketLength(lengths.reduce((most, own) => Math.max(most, own), 1))
  const steps: FeatureSpec = { ...feature, shape: feature.shape.slice(1) }
  const shape = stepShape(feature, encodingOf(encoder))
  const width = elementCount(shape)
  const values = dtype === 'int32' ? new Int32Array(rows * length * width) : new Float32Array(rows * length * width)
  const mask = new Float32Array(rows * length)
  let start = 0
  lengths.forEach((own, row) => {
    const part = cutSteps(column, steps.shape, start, start + own)
    encode({ ...encoder, shape }, steps, part, own, values, row * length * width, width)
    mask.fill(1, row * length, row * length + own)
    start += own
  })
  return { values, mask, length }
}

/** Encodes a batch of texts into codes, padded to the bucket of the longest. */
export function encodeTexts(
  encoder: FittedEncoder,
  feature: FeatureSpec,
  column: Column,
  rows: number,
): PaddedSequences {
  const coded = tokenizeColumn(encoder, feature, column, rows)
  return encodeSequences({ type: 'none', fitted: {}, shape: [] }, coded.feature, coded.column, rows, 'int32')
}
