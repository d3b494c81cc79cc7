import type { Code } from './module.js'
import { signed, unsigned } from './module.js'

/** Instructions on vectors of 128 bits. */
const vector = (code: number): Code => [0xfd, ...unsigned(code)]
/** Instructions by their names in the text format. */
export const op = {
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  end: [0x0b],
  select: [0x1b],
  'i32.eq': [0x46],
  'i32.lt_s': [0x48],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'i32.and': [0x71],
  'i32.shl': [0x74],
  'i32.shr_u': [0x76],
  'f32.lt': [0x5d],
  'f32.abs': [0x8b],
  'f32.sqrt': [0x91],
  'f32.add': [0x92],
  'f32.sub': [0x93],
  'f32.mul': [0x94],
  'f32.div': [0x95],
  'v128.and': vector(0x4e),
  'v128.andnot': vector(0x4f),
  'v128.xor': vector(0x51),
  'i32x4.splat': vector(0x11),
  'i32x4.shr_u': vector(0xad),
  'i32x4.add': vector(0xae),
  'i64x2.extmul_low_i32x4_u': vector(0xde),
  'i64x2.extmul_high_i32x4_u': vector(0xdf),
  'f32x4.convert_i32x4_s': vector(0xfa),
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
export const call = (place: number): Code => [0x10, ...unsigned(place)]
export const tee = (local: number): Code => [0x22, ...unsigned(local)]
/** Whole numbers of 32 bits, with a sign or without. */
export const i32 = (value: number): Code => [0x41, ...signed(value | 0)]
export const f32 = (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)]

const word = (value: number): Code => [value, value >>> 8, value >>> 16, value >>> 24].map((byte) => byte & 0xff)

/** A vector of four words. */
export const words = (...values: readonly number[]): Code => [...vector(0x0c), ...values.flatMap(word)]

/** Four words of the eight in two vectors. */
export const pickWords = (...places: readonly number[]): Code => [
  ...vector(0x0d),
  ...places.flatMap((place) => [0, 1, 2, 3].map((byte) => 4 * place + byte)),
]

/** Reads or writes `offset` bytes behind the address on the stack. Natural alignments are hints only. */
const accessing =
  (instruction: Code, alignment: number) =>
  (offset: number): Code => [...instruction, alignment, ...unsigned(offset)]

export const load = { i32: accessing([0x28], 2), f32: accessing([0x2a], 2), v128: accessing(vector(0x00), 4) }
export const store = { f32: accessing([0x38], 2), v128: accessing(vector(0x0b), 4) }
