import type { Column, FeatureSpec, RowSource, SplitName } from '../../../src/engine/features/column.js'

export type Columns = Readonly<Record<string, Column>>

/** Rows held in arrays: one column for each feature in each split. */
export function createRowSource(
  features: readonly FeatureSpec[],
  splits: Partial<Record<SplitName, Columns>>,
): RowSource {
  const size = (name: string) =>
    features.find((feature) => feature.name === name)?.shape.reduce((a, b) => a * b, 1) ?? 1
  return {
    features,
    rowCount(split) {
      const [first] = Object.entries(splits[split] ?? {})
      return first ? lengthOf(first[1]) / size(first[0]) : 0
    },
    async read(split, rows, names) {
      const columns = new Map<string, Column>()
      for (const name of names) {
        const column = splits[split]?.[name]
        if (!column) throw new Error(`split ${split} has no column ${name}`)
        columns.set(name, pick(column, rows, size(name)))
      }
      return columns
    },
  }
}

function lengthOf(column: Column): number {
  return column.kind === 'CATEGORICAL' ? column.codes.length : column.values.length
}

function pick(column: Column, rows: Uint32Array, size: number): Column {
  switch (column.kind) {
    case 'NUMERIC':
      return { kind: 'NUMERIC', values: Float64Array.from(rows, (row) => column.values[row] ?? NaN) }
    case 'CATEGORICAL':
      return { kind: 'CATEGORICAL', codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1) }
    case 'BOOLEAN':
      return { kind: 'BOOLEAN', values: Int8Array.from(rows, (row) => column.values[row] ?? -1) }
    case 'TEXT':
      return { kind: 'TEXT', values: Array.from(rows, (row) => column.values[row] ?? null) }
    default: {
      const values = new Float32Array(rows.length * size)
      rows.forEach((row, place) => values.set(column.values.subarray(row * size, (row + 1) * size), place * size))
      return { kind: column.kind, shape: column.shape, values }
    }
  }
}
