import { fillPhiloxWords } from '../../../src/engine/training/philox-words.js'
import { deriveKey, fillNormal, fillUniform, permutation, philox4x32 } from '../../../src/engine/training/random.js'

const uniform = (length: number, seed: number, counter: number, stream = 'test'): Float32Array => {
  const out = new Float32Array(length)
  fillUniform(out, deriveKey(seed, 0, stream), counter)
  return out
}
const normal = (length: number, seed: number, counter: number): Float32Array => {
  const out = new Float32Array(length)
  fillNormal(out, deriveKey(seed, 0, 'test'), counter)
  return out
}
const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, x) => sum + x, 0) / values.length

// Random123 1.14, tests/kat_vectors, philox 4x32 10
test('Philox4x32-10 gives the known answers of Random123', () => {
  const all = 0xffffffff
  const cases = [
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [all, all, all, all],
      [all, all],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const
  for (const [counter, key, expected] of cases) expect([...philox4x32(counter, key)]).toEqual(expected)
})

test('words of many blocks are those of each block by itself', () => {
  // Longer than the module's memory, and no whole number of blocks.
  const words = new Uint32Array(40_003)
  fillPhiloxWords(words, 0xfffffff0, [5, 0xdeadbeef, 2], [0x89abcdef, 0x01234567])
  for (const block of [0, 1, 3, 15, 16, 4095, 4096, 9999]) {
    const alone = philox4x32([(0xfffffff0 + block) >>> 0, 5, 0xdeadbeef, 2], [0x89abcdef, 0x01234567])
    expect(words.subarray(4 * block, 4 * block + 4)).toEqual(alone)
  }
})

test('uniform numbers are the upper 24 bits of the words', () => {
  const key = deriveKey(7, 0, 'test')
  const words = new Uint32Array(20_001)
  fillPhiloxWords(words, 0, [3, 0, 0], key)
  expect(uniform(20_001, 7, 3)).toEqual(Float32Array.from(words, (word) => (word >>> 8) * 2 ** -24))
})

test('the same arguments give the same bytes, whatever was drawn in between', () => {
  const first = uniform(1001, 7, 3)
  normal(10, 7, 3)
  uniform(5, 8, 4)
  expect(uniform(1001, 7, 3)).toEqual(first)
  expect(normal(1001, 7, 3)).toEqual(normal(1001, 7, 3))
  expect(permutation(1000, deriveKey(7, 0, 'shuffle'), 2)).toEqual(permutation(1000, deriveKey(7, 0, 'shuffle'), 2))
})

test('a shorter draw is the beginning of a longer one', () => {
  expect(uniform(10_003, 1, 1).subarray(0, 6)).toEqual(uniform(6, 1, 1))
  // Longer than one chunk of the normal draw, and odd.
  expect(normal(10_003, 1, 1).subarray(0, 4_097)).toEqual(normal(4_097, 1, 1))
})

test('a draw into the middle of a buffer leaves its neighbours alone', () => {
  const buffer = new Float32Array(12).fill(9)
  fillUniform(buffer.subarray(1, 8), deriveKey(1, 0, 'test'), 1)
  expect(buffer.subarray(1, 8)).toEqual(uniform(7, 1, 1))
  expect([buffer[0], ...buffer.subarray(8)]).toEqual([9, 9, 9, 9, 9])
})

test('another seed, stage, stream or counter gives other numbers', () => {
  const keys = [
    deriveKey(1, 0, 'a'),
    deriveKey(2, 0, 'a'),
    deriveKey(2 ** 32 + 1, 0, 'a'),
    deriveKey(-1, 0, 'a'),
    deriveKey(1, 1, 'a'),
    deriveKey(1, 0, 'b'),
    deriveKey(1, 0, ''),
    deriveKey(1, 0, 'a\0'),
    deriveKey(1, 0, 'a longer name than sixteen bytes'),
    deriveKey(1, 0, 'a longer name than sixteen bytes!'),
  ]
  const draws = keys.flatMap((key) =>
    [0, 1, 2 ** 32 + 1].map((counter) => {
      const out = new Float32Array(4)
      fillUniform(out, key, counter)
      return out.join()
    }),
  )
  expect(new Set(draws).size).toBe(draws.length)
})

test('uniform numbers lie in [0, 1) with the moments of the distribution', () => {
  const values = uniform(200_000, 3, 1)
  expect(values.every((x) => x >= 0 && x < 1 && Number.isInteger(x * 2 ** 24))).toBe(true)
  expect(mean(values)).toBeCloseTo(0.5, 2)
  expect(mean(values.map((x) => (x - 0.5) ** 2))).toBeCloseTo(1 / 12, 3)
  const bins = new Array<number>(10).fill(0)
  for (const x of values) bins[Math.floor(x * 10)]! += 1
  const chiSquared = bins.reduce((sum, count) => sum + (count - 20_000) ** 2 / 20_000, 0)
  expect(chiSquared).toBeLessThan(27.9) // 9 degrees of freedom, p = 0.001
})

test('normal numbers have the moments and the tails of the distribution', () => {
  const values = normal(200_000, 3, 1)
  expect(mean(values)).toBeCloseTo(0, 2)
  expect(Math.abs(mean(values.map((x) => x * x)) - 1)).toBeLessThan(0.015)
  expect(Math.abs(mean(values.map((x) => x ** 3)))).toBeLessThan(0.05)
  expect(Math.abs(mean(values.map((x) => x ** 4)) - 3)).toBeLessThan(0.1)
  expect(values.filter((x) => Math.abs(x) > 1.959964).length / values.length).toBeCloseTo(0.05, 2)
})

test('a permutation holds each row once, and every order is equally likely', () => {
  const key = deriveKey(5, 0, 'shuffle')
  expect([...permutation(60_000, key, 1)].sort((a, b) => a - b)).toEqual(Array.from({ length: 60_000 }, (_, i) => i))
  expect(permutation(0, key, 1)).toHaveLength(0)
  expect([...permutation(1, key, 1)]).toEqual([0])
  const counts = new Map<string, number>()
  for (let epoch = 0; epoch < 24_000; epoch++) {
    const order = permutation(4, key, epoch).join()
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect(counts.size).toBe(24)
  const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
  expect(chiSquared).toBeLessThan(49.7) // 23 degrees of freedom, p = 0.001
})
