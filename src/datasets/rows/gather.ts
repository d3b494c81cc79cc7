import type { Column } from '../../engine/index.js'
import type { StoredFeature } from '../dataset.js'
import { dtypeOf, elementArrays, elementCount } from './arrow.js'
import type { StoredColumn } from './arrow.js'
import type { ElementArray } from './sequence-steps.js'
import { joinSequences } from './join-sequences.js'

/** A column that is filled row by row out of chunks, in any order. */
export interface Gatherer {
  /** Copies the value in `row` of a chunk's column to place `to`. */
  copy(column: StoredColumn, row: number, to: number): void
  readonly column: Column
}

/** @param spare a column of the same feature that nobody looks at any more; its memory is used again where it is large */
export function createGatherer(feature: StoredFeature, rowCount: number, spare?: Column): Gatherer {
  if (feature.isSequence) return gatherSequences(feature, rowCount)
  switch (feature.kind) {
    case 'NUMERIC': {
      const values = new Float64Array(rowCount)
      return {
        column: { kind: 'NUMERIC', values },
        copy: (column, row, to) => void (values[to] = (column as { values: Float64Array }).values[row]!),
      }
    }
    case 'CATEGORICAL': {
      const codes = new Int32Array(rowCount)
      return {
        column: { kind: 'CATEGORICAL', codes },
        copy: (column, row, to) => void (codes[to] = (column as { codes: Int32Array }).codes[row]!),
      }
    }
    case 'BOOLEAN': {
      const values = new Int8Array(rowCount)
      return {
        column: { kind: 'BOOLEAN', values },
        copy: (column, row, to) => void (values[to] = (column as { values: Int8Array }).values[row]!),
      }
    }
    case 'TEXT': {
      const values = new Array<string | null>(rowCount).fill(null)
      return {
        column: { kind: 'TEXT', values },
        copy: (column, row, to) => {
          if (column.kind === 'TEXT') values[to] = column.at(row)
        },
      }
    }
    case 'TENSOR':
    case 'IMAGE': {
      const { kind, shape } = feature
      const size = elementCount(shape)
      const before = spare && 'shape' in spare ? spare.values : undefined
      const values = before?.length === rowCount * size ? before : new elementArrays[dtypeOf(feature)](rowCount * size)
      return {
        column: { kind, shape, values },
        copy: (column, row, to) =>
          values.set((column as { values: Uint8Array }).values.subarray(row * size, (row + 1) * size), to * size),
      }
    }
  }
}

/** Sequences are joined once all of them are there: their places follow from those before. */
function gatherSequences(feature: StoredFeature, rowCount: number): Gatherer {
  const parts = new Array<ElementArray>(rowCount).fill(new elementArrays[dtypeOf(feature)](0))
  return {
    get column() {
      return joinSequences(feature, parts)
    },
    copy: (column, row, to) => {
      if (column.kind === 'SEQUENCE') parts[to] = column.at(row)
    },
  }
}
