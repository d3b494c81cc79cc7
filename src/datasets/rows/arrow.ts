import {
  Bool,
  Field,
  FixedSizeList,
  Float32,
  Float64,
  Int32,
  List,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Uint8,
  Utf8,
  makeData,
  tableFromIPC,
  tableToIPC,
} from 'apache-arrow'
import type { Data, DataType } from 'apache-arrow'
import type { Column } from '../../engine/index.js'
import type { ElementType, StoredFeature } from '../dataset.js'
import { stepsOf } from './sequence-steps.js'
import type { ElementArray } from './sequence-steps.js'

/** Elements of one value of a feature. */
export const elementCount = (shape: readonly number[]): number => shape.reduce((product, axis) => product * axis, 1)

export const elementArrays = {
  uint8: Uint8Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const

const elementTypes = {
  uint8: () => new Uint8(),
  int32: () => new Int32(),
  float32: () => new Float32(),
  float64: () => new Float64(),
} satisfies Record<ElementType, () => DataType>

export const dtypeOf = (feature: StoredFeature): ElementType =>
  feature.dtype ?? (feature.kind === 'IMAGE' ? 'uint8' : 'float32')

/**
 * Rows as one Arrow IPC stream with one record batch: NUMERIC is Float64, CATEGORICAL the Int32 code, BOOLEAN Bool, TEXT
 * Utf8, TENSOR and IMAGE a FixedSizeList of the element type, sequences a List of all elements of their steps (of codes, where they are categories); missing values are nulls. Equal rows give equal bytes.
 */
export function encodeRows(
  features: readonly StoredFeature[],
  columns: readonly Column[],
  rowCount: number,
): Uint8Array {
  const children = columns.map((column, index) => toArrow(features[index]!, column, rowCount))
  const fields = children.map((child, index) => new Field(features[index]!.name, child.type, true))
  const struct = makeData({ type: new Struct(fields), length: rowCount, nullCount: 0, children })
  return tableToIPC(new Table([new RecordBatch(new Schema(fields), struct)]), 'stream')
}

/** The columns of an Arrow IPC stream as written by encodeRows, in the order of the features; views of `bytes` where possible. */
export function decodeRows(
  features: readonly StoredFeature[],
  bytes: Uint8Array,
): { rowCount: number; columns: StoredColumn[] } {
  const batch = tableFromIPC(bytes).batches[0]
  if (!batch || batch.data.children.length !== features.length)
    throw new Error(
      `an Arrow chunk of ${batch?.data.children.length ?? 0} columns was found, ${features.length} were expected`,
    )
  return {
    rowCount: batch.numRows,
    columns: features.map((feature, index) => fromArrow(feature, batch.data.children[index]!)),
  }
}

/** A column as it lies in memory: texts stay UTF-8 until they are asked for, sequences stand one after the other. */
export type StoredColumn =
  | Exclude<Column, { kind: 'TEXT' }>
  | { readonly kind: 'TEXT'; at(row: number): string | null }
  | { readonly kind: 'SEQUENCE'; at(row: number): ElementArray }

function toArrow(feature: StoredFeature, column: Column, length: number): Data {
  const steps = stepsOf(column)
  if (feature.isSequence && steps) return toList(feature, steps, length)
  switch (column.kind) {
    case 'NUMERIC':
      return makeData({
        type: new Float64(),
        length,
        data: column.values,
        ...nulls(length, (row) => Number.isNaN(column.values[row])),
      })
    case 'CATEGORICAL':
      return makeData({
        type: new Int32(),
        length,
        data: column.codes,
        ...nulls(length, (row) => column.codes[row]! < 0),
      })
    case 'BOOLEAN': {
      const data = packBits(length, (row) => column.values[row] === 1)
      return makeData({ type: new Bool(), length, data, ...nulls(length, (row) => column.values[row]! < 0) })
    }
    case 'TEXT': {
      const data = Buffer.from(column.values.map((value) => value ?? '').join(''))
      const valueOffsets = new Int32Array(length + 1)
      column.values.forEach((value, row) => {
        valueOffsets[row + 1] = valueOffsets[row]! + (value === null ? 0 : Buffer.byteLength(value))
      })
      return makeData({
        type: new Utf8(),
        length,
        data,
        valueOffsets,
        ...nulls(length, (row) => column.values[row] === null),
      })
    }
    case 'TENSOR':
    case 'IMAGE': {
      const size = elementCount(feature.shape)
      const type = elementTypes[dtypeOf(feature)]()
      const child = makeData({
        type: type as Float32,
        length: length * size,
        nullCount: 0,
        data: column.values as Float32Array,
      })
      return makeData({ type: new FixedSizeList(size, new Field('item', type, false)), length, nullCount: 0, child })
    }
  }
}

/** Elements of one step of a sequence. */
export const stepSize = ({ shape }: StoredFeature): number => elementCount(shape.slice(1))

function toList(
  feature: StoredFeature,
  { elements, lengths }: { readonly elements: ElementArray; readonly lengths: Uint32Array },
  length: number,
): Data {
  const type = elementTypes[dtypeOf(feature)]()
  const data = elements as Float32Array
  const valueOffsets = new Int32Array(length + 1)
  for (let row = 0; row < length; row++)
    valueOffsets[row + 1] = valueOffsets[row]! + (lengths[row] ?? 0) * stepSize(feature)
  const child = makeData({ type: type as Float32, length: data.length, nullCount: 0, data })
  return makeData({ type: new List(new Field('item', type, false)), length, nullCount: 0, valueOffsets, child })
}

function fromArrow(feature: StoredFeature, stored: Data): StoredColumn {
  if (feature.isSequence) {
    const elements = stored.children[0]!.values as ElementArray
    const offsets = stored.valueOffsets as Int32Array
    return { kind: 'SEQUENCE', at: (row) => elements.subarray(offsets[row], offsets[row + 1]) }
  }
  switch (feature.kind) {
    case 'NUMERIC':
      // A missing value is NaN beneath its null, so the values can be used as they are.
      return { kind: 'NUMERIC', values: stored.values as Float64Array }
    case 'CATEGORICAL':
      return { kind: 'CATEGORICAL', codes: stored.values as Int32Array }
    case 'BOOLEAN': {
      const bits = stored.values as Uint8Array
      const values = Int8Array.from({ length: stored.length }, (_, row) =>
        isValid(stored, row) ? (bits[row >> 3]! >> (row & 7)) & 1 : -1,
      )
      return { kind: 'BOOLEAN', values }
    }
    case 'TEXT': {
      const bytes = stored.values as Uint8Array
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      const offsets = stored.valueOffsets as Int32Array
      return {
        kind: 'TEXT',
        at: (row) => (isValid(stored, row) ? text.toString('utf8', offsets[row], offsets[row + 1]) : null),
      }
    }
    case 'TENSOR':
    case 'IMAGE':
      return { kind: feature.kind, shape: feature.shape, values: stored.children[0]!.values as ElementArray }
  }
}

function isValid(stored: Data, row: number): boolean {
  return stored.nullCount === 0 || ((stored.nullBitmap[row >> 3]! >> (row & 7)) & 1) === 1
}

function nulls(length: number, isNull: (row: number) => boolean): { nullCount: number; nullBitmap?: Uint8Array } {
  let nullCount = 0
  for (let row = 0; row < length; row++) if (isNull(row)) nullCount++
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap: packBits(length, (row) => !isNull(row)) }
}

function packBits(length: number, isSet: (row: number) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(length / 8))
  for (let row = 0; row < length; row++) if (isSet(row)) bits[row >> 3]! |= 1 << (row & 7)
  return bits
}
