import { readSafetensors, writeSafetensors } from '../../../src/engine/interchange/safetensors.js'
import type { HostTensor, NamedTensors } from '../../../src/engine/tensors.js'
import published from './safetensors.json' with { type: 'json' }

const float = (shape: number[], values: number[]): HostTensor => ({
  shape,
  dtype: 'float32',
  values: Float32Array.from(values),
})
const int = (shape: number[], values: number[]): HostTensor => ({
  shape,
  dtype: 'int32',
  values: Int32Array.from(values),
})

const tensors: NamedTensors = new Map([
  ['dense/kernel', float([2, 2], [1.5, -2, 0, 3.25])],
  ['dense/bias', float([2], [7, 8])],
  ['codes', int([3], [1, -2, 3])],
])

/** A file with any header. */
function file(header: unknown, dataLength: number, text = JSON.stringify(header)): Uint8Array {
  const json = new TextEncoder().encode(text)
  const bytes = new Uint8Array(8 + json.length + dataLength)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true)
  bytes.set(json, 8)
  return bytes
}

test('the layout is that of the format: length, header padded to 8 bytes, values in the order of the names', () => {
  const bytes = writeSafetensors(tensors, { b: '2', a: '1' })
  const view = new DataView(bytes.buffer)
  const length = Number(view.getBigUint64(0, true))
  expect(length % 8).toBe(0)
  const text = new TextDecoder().decode(bytes.subarray(8, 8 + length))
  expect(text.trimEnd()).toBe(
    '{"__metadata__":{"a":"1","b":"2"},"codes":{"dtype":"I32","shape":[3],"data_offsets":[0,12]},' +
      '"dense/bias":{"dtype":"F32","shape":[2],"data_offsets":[12,20]},"dense/kernel":{"dtype":"F32","shape":[2,2],"data_offsets":[20,36]}}',
  )
  expect(bytes.length).toBe(8 + length + 36)
  expect(view.getInt32(8 + length + 4, true)).toBe(-2)
  expect(view.getFloat32(8 + length + 32, true)).toBe(3.25)
})

test('what was written is read back', () => {
  const odd: NamedTensors = new Map([
    ...tensors,
    ['scalar', float([], [NaN])],
    ['empty', float([0, 3], [])],
    ['__proto__', float([1], [4])],
    ['7', int([1], [7])],
  ])
  const read = readSafetensors(writeSafetensors(odd, { note: 'é "quoted"' }))
  expect(new Map([...read.tensors].sort())).toEqual(new Map([...odd].sort()))
  expect(read.metadata['note']).toBe('é "quoted"')
  expect(readSafetensors(writeSafetensors(new Map())).tensors.size).toBe(0)
})

test('equal tensors give equal bytes, in whatever order they were named', () => {
  const reversed: NamedTensors = new Map([...tensors].reverse())
  expect(writeSafetensors(reversed, { a: '1', b: '2' })).toEqual(writeSafetensors(tensors, { b: '2', a: '1' }))
})

test('a file of the reference implementation is read', () => {
  const read = readSafetensors(Buffer.from(published.base64, 'base64'))
  expect(new Map([...read.tensors].sort())).toEqual(new Map([...tensors].sort()))
  expect(read.metadata).toEqual({ format: 'pt', note: 'é' })
})

test('values are copies, whatever the alignment of the bytes', () => {
  const bytes = writeSafetensors(tensors)
  const shifted = new Uint8Array(bytes.length + 1)
  shifted.set(bytes, 1)
  for (const source of [shifted.subarray(1), Buffer.from(shifted.buffer, 1)]) {
    const kernel = readSafetensors(source).tensors.get('dense/bias')!
    expect([...kernel.values]).toEqual([7, 8])
    expect(kernel.values.buffer).not.toBe(shifted.buffer)
  }
})

test('values that are a part of a larger buffer are written as that part', () => {
  const part: HostTensor = { shape: [2], dtype: 'float32', values: new Float32Array([1, 2, 3, 4]).subarray(1, 3) }
  expect([...readSafetensors(writeSafetensors(new Map([['part', part]]))).tensors.get('part')!.values]).toEqual([2, 3])
})

const entry = { dtype: 'F32', shape: [2], data_offsets: [0, 8] }

test.each<[string, Uint8Array, RegExp]>([
  ['empty', new Uint8Array(), /it has 0 bytes/],
  ['a header cut off', writeSafetensors(tensors).subarray(0, 40), /its header is said to take \d+ bytes, 32 are there/],
  ['values cut off', writeSafetensors(tensors).subarray(0, -4), /its tensors take 36 bytes, 32 follow the header/],
  ['a length beyond all bounds', new Uint8Array(16).fill(255), /is said to take 18446744073709551615 bytes, at most/],
  ['no JSON', file(null, 0, '{"a":'), /its header is not JSON/],
  ['no UTF-8', new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0, 0xff]), /its header is not JSON/],
  ['a list', file([], 0), /its header is not a JSON object/],
  ['a null', file(null, 0), /its header is not a JSON object/],
  ['another dtype', file({ a: { ...entry, dtype: 'BF16' } }, 8), /a: .*dtype BF16 is not supported; F32 and I32 are/],
  ['no offsets', file({ a: { dtype: 'F32', shape: [2] } }, 8), /a: .*its entry is malformed \(data_offsets/],
  ['a negative axis', file({ a: { ...entry, shape: [-2] } }, 8), /a: .*its entry is malformed \(shape\.0/],
  [
    'a shape that lies',
    file({ a: { ...entry, shape: [3] } }, 8),
    /a: .*shape \[3\] of F32 takes 12 bytes, its offsets span 8/,
  ],
  [
    'values beyond the end',
    file({ a: { ...entry, data_offsets: [8, 16] } }, 8),
    /a: .*start at byte 8, those before it end at 0/,
  ],
  [
    'an overlap',
    file({ a: entry, b: { ...entry, data_offsets: [4, 12] } }, 12),
    /b: .*start at byte 4, those before it end at 8/,
  ],
  ['bytes after the values', file({ a: entry }, 9), /its tensors take 8 bytes, 9 follow/],
  ['metadata of numbers', file({ __metadata__: { a: 1 }, a: entry }, 8), /__metadata__: .*not an object of strings/],
])('a malformed file is refused, naming what is wrong: %s', (_name, bytes, message) => {
  expect(() => readSafetensors(bytes)).toThrow(message)
})

test('tensors that are not what they say are not written', () => {
  expect(() => writeSafetensors(new Map([['a', float([3], [1, 2])]]))).toThrow('a: shape [3] needs 3 values, got 2')
  expect(() => writeSafetensors(new Map([['__metadata__', float([1], [1])]]))).toThrow('reserved')
  const mixed: HostTensor = { shape: [1], dtype: 'int32', values: new Float32Array(1) }
  expect(() => writeSafetensors(new Map([['a', mixed]]))).toThrow('a: values are not of dtype int32')
})
