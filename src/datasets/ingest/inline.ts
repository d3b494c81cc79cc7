import type { Column } from '../../engine/index.js'
import { inferredCategoryLimit, limits, show, sortCategories } from '../dataset.js'
import type { DatasetFeatureKind, StoredFeature } from '../dataset.js'
import { elementCount } from '../rows/arrow.js'
import { readSequences, shapeOf } from './inline-sequences.js'
import { checkWishes, isExcluded, overrideOf } from './row-reader.js'
import type { ColumnWishes, RowReader } from './row-reader.js'

export type InlineRow = Readonly<Record<string, unknown>>

/** Called with what is wrong with a value; the path leads into the rows, as in ['3', 'age']. */
export type Complain = (message: string, path: readonly string[]) => void

/**
 * Rows that a caller gave as JSON, as columns. A missing value is null or left out. Numbers are NUMERIC, true and false
 * BOOLEAN, strings CATEGORICAL where few are distinct, else TEXT, nested arrays of one shape TENSOR; a wish changes that,
 * and makes lists of different lengths SEQUENCE.
 * Complains of every value that does not fit; throws an IngestFailure where a wish is about a column that is not there.
 */
export function readInlineRows(rows: readonly InlineRow[], wishes: ColumnWishes, complain: Complain): RowReader {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  if (names.length === 0) complain('the rows have no features', [])
  if (names.length > limits.features) complain(`rows may have ${limits.features} features, found ${names.length}`, [])
  for (const name of names)
    if (name === '' || name.length > limits.nameLength)
      complain(`a feature's name has 1 to ${limits.nameLength} characters, found ${show(name)}`, [])
  checkWishes(wishes, names)
  const read = names
    .filter((name) => !isExcluded(wishes, name))
    .map((name) => {
      const values = rows.map((row) => (Object.hasOwn(row, name) ? row[name] : null))
      const override = overrideOf(wishes, name)
      const inferred = override?.categories ? 'CATEGORICAL' : inferKind(values)
      const kind = name === wishes.splitColumn ? 'TEXT' : (override?.kind ?? inferred)
      return readFeature(name, kind, override?.categories ?? null, values, (message, row) =>
        complain(message, [String(row), name]),
      )
    })
  return {
    features: read.map(({ feature }) => feature),
    rowCount: rows.length,
    batches: async function* () {
      yield { rowCount: rows.length, columns: read.map(({ column }) => column) }
    },
    close: async () => undefined,
  }
}

function inferKind(values: readonly unknown[]): DatasetFeatureKind {
  const first = values.find((value) => value !== null)
  if (typeof first === 'boolean') return 'BOOLEAN'
  if (Array.isArray(first)) return 'TENSOR'
  if (typeof first !== 'string') return 'NUMERIC'
  const distinct = new Set(values.filter((value) => value !== null))
  return distinct.size <= inferredCategoryLimit(values.length) ? 'CATEGORICAL' : 'TEXT'
}

interface ReadFeature {
  readonly feature: StoredFeature
  readonly column: Column
}

type ComplainOfRow = (message: string, row: number) => void

function readFeature(
  name: string,
  kind: DatasetFeatureKind,
  categories: readonly string[] | null,
  values: readonly unknown[],
  complain: ComplainOfRow,
): ReadFeature {
  const expected = (row: number, what: string) =>
    complain(`${show(name)} is ${kind}: ${what} or null, got ${show(values[row])}`, row)
  switch (kind) {
    case 'NUMERIC':
      return {
        feature: { name, kind, shape: [] },
        column: {
          kind,
          values: Float64Array.from(values, (value, row) => {
            if (value === null) return Number.NaN
            if (typeof value === 'number' && Number.isFinite(value)) return value
            expected(row, 'a number')
            return Number.NaN
          }),
        },
      }
    case 'BOOLEAN':
      return {
        feature: { name, kind, shape: [] },
        column: {
          kind,
          values: Int8Array.from(values, (value, row) => {
            if (value === null) return -1
            if (value === true || value === 1) return 1
            if (value !== false && value !== 0) expected(row, 'true or false')
            return 0
          }),
        },
      }
    case 'TEXT':
      return {
        feature: { name, kind, shape: [] },
        column: { kind, values: readTexts(values, (row) => expected(row, 'a string')) },
      }
    case 'CATEGORICAL': {
      const texts = readTexts(values, (row) => expected(row, 'a string'))
      const known = categories ?? sortCategories(new Set(texts.filter((text) => text !== null)))
      const codeOf = new Map(known.map((category, code) => [category, code]))
      const codes = Int32Array.from(texts, (text) => (text === null ? -1 : (codeOf.get(text) ?? -1)))
      return { feature: { name, kind, shape: [], categories: known }, column: { kind, codes } }
    }
    case 'SEQUENCE':
      return readSequences(name, values, complain)
    case 'TENSOR':
    case 'IMAGE':
      return readTensors(name, kind, values, complain)
  }
}

/** Numbers and booleans have one plain way to be written, so an override may make texts or categories of them. */
function readTexts(values: readonly unknown[], complain: (row: number) => void): (string | null)[] {
  return values.map((value, row) => {
    if (value === null || typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    complain(row)
    return null
  })
}

function readTensors(
  name: string,
  kind: 'TENSOR' | 'IMAGE',
  values: readonly unknown[],
  complain: ComplainOfRow,
): ReadFeature {
  const given = shapeOf(values[0])
  const shape = kind === 'IMAGE' && given.length === 2 ? [...given, 1] : given
  const size = elementCount(shape)
  const out = kind === 'IMAGE' ? new Uint8Array(values.length * size) : new Float32Array(values.length * size)
  if (kind === 'IMAGE' && shape.length !== 3)
    complain(
      `${show(name)} is IMAGE: numbers as [height][width] or [height][width][channels], got the shape [${given.join(', ')}]`,
      0,
    )
  values.forEach((value, row) => {
    const found = shapeOf(value)
    if (!Array.isArray(value) || found.join() !== given.join()) {
      const what = Array.isArray(value) ? `the shape [${found.join(', ')}]` : show(value)
      complain(
        `${show(name)} is ${kind} of shape [${given.join(', ')}] in the first row, got ${what} in row ${row}${kind === 'TENSOR' && Array.isArray(value) ? '; kind SEQUENCE takes lists of different lengths' : ''}`,
        row,
      )
      return
    }
    const flat: unknown[] = value.flat(Infinity)
    const bad = flat.length === size ? flat.findIndex((one) => !isElement(kind, one)) : 0
    if (bad < 0) out.set(flat as number[], row * size)
    else
      complain(
        `${show(name)} must hold ${kind === 'IMAGE' ? 'whole numbers from 0 to 255' : 'numbers'} in arrays of one length, got ${show(flat[bad])}`,
        row,
      )
  })
  return {
    feature: { name, kind, shape, dtype: kind === 'IMAGE' ? 'uint8' : 'float32' },
    column: { kind, shape, values: out },
  }
}

function isElement(kind: 'TENSOR' | 'IMAGE', value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  return kind === 'TENSOR' || (Number.isInteger(value) && value >= 0 && value <= 255)
}
