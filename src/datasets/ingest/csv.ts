import { stat } from 'node:fs/promises'
import type { DuckDBDataChunk } from '@duckdb/node-api'
import type { Column, FeatureKind } from '../../engine/index.js'
import { IngestFailure, inferredCategoryLimit, limits, listNames, show, sortCategories } from '../dataset.js'
import type { StoredFeature } from '../dataset.js'
import { explainCsvError, isConversionError } from './csv-failures.js'
import { readCsvHeader } from './csv-header.js'
import type { CsvHeader } from './csv-header.js'
import { literal, openDuck } from './duckdb.js'
import type { Duck } from './duckdb.js'
import { checkWishes, isExcluded, overrideOf } from './row-reader.js'
import type { ColumnWishes, RowReader } from './row-reader.js'

type CsvType = 'BOOLEAN' | 'BIGINT' | 'DOUBLE' | 'VARCHAR'

/** What stands for a missing value in a CSV file, quoted or not. */
export const missingTexts = ['', 'NA', 'N/A', 'NULL', 'null', 'NaN', 'nan'] as const

export interface CsvOptions extends ColumnWishes {
  readonly path: string
  /** Where DuckDB may spill. */
  readonly folder: string
  readonly memoryLimitMb?: number
}

/**
 * A CSV file (RFC 4180, UTF-8, a header line). DuckDB's sniffer finds the types; the whole file is parsed once to check
 * it and to count, and again to read it, so nothing is stored of a file with a fault. Throws an IngestFailure that names
 * the line, the column and what was found.
 */
export async function openCsv(options: CsvOptions): Promise<RowReader> {
  if ((await stat(options.path)).size === 0)
    throw new IngestFailure(
      'the file is empty: a header line with the names of the columns, then rows, were expected',
      'EMPTY_FILE',
    )
  const header = await readCsvHeader(options.path)
  checkWishes(options, header.names)
  const duck = await openDuck(options.folder, options.memoryLimitMb)
  try {
    return await planColumns(duck, header, options)
  } catch (error) {
    duck.close()
    throw error instanceof IngestFailure ? error : explainCsvError(error, header.names)
  }
}

async function planColumns(duck: Duck, header: CsvHeader, options: CsvOptions): Promise<RowReader> {
  const forced = header.names.map((name) => forcedType(name, options))
  let types = await sniffTypes(duck, header, options.path, forced, 20_480)
  let counted = await count(duck, header, options.path, types).catch((error: unknown) => {
    if (isConversionError(error)) return null
    throw error
  })
  if (counted === null) {
    // A value far down is of another type than those that the sniffer saw: it looks again, at all of them.
    types = await sniffTypes(duck, header, options.path, forced, -1)
    counted = await count(duck, header, options.path, types)
  }
  const { rowCount, distinct } = counted
  if (rowCount === 0)
    throw new IngestFailure(`the file has a header (${listNames(header.names)}) and no rows`, 'EMPTY_FILE')
  const columns = header.names
    .map((name, index): CsvColumn => {
      // SEQUENCE was refused where the types were forced.
      const kind = name === options.splitColumn ? 'TEXT' : (overrideOf(options, name)?.kind as FeatureKind | null)
      return {
        name,
        index,
        kind: kind ?? inferKind(types[index]!, distinct[index] ?? 0, rowCount),
        distinct: distinct[index] ?? 0,
      }
    })
    .filter(({ name }) => !isExcluded(options, name))
  const relation = readCsv(header, options.path, types)
  const categories = await findCategories(duck, relation, columns, options)
  const features = columns.map(({ name, kind, index }): StoredFeature => {
    const known = categories.get(index)
    return { name, kind, shape: [], ...(known ? { categories: known } : {}) }
  })
  const selected: string[] = []
  for (const [at, feature] of features.entries()) selected.push(await selectColumn(duck, feature, columns[at]!.index))
  return {
    features,
    rowCount,
    batches: async function* () {
      try {
        for await (const chunk of duck.stream(`SELECT ${selected.join(', ')} FROM ${relation}`))
          yield { rowCount: chunk.rowCount, columns: features.map((feature, at) => readColumn(feature, chunk, at)) }
      } catch (error) {
        throw explainCsvError(error, header.names)
      }
    },
    close: async () => duck.close(),
  }
}

interface CsvColumn {
  readonly name: string
  /** Its place in the file. */
  readonly index: number
  readonly kind: FeatureKind
  /** About how many values a column of text holds. */
  readonly distinct: number
}

/** The type that an override asks the parser for; null: as sniffed. Texts and categories stay as they were written. */
function forcedType(name: string, options: CsvOptions): CsvType | null {
  const kind = name === options.splitColumn || isExcluded(options, name) ? 'TEXT' : overrideOf(options, name)?.kind
  switch (kind) {
    case undefined:
    case null:
      return overrideOf(options, name)?.categories ? 'VARCHAR' : null
    case 'NUMERIC':
      return 'DOUBLE'
    case 'BOOLEAN':
      return 'BOOLEAN'
    case 'CATEGORICAL':
    case 'TEXT':
      return 'VARCHAR'
    case 'TENSOR':
    case 'IMAGE':
    case 'SEQUENCE':
      throw new IngestFailure(
        `the column ${show(name)} cannot be ${kind}: a CSV file holds single values; ${kind === 'SEQUENCE' ? 'give rows inline' : 'upload an NPZ file'}`,
        'INVALID_INPUT',
      )
  }
}

