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

/**
 * Adds up the rows that are given, in the order in which they are.
 * @param slots a number for each row of the table, whatever it says
 */
export function packRows(
  group: ArrayGroup,
  rowLength: number,
  { ids, values }: GradientRows,
  slots: Int32Array,
): PackedRows {
  const rowCount = group.count / rowLength
  // Negative ids count from the end, as the graph reads them.
  const given = ids.map((id) => (id < 0 ? id + rowCount : id))
  const sorted = given.slice().sort()
  const rows = sorted.filter((row, index) => row !== sorted[index - 1])
  rows.forEach((row, slot) => (slots[row] = slot))
  const packed = viewOf(group, gradientArray)
    .subarray(0, rows.length * rowLength)
    .fill(0)
  for (let index = 0; index < given.length; index += 1) {
    const [to, from] = [slots[given[index]!]! * rowLength, index * rowLength]
    for (let column = 0; column < rowLength; column += 1) packed[to + column]! += values[from + column]!
  }
  return { rows, values: packed }
}

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
