import type { ElementType } from '../dataset.js'
import { IngestFailure, show } from '../dataset.js'

/** What the elements of a .npy array are and how they are stored. */
export interface NpyHeader {
  /** Kind and bytes as numpy writes them: u1, i8, f4, b1, U12. */
  readonly dtype: string
  readonly itemBytes: number
  readonly isBigEndian: boolean
  readonly shape: readonly number[]
  /** Bytes before the first element. */
  readonly headerBytes: number
}

/** Bytes needed to know how long the whole header is. */
export const npyPreambleBytes = 12

/** The length of the header of a .npy file from its first 12 bytes (format versions 1 to 3). */
export function npyHeaderBytes(preamble: Buffer, where: string): number {
  if (preamble.length < npyPreambleBytes || preamble.toString('latin1', 0, 6) !== '\u0093NUMPY')
    throw new IngestFailure(`${where}: a .npy array was expected, found other bytes`)
  const major = preamble[6]!
  if (major < 1 || major > 3)
    throw new IngestFailure(`${where}: versions 1 to 3 of the .npy format are known, found ${major}`)
  const bytes = major === 1 ? 10 + preamble.readUInt16LE(8) : 12 + preamble.readUInt32LE(8)
  if (bytes > 65_536)
    throw new IngestFailure(`${where}: its .npy header says that it is ${bytes} bytes long, at most 65536 are allowed`)
  return bytes
}

const supported = /^([<>|=])?(b1|u1|u2|u4|u8|i1|i2|i4|i8|f2|f4|f8|U\d+)$/

/** Reads a whole .npy header. Throws an IngestFailure that says what was found where it cannot be used. */
export function parseNpyHeader(header: Buffer, where: string): NpyHeader {
  const text = header.toString('latin1', header[6] === 1 ? 10 : 12)
  const descr = /'descr'\s*:\s*('([^']*)'|\[)/.exec(text)
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1]
  const axes = /'shape'\s*:\s*\(([\d,\sL]*)\)/.exec(text)?.[1]
  if (!descr || order === undefined || axes === undefined)
    throw new IngestFailure(`${where}: its .npy header is not readable, found ${show(text.trim())}`)
  const type = descr[2] ?? 'a structured type'
  if (/O/.test(type))
    throw new IngestFailure(
      `${where}: it holds Python objects (pickle), which are never read; save numbers, booleans or strings`,
    )
  const [, endian, dtype] = supported.exec(type) ?? []
  if (dtype === undefined)
    throw new IngestFailure(
      `${where}: elements of type b1, u1, u2, u4, u8, i1, i2, i4, i8, f2, f4, f8 or U can be read, found ${show(type)}`,
    )
  const shape = axes
    .split(',')
    .map((axis) => axis.replace('L', '').trim())
    .filter((axis) => axis !== '')
    .map(Number)
  if (order === 'True' && shape.length > 1)
    throw new IngestFailure(`${where}: it is stored in Fortran order; save it with numpy.ascontiguousarray`)
  const width = Number(dtype.slice(1))
  const itemBytes = dtype.startsWith('U') ? width * 4 : width
  if (itemBytes < 1) throw new IngestFailure(`${where}: its elements have no bytes (type ${show(type)})`)
  return { dtype, itemBytes, isBigEndian: endian === '>', shape, headerBytes: header.length }
}

/** The element type in which a tensor of a numpy type is stored: the narrowest that holds it (8-byte integers: as float64). */
export function elementTypeOf(dtype: string): ElementType {
  if (dtype === 'u1' || dtype === 'b1') return 'uint8'
  if (/^(u2|i1|i2|i4)$/.test(dtype)) return 'int32'
  return dtype === 'f2' || dtype === 'f4' ? 'float32' : 'float64'
}

/** Numbers of any numeric type. `bytes` is changed where its order is not ours. */
export function readNpyNumbers(
  header: NpyHeader,
  bytes: Buffer,
): Float32Array | Float64Array | Uint8Array | Int32Array {
  const { dtype, itemBytes, isBigEndian } = header
  if (isBigEndian && itemBytes === 2) bytes.swap16()
  if (isBigEndian && itemBytes === 4) bytes.swap32()
  if (isBigEndian && itemBytes === 8) bytes.swap64()
  // A copy of its own begins at an address that every element type can start from.
  const aligned = new Uint8Array(bytes)
  const count = aligned.length / itemBytes
  const as = <T>(type: new (buffer: ArrayBuffer, offset: number, length: number) => T): T =>
    new type(aligned.buffer, 0, count)
  switch (dtype) {
    case 'b1':
    case 'u1':
      return aligned
    case 'i1':
      return Int32Array.from(as(Int8Array))
    case 'i2':
      return Int32Array.from(as(Int16Array))
    case 'u2':
      return Int32Array.from(as(Uint16Array))
    case 'i4':
      return as(Int32Array)
    case 'u4':
      return Float64Array.from(as(Uint32Array))
    case 'i8':
      return Float64Array.from(as(BigInt64Array), Number)
    case 'u8':
      return Float64Array.from(as(BigUint64Array), Number)
    case 'f2':
      return Float32Array.from(as(Uint16Array), halfToNumber)
    case 'f4':
      return as(Float32Array)
    default:
      return as(Float64Array)
  }
}

/** Strings of type U: UTF-32, padded with zeros. */
export function readNpyStrings({ itemBytes, isBigEndian }: NpyHeader, bytes: Buffer): string[] {
  if (isBigEndian) bytes.swap32()
  return Array.from({ length: bytes.length / itemBytes }, (_, row) => {
    let text = ''
    for (let at = row * itemBytes; at < (row + 1) * itemBytes; at += 4) {
      const point = bytes.readUInt32LE(at)
      if (point > 0x10ffff) throw new IngestFailure(`row ${row + 1} of its batch holds ${point}, which is no character`)
      if (point !== 0) text += String.fromCodePoint(point)
    }
    return text
  })
}

/** IEEE 754 binary16. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15))
}