const dialect = ({ delimiter }: CsvHeader): string =>
  `delim=${literal(delimiter)}, quote='"', escape='"', header=true, skip=0, strict_mode=true, null_padding=false, ` +
  `ignore_errors=false, comment='', nullstr=[${missingTexts.map(literal).join(', ')}]`

// The parser knows the columns as c0, c1, ...: theirs are ours to check and may differ in case alone.
async function sniffTypes(
  duck: Duck,
  header: CsvHeader,
  path: string,
  forced: readonly (CsvType | null)[],
  sampleSize: number,
): Promise<CsvType[]> {
  const names = header.names.map((_, index) => literal(`c${index}`)).join(', ')
  const sql = `DESCRIBE SELECT * FROM read_csv(${literal(path)}, ${dialect(header)}, names=[${names}], sample_size=${sampleSize}, auto_type_candidates=['BOOLEAN', 'BIGINT', 'DOUBLE', 'VARCHAR'])`
  const sniffed = await duck.rows(sql).catch(() => null)
  // A fault among the first lines stops the sniffer without saying where: parsed as text, the file tells.
  if (sniffed?.length !== header.names.length) {
    const texts = header.names.map((): CsvType => 'VARCHAR')
    await count(duck, header, path, texts)
    return texts.map((type, index) => forced[index] ?? type)
  }
  return sniffed.map((row, index) => forced[index] ?? (row[1] as CsvType))
}

function readCsv(header: CsvHeader, path: string, types: readonly CsvType[]): string {
  const columns = types.map((type, index) => `'c${index}': '${type}'`).join(', ')
  return `read_csv(${literal(path)}, ${dialect(header)}, auto_detect=false, columns={${columns}})`
}

interface Counted {
  readonly rowCount: number
  /** About how many values a column of text holds; undefined for the others. */
  readonly distinct: readonly (number | undefined)[]
}

/** Parses every value of the file. */
async function count(duck: Duck, header: CsvHeader, path: string, types: readonly CsvType[]): Promise<Counted> {
  const sums = types.map((type, index) =>
    type === 'VARCHAR' ? `approx_count_distinct(c${index})` : `count(c${index})`,
  )
  const [row = []] = await duck.rows(`SELECT count(*), ${sums.join(', ')} FROM ${readCsv(header, path, types)}`)
  const [rowCount, ...counts] = row.map(Number)
  return {
    rowCount: rowCount ?? 0,
    distinct: types.map((type, index) => (type === 'VARCHAR' ? counts[index] : undefined)),
  }
}

function inferKind(type: CsvType, distinct: number, rowCount: number): FeatureKind {
  if (type === 'BOOLEAN') return 'BOOLEAN'
  if (type !== 'VARCHAR') return 'NUMERIC'
  return distinct <= inferredCategoryLimit(rowCount) ? 'CATEGORICAL' : 'TEXT'
}

async function findCategories(
  duck: Duck,
  relation: string,
  columns: readonly CsvColumn[],
  wishes: ColumnWishes,
): Promise<Map<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>()
  const wanted: CsvColumn[] = []
  for (const column of columns.filter(({ kind }) => kind === 'CATEGORICAL')) {
    const given = overrideOf(wishes, column.name)?.categories
    if (given) found.set(column.index, given)
    else wanted.push(column)
    // The count is off by a few per cent.
    if (!given && column.distinct > limits.categories * 1.1)
      throw new IngestFailure(
        `the column ${show(column.name)} holds about ${column.distinct} different values, CATEGORICAL allows ${limits.categories}; make it TEXT or NUMERIC`,
        'TOO_LARGE',
      )
  }
  if (wanted.length === 0) return found
  const [lists = []] = await duck.rows(
    `SELECT ${wanted.map(({ index }) => `list(DISTINCT c${index})`).join(', ')} FROM ${relation}`,
  )
  wanted.forEach(({ index }, at) => {
    const values = (lists[at] ?? []) as (string | null)[]
    found.set(index, sortCategories(values.filter((value) => value !== null)))
  })
  return found
}

async function selectColumn(duck: Duck, { kind, categories }: StoredFeature, index: number): Promise<string> {
  if (kind === 'NUMERIC') return `c${index}::DOUBLE`
  if (kind !== 'CATEGORICAL') return `c${index}`
  // An enum has at least one value.
  await duck.run(`CREATE TYPE e${index} AS ENUM (${(categories?.length ? categories : ['']).map(literal).join(', ')})`)
  return `enum_code(TRY_CAST(c${index} AS e${index}))::INTEGER`
}

function readColumn({ kind }: StoredFeature, chunk: DuckDBDataChunk, index: number): Column {
  const vector = chunk.getColumnVector(index)
  const { rowCount } = chunk
  switch (kind) {
    case 'CATEGORICAL': {
      const codes = new Int32Array(rowCount)
      for (let row = 0; row < rowCount; row++) codes[row] = (vector.getItem(row) as number | null) ?? -1
      return { kind, codes }
    }
    case 'BOOLEAN': {
      const values = new Int8Array(rowCount)
      for (let row = 0; row < rowCount; row++) {
        const value = vector.getItem(row)
        values[row] = value === null ? -1 : Number(value)
      }
      return { kind, values }
    }
    case 'TEXT':
      return { kind, values: Array.from({ length: rowCount }, (_, row) => vector.getItem(row) as string | null) }
    default: {
      const values = new Float64Array(rowCount)
      for (let row = 0; row < rowCount; row++) {
        const value = vector.getItem(row) as number | null
        // Infinity is no measurement: it is missing, as NaN is.
        values[row] = value !== null && Number.isFinite(value) ? value : Number.NaN
      }
      return { kind: 'NUMERIC', values }
    }
  }
}
