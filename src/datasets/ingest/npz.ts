import type { Column } from '../../engine/index.js'
import { IngestFailure, inferredCategoryLimit, limits, listNames, show, sortCategories } from '../dataset.js'
import type { DatasetFeatureKind, StoredFeature } from '../dataset.js'
import { elementArrays, elementCount } from '../rows/arrow.js'
import {
  elementTypeOf,
  npyHeaderBytes,
  npyPreambleBytes,
  parseNpyHeader,
  readNpyNumbers,
  readNpyStrings,
} from './npy.js'
import type { NpyHeader } from './npy.js'
import { checkWishes, isExcluded, overrideOf } from './row-reader.js'
import type { ColumnWishes, RowReader } from './row-reader.js'
import { openZip } from './zip.js'
import type { MemberReader, ZipMember } from './zip.js'

const batchBytes = 4 * 2 ** 20
const mostValueBytes = 256 * 2 ** 20

export interface NpzOptions extends ColumnWishes {
  readonly path: string
  /** Most bytes that the arrays may unpack to. */
  readonly limitBytes: number
}

interface NpyArray {
  readonly name: string
  readonly member: ZipMember
  readonly header: NpyHeader
  /** Bytes of one row. */
  readonly rowBytes: number
}

/**
 * The arrays of an .npz file (numpy.savez, compressed or not) that share their first axis, a feature each: [rows] is
 * NUMERIC, BOOLEAN (b1) or CATEGORICAL or TEXT (U); [rows, ...] is TENSOR. Read a batch of rows at a time.
 */
