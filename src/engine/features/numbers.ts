import { InvalidSpec } from '../errors.js'
import { elementCount } from '../tensors.js'
import type { Column, FeatureSpec } from './column.js'

/** Values of a numeric, boolean, tensor or image column, row after row; NaN where missing. */
export function numbersOf(feature: FeatureSpec, column: Column): ArrayLike<number> {
  checkKind(feature, column)
  switch (column.kind) {
    case 'BOOLEAN':
      return Float64Array.from(column.values, (value) => (value < 0 ? NaN : value))
    case 'NUMERIC':
      return column.values
    case 'TENSOR':
    case 'IMAGE':
      if (elementCount(column.shape) !== elementCount(feature.shape))
        throw refusal(
          feature,
          `has shape [${feature.shape.join(',')}], found values of shape [${column.shape.join(',')}]`,
        )
      return column.values
    default:
      throw refusal(feature, `has no numbers: it is ${column.kind}`)
  }
}

/** Codes of a categorical or boolean column; negative where missing. */
export function codesOf(feature: FeatureSpec, column: Column): ArrayLike<number> {
  checkKind(feature, column)
  if (column.kind === 'CATEGORICAL') return column.codes
  if (column.kind === 'BOOLEAN') return column.values
  throw refusal(feature, `has no categories: it is ${column.kind}`)
}

/** Channels that statistics are kept for: the last axis, as Keras's Normalization does by default. */
export const channelsOf = ({ shape, isSequence }: FeatureSpec): number =>
  (isSequence ? shape.slice(1) : shape).at(-1) ?? 1

/** One mistake about a feature, in a row of the rows given or in all of them. */
export function refusal(feature: FeatureSpec, problem: string, row?: number): InvalidSpec {
  const path = row === undefined ? [] : ['rows', `${row}`, feature.name]
  return new InvalidSpec([{ path, message: `feature ${feature.name} ${problem}` }])
}

function checkKind(feature: FeatureSpec, column: Column): void {
  if (feature.kind !== column.kind) throw refusal(feature, `is ${feature.kind}, found a column of ${column.kind}`)
}
