import { crc32, deflateRawSync } from 'node:zlib'

export interface NpyOptions {
  readonly descr: string
  readonly shape: readonly number[]
  readonly isFortran?: boolean
}

/** A .npy file, version 1.0, whatever its header claims. */
export function npy({ descr, shape, isFortran = false }: NpyOptions, bytes: Uint8Array): Buffer {
  const axes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const dictionary = `{'descr': '${descr}', 'fortran_order': ${isFortran ? 'True' : 'False'}, 'shape': (${axes}), }`
  const padding = ' '.repeat((64 - ((10 + dictionary.length + 1) % 64)) % 64)
  const text = `${dictionary}${padding}\n`
  const preamble = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length & 255, text.length >> 8])
  return Buffer.concat([preamble, Buffer.from(text, 'latin1'), bytes])
}

/** Bytes of a typed array in the order that it has in memory (little-endian here). */
export const bytesOf = (array: NodeJS.TypedArray): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

/** Strings as numpy's type U<width>. */
export function unicode(texts: readonly string[], width: number): Uint8Array {
  const points = new Uint32Array(texts.length * width)
  texts.forEach((text, row) =>
    Array.from(text).forEach((character, at) => (points[row * width + at] = character.codePointAt(0) ?? 0)),
  )
  return bytesOf(points)
}

export interface ZipOptions {
  readonly isDeflated?: boolean
  /** Changes what the archive says of its members: sizes and checksums that lie. */
  readonly lie?: { readonly byteSize?: number; readonly checksum?: number }
}

/** A zip archive as numpy.savez (stored) or numpy.savez_compressed (deflated) writes it. */
export function zip(
  members: Readonly<Record<string, Uint8Array>>,
  { isDeflated = false, lie = {} }: ZipOptions = {},
): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of Object.entries(members)) {
    const stored = isDeflated ? deflateRawSync(bytes) : Buffer.from(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(isDeflated ? 8 : 0, 4)
    fields.writeUInt32LE(lie.checksum ?? crc32(bytes), 10)
    fields.writeUInt32LE(stored.length, 14)
    fields.writeUInt32LE(lie.byteSize ?? bytes.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, Buffer.from(name), stored])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, rest, Buffer.from(name)]),
    )
    files.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, central, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}
