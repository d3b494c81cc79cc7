import { segmentBytes } from './kernel.js'
import { blockSize } from './pass.js'
import { placeOf, viewOf } from './arrays.js'
import type { ArrayGroup } from './arrays.js'
import { gradientArray } from './kernels.js'
import type { GradientRows } from './rows.js'

/**
 * A gradient that is zero but in some rows, without the zeros. In the array that would hold all of it lie the rows that are
 * not, in order, at the start; zeros for all others, one block, at the end; and before those the segments that put both
 * in their places.
 */
export interface PackedRows {
  /** Numbers of the rows, in order, each once. */
  readonly rows: Int32Array
  /** The same rows' gradients. */
  readonly values: Float32Array
}

const segmentWords = segmentBytes / 4

/** Segments at most: the rows, what is between them, and as many more as that is cut into. */
const mostSegments = (touched: number, rowCount: number, rowLength: number): number =>
  2 * touched + 1 + Math.ceil(rowCount / rowsOfZeros(rowLength))

const rowsOfZeros = (rowLength: number): number => Math.floor(blockSize / rowLength)

/** Whether so many rows leave room for zeros and segments. */
export function canPack({ count }: ArrayGroup, rowLength: number, touched: number): boolean {
  if (rowLength > blockSize) return false
  return touched * rowLength + segmentWords * mostSegments(touched, count / rowLength, rowLength) + blockSize <= count
}

/** What packing remembers of one table. */
export class RowIndex {
  /** A bit for each row, all zero between two steps. */
  private readonly isTouched: Uint32Array
  /** Of the rows touched last, their places among them. */
  readonly slots: Int32Array

  constructor(rowCount: number) {
    this.isTouched = new Uint32Array(Math.ceil(rowCount / 32))
    this.slots = new Int32Array(rowCount)
  }

  /** The rows in order, each once. */
  sort(given: Int32Array): Int32Array {
    const { isTouched, slots } = this
    for (const row of given) isTouched[row >>> 5]! |= 1 << (row & 31)
    const rows = new Int32Array(given.length)
    let count = 0
    for (let word = 0; word < isTouched.length; word += 1) {
      for (let bits = isTouched[word]!; bits !== 0; bits &= bits - 1) {
        const row = 32 * word + 31 - Math.clz32(bits & -bits)
        slots[row] = count
        rows[count] = row
        count += 1
      }
      isTouched[word] = 0
    }
    return rows.subarray(0, count)
  }
}

/** Adds up the rows that are given, in the order in which they are. */
export function packRows(
  group: ArrayGroup,
  rowLength: number,
  { ids, values }: GradientRows,
  index: RowIndex,
): PackedRows {
  const rowCount = group.count / rowLength
  // Negative ids count from the end, as the graph reads them.
  const given = ids.map((id) => (id < 0 ? id + rowCount : id))
  const rows = index.sort(given)
  const packed = viewOf(group, gradientArray).subarray(0, rows.length * rowLength)
  // Most rows come once: their bits are copied, which is faster than to add numbers to zeros.
  const [from, to] = [bitsOf(values), bitsOf(packed)]
  const isBegun = new Uint8Array(rows.length)
  given.forEach((row, at) => {
    const slot = index.slots[row]!
    const [source, target] = [at * rowLength, slot * rowLength]
    if (isBegun[slot] === 0)
      for (let column = 0; column < rowLength; column += 1) to[target + column] = from[source + column]!
    else for (let column = 0; column < rowLength; column += 1) packed[target + column]! += values[source + column]!
    isBegun[slot] = 1
  })
  return { rows, values: packed }
}

const bitsOf = ({ buffer, byteOffset, length }: Float32Array): Int32Array => new Int32Array(buffer, byteOffset, length)

/** Where the segments of an update are, and how many. */
export interface Segments {
  readonly place: number
  readonly count: number
}

/** Segments of the rows alone whose gradient is anything but zeros. */
export function segmentsOfRows(group: ArrayGroup, rowLength: number, { rows, values }: PackedRows): Segments {
  return writeSegments(group, rowLength, rows.length, (write, packed) => {
    rows.forEach((row, slot) => {
      const [first, end] = [slot * rowLength, (slot + 1) * rowLength]
      for (let index = first; index < end; index += 1) if (values[index] !== 0) return write(row, 1, packed + 4 * first)
    })
  })
}

/** Segments of the whole table. */
export function segmentsOfTable(group: ArrayGroup, rowLength: number, { rows }: PackedRows): Segments {
  const rowCount = group.count / rowLength
  const atOnce = rowsOfZeros(rowLength)
  return writeSegments(group, rowLength, rows.length, (write, packed, zeros) => {
    let next = 0
    const skipTo = (row: number): void => {
      for (; next < row; next += atOnce) write(next, Math.min(atOnce, row - next), zeros)
      next = row
    }
    rows.forEach((row, slot) => {
      skipTo(row)
      write(row, 1, packed + 4 * slot * rowLength)
      next = row + 1
    })
    skipTo(rowCount)
  })
}

type WriteSegment = (row: number, rows: number, place: number) => void

function writeSegments(
  group: ArrayGroup,
  rowLength: number,
  touched: number,
  writeAll: (write: WriteSegment, packed: number, zeros: number) => void,
): Segments {
  const { count, memory } = group
  const packed = placeOf(group, gradientArray)
  const zeros = packed + 4 * (count - blockSize)
  new Float32Array(memory.buffer, zeros, blockSize).fill(0)
  const length = segmentWords * mostSegments(touched, count / rowLength, rowLength)
  const place = zeros - 4 * length
  const words = new Int32Array(memory.buffer, place, length)
  let at = 0
  writeAll(
    (row, rows, from) => {
      words[at] = 4 * row * rowLength
      words[at + 1] = rows * rowLength
      words[at + 2] = from
      at += segmentWords
    },
    packed,
    zeros,
  )
  return { place, count: at / segmentWords }
}
