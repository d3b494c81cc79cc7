import type { Column } from '../../engine/index.js'
import { dtypeOf, elementArrays, elementCount, encodeRows } from '../rows/arrow.js'
import type { StoredFeature } from '../dataset.js'
import { stepsOf } from '../rows/sequence-steps.js'
import type { RowBatch } from './row-reader.js'
import { createSequencePart } from './sequence-part.js'

const targetBytes = 4 * 2 ** 20
const mostRows = 8192
const scalarBytes = { NUMERIC: 8, CATEGORICAL: 4, BOOLEAN: 1, TEXT: 8 } as const

export interface EncodedChunk {
  readonly rowCount: number
  /** An Arrow IPC stream, see rows/arrow.ts. */
  readonly bytes: Uint8Array
}

/** Bytes of one row in memory, texts and sequences left out. */
export function rowBytes(features: readonly StoredFeature[]): number {
  return features.reduce((sum, feature) => {
    if (feature.isSequence) return sum + scalarBytes.TEXT
    if (feature.kind === 'TENSOR' || feature.kind === 'IMAGE')
      return sum + elementCount(feature.shape) * elementArrays[dtypeOf(feature)].BYTES_PER_ELEMENT
    return sum + scalarBytes[feature.kind]
  }, 0)
}

/**
 * Joins and cuts batches into chunks of 8,192 rows or about 4 MiB, whichever comes first. The cuts depend on the rows
 * alone, never on the sizes of the batches they came in, so equal content gives equal chunks.
 */
export async function* cutChunks(
  features: readonly StoredFeature[],
  batches: AsyncIterable<RowBatch>,
): AsyncGenerator<EncodedChunk> {
  const capacity = Math.max(1, Math.min(mostRows, Math.floor(targetBytes / Math.max(1, rowBytes(features)))))
  const parts = features.map((feature) => createPart(feature, capacity))
  let filled = 0
  let textBytes = 0
  const texts = features.flatMap((feature, index) => (feature.kind === 'TEXT' || feature.isSequence ? [index] : []))
  const flush = (): EncodedChunk => {
    const columns = parts.map((part) => part.take(filled))
    const chunk = { rowCount: filled, bytes: encodeRows(features, columns, filled) }
    filled = 0
    textBytes = 0
    return chunk
  }
  for await (const { rowCount, columns } of batches) {
    let row = 0
    while (row < rowCount) {
      let count = Math.min(capacity - filled, rowCount - row)
      if (texts.length > 0) {
        const fitting = countFitting(
          texts.map((index) => columns[index]!),
          row,
          count,
          targetBytes - textBytes,
        )
        textBytes += fitting.bytes
        count = fitting.rows
      }
      parts.forEach((part, index) => part.append(columns[index]!, row, count, filled))
      filled += count
      row += count
      if (filled === capacity || textBytes >= targetBytes) yield flush()
    }
  }
  if (filled > 0) yield flush()
}

/** Rows up to and with the one whose texts and sequences reach the limit: always one at least. */
function countFitting(
  columns: readonly Column[],
  from: number,
  count: number,
  limit: number,
): { rows: number; bytes: number } {
  let bytes = 0
  for (let rows = 1; rows <= count; rows++) {
    for (const column of columns) bytes += openBytes(column, from + rows - 1)
    if (bytes >= limit) return { rows, bytes }
  }
  return { rows: count, bytes }
}

/** Bytes of a value of any length. */
function openBytes(column: Column, row: number): number {
  if (column.kind === 'TEXT') return column.values[row]?.length ?? 0
  const steps = stepsOf(column)
  if (!steps) return 0
  const width = 'shape' in column ? elementCount(column.shape.slice(1)) : 1
  return (steps.lengths[row] ?? 0) * width * steps.elements.BYTES_PER_ELEMENT
}

/** The rows of one feature that wait for their chunk to be full. */
export interface Part {
  append(column: Column, from: number, count: number, at: number): void
  take(count: number): Column
}

function createPart(feature: StoredFeature, capacity: number): Part {
  if (feature.isSequence) return createSequencePart(feature)
  switch (feature.kind) {
    case 'NUMERIC': {
      const values = new Float64Array(capacity)
      return {
        append: (column, from, count, at) =>
          values.set(expect(column, 'NUMERIC').values.subarray(from, from + count), at),
        take: (count) => ({ kind: 'NUMERIC', values: values.slice(0, count) }),
      }
    }
    case 'CATEGORICAL': {
      const codes = new Int32Array(capacity)
      return {
        append: (column, from, count, at) =>
          codes.set(expect(column, 'CATEGORICAL').codes.subarray(from, from + count), at),
        take: (count) => ({ kind: 'CATEGORICAL', codes: codes.slice(0, count) }),
      }
    }
    case 'BOOLEAN': {
      const values = new Int8Array(capacity)
      return {
        append: (column, from, count, at) =>
          values.set(expect(column, 'BOOLEAN').values.subarray(from, from + count), at),
        take: (count) => ({ kind: 'BOOLEAN', values: values.slice(0, count) }),
      }
    }
    case 'TEXT': {
      let values: (string | null)[] = []
      return {
        append: (column, from, count) => {
          const source = expect(column, 'TEXT').values
          for (let row = from; row < from + count; row++) values.push(source[row] ?? null)
        },
        take: () => {
          const taken = values
          values = []
          return { kind: 'TEXT', values: taken }
        },
      }
    }
    case 'TENSOR':
    case 'IMAGE': {
      const { kind, shape } = feature
      const size = elementCount(shape)
      const values = new elementArrays[dtypeOf(feature)](capacity * size)
      return {
        append: (column, from, count, at) =>
          values.set(expect(column, kind).values.subarray(from * size, (from + count) * size), at * size),
        take: (count) => ({ kind, shape, values: values.slice(0, count * size) }),
      }
    }
  }
}

function expect<K extends Column['kind']>(column: Column, kind: K): Extract<Column, { kind: K }> {
  if (column.kind !== kind) throw new Error(`a column of kind ${column.kind} came where ${kind} was expected`)
  return column as Extract<Column, { kind: K }>
}
