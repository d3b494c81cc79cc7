import type { Column, FeatureKind, FeatureSpec } from '../../../src/engine/features/column.js'

export const feature = (kind: FeatureKind, shape: number[] = [], categories?: string[]): FeatureSpec => ({
  name: 'x',
  kind,
  shape,
  categories,
})

export const numeric = (...values: number[]): Column => ({ kind: 'NUMERIC', values: Float64Array.from(values) })
export const codes = (...values: number[]): Column => ({ kind: 'CATEGORICAL', codes: Int32Array.from(values) })
export const booleans = (...values: number[]): Column => ({ kind: 'BOOLEAN', values: Int8Array.from(values) })
export const tensor = (shape: number[], ...values: number[]): Column => ({
  kind: 'TENSOR',
  shape,
  values: Float64Array.from(values),
})
export const image = (shape: number[], ...values: number[]): Column => ({
  kind: 'IMAGE',
  shape,
  values: Uint8Array.from(values),
})

export async function* stream(...columns: Column[]): AsyncGenerator<Column> {
  for (const column of columns) yield column
}

/** Fails where it is read. */
export async function* unread(): AsyncGenerator<Column> {
  throw new Error('no values should be read')
  yield numeric()
}
