import type { Affine } from './affine.js'

const byteValues = 256

/** What each byte becomes, channel after channel: 256 values a channel. */
export type ByteTables = Float32Array

const known = new WeakMap<Affine, { readonly values: ByteTables; readonly isHeld: boolean }>()

/** A byte has 256 values, so each is encoded once for all batches; null where one of them leaves the range of float32. */
export function byteTablesOf(affine: Affine): ByteTables | null {
  let tables = known.get(affine)
  if (!tables) {
    const { center, factor, base } = affine
    const values = new Float32Array(center.length * byteValues)
    for (let channel = 0; channel < center.length; channel++)
      for (let byte = 0; byte < byteValues; byte++)
        values[channel * byteValues + byte] = (byte - center[channel]!) * factor[channel]! + base
    tables = { values, isHeld: values.every(Number.isFinite) }
    known.set(affine, tables)
  }
  return tables.isHeld ? tables.values : null
}

/** Encodes `size` bytes from place `from` on; channels lie side by side. */
export function encodeBytes(
  tables: ByteTables,
  bytes: Uint8Array,
  from: number,
  out: Float32Array,
  to: number,
  size: number,
): void {
  const channels = tables.length / byteValues
  if (channels === 1) {
    const taken = encodeWords(tables, bytes, from, out, to, size)
    for (let i = taken; i < size; i++) out[to + i] = tables[bytes[from + i]!]!
    return
  }
  for (let channel = 0; channel < channels; channel++)
    for (let i = channel; i < size; i += channels) out[to + i] = tables[channel * byteValues + bytes[from + i]!]!
}

/** Four bytes at a time, which takes half as long as one by one. @returns how many of the bytes are done */
function encodeWords(
  table: ByteTables,
  bytes: Uint8Array,
  from: number,
  out: Float32Array,
  to: number,
  size: number,
): number {
  const start = bytes.byteOffset + from
  if (start % 4 !== 0) return 0
  const words = new Uint32Array(bytes.buffer, start, size >> 2)
  let at = to
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    out[at] = table[word & 255]!
    out[at + 1] = table[(word >>> 8) & 255]!
    out[at + 2] = table[(word >>> 16) & 255]!
    out[at + 3] = table[word >>> 24]!
    at += 4
  }
  return words.length * 4
}