export async function openNpz(options: NpzOptions): Promise<RowReader> {
  const zip = await openZip(options.path, options.limitBytes)
  try {
    const arrays = await Promise.all(zip.members.map(readHeader))
    const rowCount = checkRows(arrays)
    checkWishes(
      options,
      arrays.map(({ name }) => name),
    )
    const columns: NpzColumn[] = []
    for (const array of arrays)
      if (!isExcluded(options, array.name)) columns.push(await planColumn(array, rowCount, options))
    return {
      features: columns.map(({ feature }) => feature),
      rowCount,
      batches: () => readBatches(columns, rowCount),
      close: async () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function readHeader(member: ZipMember): Promise<NpyArray> {
  const name = member.name.replace(/\.npy$/, '')
  if (name === member.name) throw new IngestFailure(`${member.name}: an .npz archive holds .npy arrays alone`)
  if (name.length > limits.nameLength)
    throw new IngestFailure(`${show(name)}: a name has at most ${limits.nameLength} characters`)
  const reader = await member.open()
  try {
    const preamble = await reader.read(npyPreambleBytes)
    const length = npyHeaderBytes(preamble, member.name)
    const header = parseNpyHeader(Buffer.concat([preamble, await reader.read(length - npyPreambleBytes)]), member.name)
    const { shape, itemBytes, headerBytes } = header
    const expected = elementCount(shape) * itemBytes
    const found = member.byteSize - headerBytes
    if (expected !== found)
      throw new IngestFailure(
        `${member.name}: its header says the shape [${shape.join(', ')}] of ${header.dtype}, which is ${expected} bytes, found ${found}`,
        'SHAPE_MISMATCH',
      )
    return { name, member, header, rowBytes: elementCount(shape.slice(1)) * itemBytes }
  } finally {
    reader.close()
  }
}

function checkRows(arrays: readonly NpyArray[]): number {
  const [first] = arrays
  if (!first) throw new IngestFailure('the archive is empty: .npy arrays were expected', 'EMPTY_FILE')
  if (arrays.length > limits.features)
    throw new IngestFailure(`${arrays.length} arrays were found, at most ${limits.features} are allowed`, 'TOO_LARGE')
  for (const { member, header, name } of arrays) {
    if (header.shape.length === 0)
      throw new IngestFailure(
        `${member.name}: an array whose first axis counts the rows was expected, found a single value`,
      )
    if (header.shape[0] !== first.header.shape[0])
      throw new IngestFailure(
        `the arrays must have one length along their first axis: ${show(first.name)} has ${first.header.shape[0]}, ${show(name)} has ${header.shape[0]}`,
        'SHAPE_MISMATCH',
      )
    if (header.shape.slice(1).includes(0))
      throw new IngestFailure(`${member.name}: an axis of its shape [${header.shape.join(', ')}] is empty`)
  }
  const rowCount = first.header.shape[0]!
  if (rowCount === 0)
    throw new IngestFailure(`the arrays ${listNames(arrays.map(({ name }) => name))} have no rows`, 'EMPTY_FILE')
  return rowCount
}

interface NpzColumn {
  readonly feature: StoredFeature
  readonly array: NpyArray
  readonly toColumn: (bytes: Buffer, firstRow: number) => Column
}

async function planColumn(array: NpyArray, rowCount: number, options: NpzOptions): Promise<NpzColumn> {
  const { name, header, member } = array
  const { dtype } = header
  const shape = header.shape.slice(1)
  const override = overrideOf(options, name)
  if (array.rowBytes > mostValueBytes)
    throw new IngestFailure(
      `${member.name}: one row has ${array.rowBytes} bytes, at most ${mostValueBytes} are allowed`,
      'TOO_LARGE',
    )
  if (shape.length > 0) return planTensor(array, shape, override?.kind ?? 'TENSOR')
  const isText = dtype.startsWith('U')
  const readTexts = (bytes: Buffer) =>
    isText
      ? readNpyStrings(header, bytes).map((text) => (text === '' ? null : text))
      : Array.from(readNpyNumbers(header, bytes), showElement)
  const showElement = (value: number): string | null =>
    Number.isNaN(value) ? null : dtype === 'b1' ? (value ? 'true' : 'false') : String(value)
  let kind: DatasetFeatureKind =
    name === options.splitColumn
      ? 'TEXT'
      : (override?.kind ?? (isText ? 'CATEGORICAL' : dtype === 'b1' ? 'BOOLEAN' : 'NUMERIC'))
  let categories: readonly string[] = []
  if (kind === 'CATEGORICAL') {
    const most = override?.kind ? limits.categories : inferredCategoryLimit(rowCount)
    const found = override?.categories ?? (await findDistinct(array, rowCount, readTexts, most))
    if (found) categories = override?.categories ?? sortCategories(found)
    else if (override?.kind)
      throw new IngestFailure(
        `${member.name}: more than ${most} different values were found, CATEGORICAL allows ${most}`,
        'TOO_LARGE',
      )
    else kind = 'TEXT'
  }
  if (kind === 'NUMERIC' && isText) throw new IngestFailure(`${member.name}: strings (${dtype}) cannot be NUMERIC`)
  if (kind === 'TENSOR' || kind === 'IMAGE' || kind === 'SEQUENCE')
    throw new IngestFailure(
      `${member.name}: ${kind} needs values of one axis or more, found the shape [${header.shape.join(', ')}]`,
    )
  const codeOf = new Map(categories.map((category, code) => [category, code]))
  const feature: StoredFeature = { name, kind, shape: [], ...(kind === 'CATEGORICAL' ? { categories } : {}) }
  const toColumn = (bytes: Buffer, firstRow: number): Column => {
    switch (kind) {
      case 'CATEGORICAL':
        return {
          kind,
          codes: Int32Array.from(readTexts(bytes), (text) => (text === null ? -1 : (codeOf.get(text) ?? -1))),
        }
      case 'TEXT':
        return { kind, values: readTexts(bytes) }
      case 'BOOLEAN':
        return {
          kind,
          values: Int8Array.from(isText ? [] : readNpyNumbers(header, bytes), (value, row) =>
            toBoolean(value, name, firstRow + row),
          ),
        }
      default:
        return {
          kind: 'NUMERIC',
          values: Float64Array.from(readNpyNumbers(header, bytes), (value) =>
            Number.isFinite(value) ? value : Number.NaN,
          ),
        }
    }
  }
  if (kind === 'BOOLEAN' && isText) throw new IngestFailure(`${member.name}: strings (${dtype}) cannot be BOOLEAN`)
  return { feature, array, toColumn }
}

function planTensor(array: NpyArray, shape: readonly number[], kind: DatasetFeatureKind): NpzColumn {
  const { name, header, member } = array
  const found = `found ${header.dtype} of shape [${header.shape.join(', ')}]`
  if (kind !== 'TENSOR' && kind !== 'IMAGE')
    throw new IngestFailure(`${member.name}: ${kind} needs one value a row, ${found}`)
  if (header.dtype.startsWith('U')) throw new IngestFailure(`${member.name}: strings stand one a row, ${found}`)
  if (kind === 'IMAGE' && (header.dtype !== 'u1' || shape.length < 2 || shape.length > 3))
    throw new IngestFailure(
      `${member.name}: IMAGE needs u1 (uint8) of shape [rows, height, width] or [rows, height, width, channels], ${found}`,
    )
  const stored = kind === 'IMAGE' && shape.length === 2 ? [...shape, 1] : shape
  const dtype = elementTypeOf(header.dtype)
  return {
    feature: { name, kind, shape: stored, dtype },
    array,
    toColumn: (bytes) => {
      const values = readNpyNumbers(header, bytes)
      if (!(values instanceof elementArrays[dtype]))
        throw new Error(`${header.dtype} was read as another type than ${dtype}`)
      return { kind, shape: stored, values }
    },
  }
}

function toBoolean(value: number, name: string, row: number): number {
  if (Number.isNaN(value)) return -1
  if (value !== 0 && value !== 1)
    throw new IngestFailure(`row ${row + 1}: ${show(name)} is BOOLEAN: 0 or 1 was expected, found ${value}`)
  return value
}

/** The different values of an array, or null where there are more than `most`. */
async function findDistinct(
  array: NpyArray,
  rowCount: number,
  read: (bytes: Buffer) => (string | null)[],
  most: number,
): Promise<Set<string> | null> {
  const found = new Set<string>()
  const rows = await openRows(array)
  try {
    const step = Math.max(1, Math.floor(batchBytes / array.rowBytes))
    for (let row = 0; row < rowCount; row += step) {
      for (const text of read(await rows.read(Math.min(step, rowCount - row) * array.rowBytes)))
        if (text !== null) found.add(text)
      if (found.size > most) return null
    }
    return found
  } finally {
    rows.close()
  }
}

async function openRows({ member, header }: NpyArray): Promise<MemberReader> {
  const reader = await member.open()
  await reader.read(header.headerBytes)
  return reader
}

async function* readBatches(columns: readonly NpzColumn[], rowCount: number) {
  const readers: MemberReader[] = []
  try {
    for (const { array } of columns) readers.push(await openRows(array))
    const rowBytes = columns.reduce((sum, { array }) => sum + array.rowBytes, 0)
    const step = Math.max(1, Math.min(8192, Math.floor(batchBytes / rowBytes)))
    for (let row = 0; row < rowCount; row += step) {
      const count = Math.min(step, rowCount - row)
      const batch: Column[] = []
      for (const [index, { array, toColumn }] of columns.entries())
        batch.push(toColumn(await readers[index]!.read(count * array.rowBytes), row))
      yield { rowCount: count, columns: batch }
    }
    for (const reader of readers) await reader.end()
  } finally {
    for (const reader of readers) reader.close()
  }
}
