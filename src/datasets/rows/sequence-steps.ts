import type { Column } from '../../engine/index.js'

export type ElementArray = Uint8Array | Int32Array | Float32Array | Float64Array

/** The elements of a column of sequences, and how many steps each row has; null for one of another kind. */
export function stepsOf(column: Column): { readonly elements: ElementArray; readonly lengths: Uint32Array } | null {
  const lengths = 'lengths' in column ? column.lengths : undefined
  if (!lengths) return null
  if (column.kind === 'CATEGORICAL') return { elements: column.codes, lengths }
  return column.kind === 'TENSOR' ? { elements: column.values, lengths } : null
}
