import type { Code } from '../webassembly/module.js'
import { writeModule } from '../webassembly/module.js'
import { branchIf, get, i32, op, pickWords, set, store, tee, words } from '../webassembly/instructions.js'

/**
 * Philox4x32-10 in WebAssembly: four blocks at a time in the lanes of vectors, about ten times as fast as JavaScript, which
 * has no product of two words of 32 bits. Same words, bit for bit.
 */

/** 2 ** -24 as the bits of a float32. */
const step = 0x33800000

const multipliers = [0xd2511f53, 0xcd9e8d57] as const
const increments = [0x9e3779b9, 0xbb67ae85] as const
const rounds = 10

/** Parameters and locals, by their index; the second word of the key is behind the first. */
const [groups, block, counter1, counter2, counter3, key0, target] = [0, 1, 2, 3, 4, 5, 7]
const [x0, x1, x2, x3, lower, upper] = [8, 9, 10, 11, 12, 13]
const roundKey = (round: number, half: number): number => 14 + 2 * round + half

/** A word, then the blocks and their products, then the keys of the rounds. */
const locals = ['i32', ...Array.from({ length: 6 + 2 * rounds }, () => 'v128' as const)] as const

/** The low words of four products, left on the stack, and then the high ones. */
const multiply = (x: number, multiplier: number): Code => {
  const factors = [...get(x), ...words(multiplier, multiplier, multiplier, multiplier)]
  const products = [
    ...factors,
    ...op['i64x2.extmul_low_i32x4_u'],
    ...set(lower),
    ...factors,
    ...op['i64x2.extmul_high_i32x4_u'],
    ...set(upper),
  ]
  const both = [...get(lower), ...get(upper)]
  return [...products, ...both, ...pickWords(0, 2, 4, 6), ...both, ...pickWords(1, 3, 5, 7)]
}

const round = (index: number): Code => [
  // x0 gives the new x3 and x2, x2 the new x1 and x0; what is still read is replaced last.
  ...multiply(x0, multipliers[0]),
  ...[...get(x3), ...op['v128.xor'], ...get(roundKey(index, 1)), ...op['v128.xor']],
  ...multiply(x2, multipliers[1]),
  ...[...get(x1), ...op['v128.xor'], ...get(roundKey(index, 0)), ...op['v128.xor']],
  ...[...set(x0), ...set(x1), ...set(x2), ...set(x3)],
]

/** Two of four blocks, each in two lanes next to each other, as eight words in a row. */
const storeBlocks = (lane: 0 | 2): Code => {
  const interleave = pickWords(lane, lane + 4, lane + 1, lane + 5)
  const write = (places: Code, offset: number): Code => [
    ...[...get(target), ...get(lower), ...get(upper)],
    ...[...pickWords(...places), ...store.v128(16 * lane + offset)],
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
  ...[...get(x), ...i32(8), ...op['i32x4.shr_u'], ...op['f32x4.convert_i32x4_s']],
  ...[...words(step, step, step, step), ...op['f32x4.mul'], ...set(x)],
])

/** `convert` is done to the words before they are stored. */
const body = (convert: Code): Code => [
  ...roundIndices.flatMap((index) =>
    increments.flatMap((increment, half) => [
      ...get(key0 + half),
      ...i32(Math.imul(index, increment)),
      ...op['i32.add'],
      ...op['i32x4.splat'],
      ...set(roundKey(index, half)),
    ]),
  ),
  ...op.loop,
  ...[...get(block), ...op['i32x4.splat'], ...words(0, 1, 2, 3), ...op['i32x4.add'], ...set(x0)],
  ...[...get(counter1), ...op['i32x4.splat'], ...set(x1)],
  ...[...get(counter2), ...op['i32x4.splat'], ...set(x2)],
  ...[...get(counter3), ...op['i32x4.splat'], ...set(x3)],
  ...roundIndices.flatMap(round),
  ...convert,
  ...storeBlocks(0),
  ...storeBlocks(2),
  ...[...get(target), ...i32(64), ...op['i32.add'], ...set(target)],
  ...[...get(block), ...i32(4), ...op['i32.add'], ...set(block)],
  // Again while groups are left.
  ...[...get(groups), ...i32(1), ...op['i32.sub'], ...tee(groups), ...branchIf(0), ...op.end],
]

const parameters = Array.from({ length: 7 }, () => 'i32' as const)

/**
 * The module: `fill(groups, block, counter1, counter2, counter3, key0, key1)` writes the words of the blocks `block`,
 * `block + 1`, ... at the beginning of the memory, four blocks a group, one group at least; `fillUniform` writes them as
 * float32 in [0, 1).
 */
export const philoxModule = (): Uint8Array =>
  writeModule([
    { name: 'fill', parameters, locals, code: body([]) },
    { name: 'fillUniform', parameters, locals, code: body(toUniform) },
  ])
