import type { StoredFeature } from '../dataset.js'
import { elementCount, stepSize } from './arrow.js'
import type { StoredColumn } from './arrow.js'
import type { ElementArray } from './sequence-steps.js'

/** A value in the JSON form that the public FeatureKind documents; null where it is missing or not finite. */
export function toJson(feature: StoredFeature, column: StoredColumn, row: number): unknown {
  switch (column.kind) {
    case 'NUMERIC': {
      const value = column.values[row]!
      return Number.isFinite(value) ? value : null
    }
    case 'CATEGORICAL':
      return feature.categories?.[column.codes[row]!] ?? null
    case 'BOOLEAN': {
      const value = column.values[row]!
      return value < 0 ? null : value === 1
    }
    case 'TEXT':
      return column.at(row)
    case 'SEQUENCE':
      return toSteps(feature, column.at(row))
    case 'TENSOR':
    case 'IMAGE': {
      const size = elementCount(feature.shape)
      return Array.from(column.values.subarray(row * size, (row + 1) * size), (value) =>
        Number.isFinite(value) ? value : null,
      )
    }
  }
}

/** Each step a number, its numbers flat, or its category. */
function toSteps(feature: StoredFeature, values: ElementArray): unknown[] {
  if (feature.kind === 'CATEGORICAL') return Array.from(values, (code) => feature.categories?.[code] ?? null)
  const numbers = Array.from(values, (value) => (Number.isFinite(value) ? value : null))
  if (feature.shape.length === 1) return numbers
  const size = stepSize(feature)
  return Array.from({ length: numbers.length / size }, (_, step) => numbers.slice(step * size, (step + 1) * size))
}
