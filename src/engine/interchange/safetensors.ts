import { InvalidSpec } from '../errors.js'
import { elementCount, type HostTensor, type NamedTensors } from '../tensors.js'
import { parseHeader, type TensorEntry } from './safetensors-header.js'

/** A header is padded with spaces to this, so that the values after it are aligned. */
const ALIGNMENT = 8

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * A safetensors file (https://huggingface.co/docs/safetensors): 8 bytes of header length, little-endian, the header as
 * JSON, the values. Equal tensors and metadata give equal bytes: names are sorted by code unit, and the values lie in
 * that order. Values are written as this machine holds them, which is little-endian wherever Node runs.
 * @throws InvalidSpec for values that are not as many as their shape says, or the reserved name `__metadata__`
 */
export function writeSafetensors(tensors: NamedTensors, metadata?: Readonly<Record<string, string>>): Uint8Array {
  const named = [...tensors].sort(([a], [b]) => byCodeUnit(a, b))
  let end = 0
  const entries = named.map(([name, tensor]) => {
    checkTensor(name, tensor)
    const begin = end
    end += tensor.values.byteLength
    const dtype = tensor.dtype === 'int32' ? 'I32' : 'F32'
    return [name, { dtype, shape: tensor.shape, data_offsets: [begin, end] }] as const
  })
  const notes = Object.entries(metadata ?? {}).sort(([a], [b]) => byCodeUnit(a, b))
  const first = notes.length > 0 ? [['__metadata__', Object.fromEntries(notes)] as const] : []
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries<unknown>([...first, ...entries])))
  const headerLength = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT
  const bytes = new Uint8Array(8 + headerLength + end)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true)
  bytes.fill(0x20, 8 + json.length, 8 + headerLength)
  bytes.set(json, 8)
  named.forEach(([, { values }], i) => {
    const begin = entries[i]![1].data_offsets[0]
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), 8 + headerLength + begin)
  })
  return bytes
}

/**
 * Reads a safetensors file of F32 and I32 tensors; the values are copies.
 * @throws InvalidSpec naming what is wrong with the file
 */
export function readSafetensors(bytes: Uint8Array): { tensors: NamedTensors; metadata: Record<string, string> } {
  const { entries, metadata, dataStart } = parseHeader(bytes)
  const tensors: NamedTensors = new Map()
  for (const entry of entries) tensors.set(entry.name, readTensor(bytes, dataStart, entry))
  return { tensors, metadata }
}

function readTensor(bytes: Uint8Array, dataStart: number, { dtype, shape, begin, end }: TensorEntry): HostTensor {
  // Not bytes.slice: a Buffer's is no copy, and starts anywhere in its buffer.
  const { buffer } = new Uint8Array(bytes.subarray(dataStart + begin, dataStart + end))
  return dtype === 'int32'
    ? { shape, dtype, values: new Int32Array(buffer, 0, (end - begin) / 4) }
    : { shape, dtype, values: new Float32Array(buffer, 0, (end - begin) / 4) }
}

function checkTensor(name: string, { shape, values, dtype }: HostTensor): void {
  const refuse = (problem: string): InvalidSpec => new InvalidSpec([{ path: [name], message: problem }])
  if (name === '__metadata__') throw refuse('__metadata__ is reserved by the file format; another name would fit')
  const wanted = elementCount(shape)
  if (values.length !== wanted) throw refuse(`shape [${shape.join(',')}] needs ${wanted} values, got ${values.length}`)
  if (values instanceof Int32Array !== (dtype === 'int32')) throw refuse(`values are not of dtype ${dtype}`)
}
