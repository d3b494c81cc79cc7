/**
 * Philox4x32-10 as a WebAssembly module, written here byte by byte: four blocks at a time in the lanes of vectors, about
 * ten times as fast as JavaScript, which has no product of two words of 32 bits. Same words, bit for bit.
 * Numbers of sections, types and instructions: WebAssembly core specification 2.0, chapter 5.
 */

const types = { i32: 0x7f, v128: 0x7b, function: 0x60 } as const
const sections = { type: 1, function: 3, memory: 5, export: 7, code: 10 } as const
const blockOfNothing = 0x40

type Bytes = readonly number[]

/** LEB128, as the format writes every integer. */
function unsigned(value: number): number[] {
  const low = value & 0x7f
  return value < 0x80 ? [low] : [low | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: number): number[] {
  const low = value & 0x7f
  const rest = value >> 7
  const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)
  return isLast ? [low] : [low | 0x80, ...signed(rest)]
}

const sized = (bytes: Bytes): number[] => [...unsigned(bytes.length), ...bytes]
const list = (items: readonly Bytes[]): number[] => [...unsigned(items.length), ...items.flat()]
const text = (word: string): number[] => sized([...new TextEncoder().encode(word)])
const section = (id: number, content: Bytes): number[] => [id, ...sized(content)]
const simd = (code: number): number[] => [0xfd, ...unsigned(code)]
const word = (value: number): number[] => [value, value >>> 8, value >>> 16, value >>> 24].map((byte) => byte & 0xff)

const get = (local: number): number[] => [0x20, ...unsigned(local)]
const set = (local: number): number[] => [0x21, ...unsigned(local)]
const constant = (value: number): number[] => [0x41, ...signed(value | 0)]
const add = [0x6a]
const subtract = [0x6b]
const splat = simd(0x11)
const vector = (words: Bytes): number[] => [...simd(0x0c), ...words.flatMap(word)]
const xor = simd(0x51)
const addLanes = simd(0xae)
/** Products of the lower and of the upper two lanes of two vectors, 64 bits each. */
const multiplyLower = simd(0xde)
const multiplyUpper = simd(0xdf)
/** Four words of the eight in two vectors. */
const pick = (...words: Bytes): number[] => [
  ...simd(0x0d),
  ...words.flatMap((place) => [0, 1, 2, 3].map((byte) => 4 * place + byte)),
]
const store = (offset: number): number[] => [...simd(0x0b), 4, ...unsigned(offset)]

const shiftRight = simd(0xad)
const toFloat = simd(0xfa)
const multiplyFloats = simd(0xe6)
/** 2 ** -24 as the bits of a float32. */
const step = 0x33800000

const multipliers = [0xd2511f53, 0xcd9e8d57] as const
const increments = [0x9e3779b9, 0xbb67ae85] as const
const rounds = 10

/** Parameters and locals, by their index; the second word of the key is behind the first. */
const [groups, block, counter1, counter2, counter3, key0, target] = [0, 1, 2, 3, 4, 5, 7]
const [x0, x1, x2, x3, lower, upper] = [8, 9, 10, 11, 12, 13]
const roundKey = (round: number, half: number): number => 14 + 2 * round + half
const vectorCount = 6 + 2 * rounds

/** The low words of four products, left on the stack, and then the high ones. */
const multiply = (x: number, multiplier: number): number[] => {
  const factors = [...get(x), ...vector([multiplier, multiplier, multiplier, multiplier])]
  const products = [...factors, ...multiplyLower, ...set(lower), ...factors, ...multiplyUpper, ...set(upper)]
  const both = [...get(lower), ...get(upper)]
  return [...products, ...both, ...pick(0, 2, 4, 6), ...both, ...pick(1, 3, 5, 7)]
}

const round = (index: number): number[] => [
  // x0 gives the new x3 and x2, x2 the new x1 and x0; what is still read is replaced last.
  ...multiply(x0, multipliers[0]),
  ...[...get(x3), ...xor, ...get(roundKey(index, 1)), ...xor],
  ...multiply(x2, multipliers[1]),
  ...[...get(x1), ...xor, ...get(roundKey(index, 0)), ...xor],
  ...[...set(x0), ...set(x1), ...set(x2), ...set(x3)],
]

/** Two of four blocks, each in two lanes next to each other, as eight words in a row. */
const storeBlocks = (lane: 0 | 2): number[] => {
  const interleave = pick(lane, lane + 4, lane + 1, lane + 5)
  const write = (places: Bytes, offset: number): number[] => [
    ...[...get(target), ...get(lower), ...get(upper)],
    ...[...pick(...places), ...store(16 * lane + offset)],
  ]
  return [
    ...[...get(x0), ...get(x1), ...interleave, ...set(lower)],
    ...[...get(x2), ...get(x3), ...interleave, ...set(upper)],
    ...write([0, 1, 4, 5], 0),
    ...write([2, 3, 6, 7], 16),
  ]
}

const roundIndices = Array.from({ length: rounds }, (_, index) => index)

/** Words as multiples of 2 ** -24 in [0, 1): their upper 24 bits, which float32 holds exactly. */
const toUniform = [x0, x1, x2, x3].flatMap((x) => [
  ...[...get(x), ...constant(8), ...shiftRight, ...toFloat],
  ...[...vector([step, step, step, step]), ...multiplyFloats, ...set(x)],
])

/** `convert` is done to the words before they are stored. */
const body = (convert: Bytes): number[] => [
  ...list([
    [1, types.i32],
    [vectorCount, types.v128],
  ]),
  ...roundIndices.flatMap((index) =>
    increments.flatMap((increment, half) => [
      ...get(key0 + half),
      ...constant(Math.imul(index, increment)),
      ...add,
      ...splat,
      ...set(roundKey(index, half)),
    ]),
  ),
  ...[0x03, blockOfNothing],
  ...[...get(block), ...splat, ...vector([0, 1, 2, 3]), ...addLanes, ...set(x0)],
  ...[...get(counter1), ...splat, ...set(x1)],
  ...[...get(counter2), ...splat, ...set(x2)],
  ...[...get(counter3), ...splat, ...set(x3)],
  ...roundIndices.flatMap(round),
  ...convert,
  ...storeBlocks(0),
  ...storeBlocks(2),
  ...[...get(target), ...constant(64), ...add, ...set(target)],
  ...[...get(block), ...constant(4), ...add, ...set(block)],
  // Again while groups are left.
  ...[...get(groups), ...constant(1), ...subtract, 0x22, groups, 0x0d, 0, 0x0b],
  0x0b,
]

/**
 * The module: a memory of one page, and `fill(groups, block, counter1, counter2, counter3, key0, key1)`, which writes
 * the words of the blocks `block`, `block + 1`, ... at its beginning, four blocks a group, one group at least;
 * `fillUniform` writes them as float32 in [0, 1).
 */
export const philoxModule = (): Uint8Array =>
  Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(sections.type, list([[types.function, ...list(Array.from({ length: 7 }, () => [types.i32])), 0]])),
    ...section(sections.function, list([[0], [0]])),
    ...section(sections.memory, list([[0, 1]])),
    ...section(
      sections.export,
      list([
        [...text('memory'), 2, 0],
        [...text('fill'), 0, 0],
        [...text('fillUniform'), 0, 1],
      ]),
    ),
    ...section(sections.code, list([sized(body([])), sized(body(toUniform))])),
  ])
