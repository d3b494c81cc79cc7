/**
 * Pieces of WebAssembly's binary format (https://webassembly.github.io/spec/core/binary, with the 128-bit vectors of
 * version 2): as much as one function over one memory needs.
 */
export type Code = readonly number[]

export const types = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const

export type WasmType = keyof typeof types

/** An unsigned number in LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value >>> 0
  do {
    const low = rest & 0x7f
    rest >>>= 7
    bytes.push(rest > 0 ? low | 0x80 : low)
  } while (rest > 0)
  return bytes
}

const list = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()]
const section = (id: number, content: Code): number[] => [id, ...unsigned(content.length), ...content]
const text = (value: string): Code => {
  const bytes = [...new TextEncoder().encode(value)]
  return [...unsigned(bytes.length), ...bytes]
}

const vector = (code: number): Code => [0xfd, ...unsigned(code)]
/** Natural alignments are hints only. */
const at = (alignment: number): Code => [alignment, 0]

/** Instructions by their names in the text format. */
export const op = {
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  end: [0x0b],
  select: [0x1b],
  'i32.lt_s': [0x48],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'f32.load': [0x2a, ...at(2)],
  'f32.store': [0x38, ...at(2)],
  'f32.lt': [0x5d],
  'f32.abs': [0x8b],
  'f32.sqrt': [0x91],
  'f32.add': [0x92],
  'f32.sub': [0x93],
  'f32.mul': [0x94],
  'f32.div': [0x95],
  'v128.load': [...vector(0x00), ...at(4)],
  'v128.store': [...vector(0x0b), ...at(4)],
  'v128.and': vector(0x4e),
  'v128.andnot': vector(0x4f),
  'f32x4.splat': vector(0x13),
  'f32x4.extract_lane': vector(0x1f),
  'f32x4.lt': vector(0x43),
  'f32x4.abs': vector(0xe0),
  'f32x4.sqrt': vector(0xe3),
  'f32x4.add': vector(0xe4),
  'f32x4.sub': vector(0xe5),
  'f32x4.mul': vector(0xe6),
  'f32x4.div': vector(0xe7),
  'f32x4.pmin': vector(0xea),
  'f32x4.pmax': vector(0xeb),
} as const satisfies Record<string, Code>

export const get = (local: number): Code => [0x20, ...unsigned(local)]
export const set = (local: number): Code => [0x21, ...unsigned(local)]
export const branchIf = (depth: number): Code => [0x0d, ...unsigned(depth)]
export const branch = (depth: number): Code => [0x0c, ...unsigned(depth)]
/** Small and not negative. */
export const i32 = (value: number): Code => [0x41, value]
export const f32 = (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)]

/** A module that imports `environment.memory` and exports its one function as `run`, which returns one float. */
export function writeModule(parameters: readonly WasmType[], locals: readonly WasmType[], code: Code): Uint8Array {
  const wasmTypes = (names: readonly WasmType[]): Code => names.map((name) => types[name])
  const body = [...list(locals.map((name) => [1, types[name]])), ...code, ...op.end]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list([[0x60, ...list(wasmTypes(parameters).map((type) => [type])), 1, types.f32]])),
    ...section(2, list([[...text('environment'), ...text('memory'), 2, 0, 1]])),
    ...section(3, list([[0]])),
    ...section(7, list([[...text('run'), 0, 0]])),
    ...section(10, list([[...unsigned(body.length), ...body]])),
  ])
}
