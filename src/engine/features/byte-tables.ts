import type { Affine } from './affine.js'
import { byteModule, mostChannels } from './byte-module.js'

const byteValues = 256

/** Encodes `size` bytes from place `from` on; channels lie side by side. */
export type EncodeBytes = (bytes: Uint8Array, from: number, out: Float32Array, to: number, size: number) => void

const known = new WeakMap<Affine, EncodeBytes | null>()

/** A byte has 256 values, so each is encoded once for all batches; null where one of them leaves the range of float32. */
export function byteEncoderOf(affine: Affine): EncodeBytes | null {
  let encoder = known.get(affine)
  if (encoder === undefined) {
    const tables = tablesOf(affine)
    const channels = affine.center.length
    if (!tables.every(Number.isFinite)) encoder = null
    else encoder = channels <= mostChannels ? compiledEncoder(tables, channels) : plainEncoder(tables, channels)
    known.set(affine, encoder)
  }
  return encoder
}

/** What each byte becomes, channel after channel. */
function tablesOf({ center, factor, base }: Affine): Float32Array {
  const tables = new Float32Array(center.length * byteValues)
  for (let channel = 0; channel < center.length; channel++)
    for (let byte = 0; byte < byteValues; byte++)
      tables[channel * byteValues + byte] = (byte - center[channel]!) * factor[channel]! + base
  return tables
}

function plainEncoder(tables: Float32Array, channels: number): EncodeBytes {
  return (bytes, from, out, to, size) => {
    for (let channel = 0; channel < channels; channel++)
      for (let i = channel; i < size; i += channels) out[to + i] = tables[channel * byteValues + bytes[from + i]!]!
  }
}

/** Bytes that are encoded at a time: whole groups, and with their floats few enough for a processor's first cache. */
const blockBytes = 7680

/** Half the time of the plain loop, copies in and out included: no place is checked, and bytes are read four at a time. */
function compiledEncoder(tables: Float32Array, channels: number): EncodeBytes {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(byteModule(channels)), {
    environment: { memory },
  })
  const { encode } = exports as { encode: (from: number, to: number, end: number) => void }
  new Float32Array(memory.buffer).set(tables)
  const start = tables.byteLength
  const source = new Uint8Array(memory.buffer, start, blockBytes)
  const encoded = new Float32Array(memory.buffer, start + blockBytes, blockBytes)
  return (bytes, from, out, to, size) => {
    for (let done = 0; done < size; done += blockBytes) {
      const count = Math.min(blockBytes, size - done)
      source.set(bytes.subarray(from + done, from + done + count))
      encode(source.byteOffset, encoded.byteOffset, source.byteOffset + count)
      out.set(encoded.subarray(0, count), to + done)
    }
  }
}
