import type { Column, FeatureSpec } from '../engine/index.js'
import { UserMistake } from '../platform/errors.js'
import type { Mistake } from '../platform/errors.js'
import { readSequences } from './sequences.js'

/** A caller's row: feature name -> value, in the JSON form that FeatureKind documents. */
export type FeatureRow = Readonly<Record<string, unknown>>

/** Most mistakes that one answer lists. */
export const mistakeLimit = 20

/**
 * Reads raw rows into columns, all rows at once. Every row has every feature; null stands for a missing value, which the
 * feature's encoder knows. Throws a UserMistake with a path such as ["rows", "3", "age"] for each value that does not fit.
 */
export function readRows(features: readonly FeatureSpec[], rows: readonly FeatureRow[]): ReadonlyMap<string, Column> {
  const mistakes: Mistake[] = []
  const complain = (row: number, feature: string, message: string, code: Code = 'INVALID_INPUT'): void => {
    mistakes.push({ code, message: `row ${row}: ${message}`, path: ['rows', String(row), feature] })
  }
  const names = features.map(({ name }) => name)
  rows.forEach((row, index) => {
    for (const feature of features) {
      const { name } = feature
      const kind = feature.isSequence ? 'SEQUENCE' : feature.kind
      const hint = isTensor(feature.kind) ? '' : '; null stands for an unknown value'
      if (!Object.hasOwn(row, name)) complain(index, name, `the feature "${name}" (${kind}) is missing${hint}`)
    }
    for (const key of Object.keys(row))
      if (!names.includes(key))
        complain(
          index,
          key,
          `"${key}" is no input of this model; its inputs are ${names.map((name) => `"${name}"`).join(', ')}`,
          'UNKNOWN_FEATURE',
        )
  })
  const columns = new Map(
    features.map((feature) => {
      const values = rows.map((row) => (Object.hasOwn(row, feature.name) ? row[feature.name] : null))
      return [
        feature.name,
        readColumn(feature, values, (row, message, code) => {
          // What is missing is told already.
          if (Object.hasOwn(rows[row]!, feature.name)) complain(row, feature.name, message, code)
        }),
      ] as const
    }),
  )
  if (mistakes.length > 0) throw new UserMistake(mistakes.slice(0, mistakeLimit))
  return columns
}

type Code = 'INVALID_INPUT' | 'UNKNOWN_FEATURE' | 'SHAPE_MISMATCH'
type Complain = (row: number, message: string, code?: Code) => void

const isTensor = (kind: FeatureSpec['kind']): boolean => kind === 'TENSOR' || kind === 'IMAGE'

function readColumn(feature: FeatureSpec, values: readonly unknown[], complain: Complain): Column {
  switch (feature.kind) {
    case 'NUMERIC':
      return {
        kind: 'NUMERIC',
        values: Float64Array.from(values, (value, row) => readNumber(feature, value, row, complain)),
      }
    case 'CATEGORICAL': {
      if (feature.isSequence) return readSequences(feature, values, complain, show)
      const codes = new Map(feature.categories?.map((category, code) => [category, code]))
      return {
        kind: 'CATEGORICAL',
        codes: Int32Array.from(values, (value, row) => readCategory(feature, codes, value, row, complain)),
      }
    }
    case 'BOOLEAN':
      return {
        kind: 'BOOLEAN',
        values: Int8Array.from(values, (value, row) => {
          if (value === null) return -1
          if (typeof value !== 'boolean' && value !== 0 && value !== 1)
            complain(row, `"${feature.name}" is BOOLEAN: true, false or null, got ${show(value)}`)
          return value === true || value === 1 ? 1 : 0
        }),
      }
    case 'TEXT':
      return {
        kind: 'TEXT',
        values: values.map((value, row) => {
          if (value === null || typeof value === 'string') return value
          complain(row, `"${feature.name}" is TEXT: a string or null, got ${show(value)}`)
          return null
        }),
      }
    case 'TENSOR':
    case 'IMAGE':
      return feature.isSequence
        ? readSequences(feature, values, complain, show)
        : readTensors(feature, feature.kind, values, complain)
  }
}

function readNumber(feature: FeatureSpec, value: unknown, row: number, complain: Complain): number {
  if (value === null) return Number.NaN
  if (typeof value === 'number' && Number.isFinite(value)) return value
  complain(row, `"${feature.name}" is NUMERIC: a number or null, got ${show(value)}`)
  return Number.NaN
}

function readCategory(
  feature: FeatureSpec,
  codes: ReadonlyMap<string, number>,
  value: unknown,
  row: number,
  complain: Complain,
): number {
  if (value === null) return -1
  const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  const code = isText ? codes.get(String(value)) : undefined
  if (code !== undefined) return code
  const known = [...codes.keys()].slice(0, 10).map(show).join(', ')
  const more = codes.size > 10 ? ` and ${codes.size - 10} more` : ''
  complain(row, `"${feature.name}" is CATEGORICAL, one of ${known}${more}, got ${show(value)}`)
  return -1
}

function readTensors(
  feature: FeatureSpec,
  kind: 'TENSOR' | 'IMAGE',
  values: readonly unknown[],
  complain: Complain,
): Column {
  const size = feature.shape.reduce((product, axis) => product * axis, 1)
  const out = kind === 'IMAGE' ? new Uint8Array(values.length * size) : new Float32Array(values.length * size)
  values.forEach((value, row) => {
    if (!Array.isArray(value)) {
      complain(
        row,
        `"${feature.name}" is ${kind} of shape [${feature.shape.join(', ')}]: numbers in nested or flat arrays, got ${show(value)}`,
      )
      return
    }
    const flat: unknown[] = value.flat(Infinity)
    if (flat.length !== size) {
      complain(
        row,
        `"${feature.name}" has shape [${feature.shape.join(', ')}], which is ${size} numbers, got ${flat.length}`,
        'SHAPE_MISMATCH',
      )
      return
    }
    const bad = flat.findIndex((one) => !isElement(kind, one))
    if (bad < 0) out.set(flat as number[], row * size)
    else
      complain(
        row,
        `"${feature.name}"[${bad}] must be ${kind === 'IMAGE' ? 'a whole number from 0 to 255' : 'a number'}, got ${show(flat[bad])}`,
      )
  })
  return { kind, shape: feature.shape, values: out }
}

function isElement(kind: 'TENSOR' | 'IMAGE', value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  return kind === 'TENSOR' || (Number.isInteger(value) && value >= 0 && value <= 255)
}

/** A value as it stands in a message, cut to a line. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
