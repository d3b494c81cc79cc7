/**
 * Counter-based random numbers: Philox4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3,
 * SC 2011; checked against the known answers of Random123). There is no state to keep: a draw is a pure function of its
 * key and counter, so a resumed run draws what the run that was never stopped would have drawn.
 */

import { fillPhiloxUniform, fillPhiloxWords } from './philox-words.js'

/** Two words of 32 bits. */
export type PhiloxKey = readonly [number, number]

/** Four words of 32 bits. */
export type PhiloxBlock = readonly [number, number, number, number]

// The last word of the counter keeps the draws of one key apart by what they are used for.
const UNIFORM = 0
const NORMAL = 1
const PERMUTATION = 2

// Taken out of the global object once: in a vm context (jest) a look-up of a global costs more than the multiplication.
const { imul } = Math

const TWO_POW_32 = 4_294_967_296
const MULTIPLIER_0 = 0xd2511f53
const MULTIPLIER_1 = 0xcd9e8d57
const WEYL_0 = 0x9e3779b9
const WEYL_1 = 0xbb67ae85

/** The upper 32 bits of a product of two unsigned words, from products of 16-bit halves (all that Math.imul keeps). */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const lowHigh = imul(aLow, bHigh)
  const highLow = imul(aHigh, bLow)
  const carry = (imul(aLow, bLow) >>> 16) + (lowHigh & 0xffff) + (highLow & 0xffff)
  return (imul(aHigh, bHigh) + (lowHigh >>> 16) + (highLow >>> 16) + (carry >>> 16)) | 0
}

/** Writes the four words of one block at `offset`. */
function writeBlock(
  out: Uint32Array,
  offset: number,
  key0: number,
  key1: number,
  x0: number,
  x1: number,
  x2: number,
  x3: number,
): void {
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, x0)
    const high1 = multiplyHigh(MULTIPLIER_1, x2)
    const low0 = imul(MULTIPLIER_0, x0)
    const low1 = imul(MULTIPLIER_1, x2)
    x0 = high1 ^ x1 ^ key0
    x1 = low1
    x2 = high0 ^ x3 ^ key1
    x3 = low0
    key0 = (key0 + WEYL_0) | 0
    key1 = (key1 + WEYL_1) | 0
  }
  out[offset] = x0
  out[offset + 1] = x1
  out[offset + 2] = x2
  out[offset + 3] = x3
}

/** One block of Philox4x32-10 as published: ten rounds over the counter under the key. */
export function philox4x32(counter: PhiloxBlock, key: PhiloxKey): Uint32Array {
  const out = new Uint32Array(4)
  writeBlock(out, 0, key[0], key[1], ...counter)
  return out
}

const lowWord = (value: number): number => value >>> 0
const highWord = (value: number): number => Math.floor(value / TWO_POW_32) >>> 0

/** The purpose sits above the 21 bits that a counter below 2 ** 53 leaves in its upper word. */
const upperCounter = (counter: number, purpose: number): [number, number, number] => [
  lowWord(counter),
  highWord(counter),
  purpose,
]

/** Fills `out` with the words of the blocks `firstBlock`, `firstBlock + 1`, ... of one draw. */
function fillWords(out: Uint32Array, key: PhiloxKey, counter: number, purpose: number, firstBlock = 0): void {
  fillPhiloxWords(out, firstBlock, upperCounter(counter, purpose), key)
}

/**
 * The key of a stream of random numbers: other seeds, stages and names give unrelated numbers.
 * @param seed a whole number, |seed| < 2 ** 53
 * @param stage counted from 0
 * @param stream what the numbers are for (`dropout_1/mask`, `shuffle`); UTF-8, absorbed 16 bytes a block
 */
export function deriveKey(seed: number, stage: number, stream: string): PhiloxKey {
  const name = new TextEncoder().encode(stream)
  const padded = new Uint8Array(Math.ceil(name.length / 16) * 16)
  padded.set(name)
  const view = new DataView(padded.buffer)
  const state = new Uint32Array(4)
  writeBlock(state, 0, lowWord(seed), highWord(seed), lowWord(stage), highWord(stage), name.length, 0)
  const word = (index: number): number => state[index]!
  for (let at = 0; at < padded.length; at += 16) {
    const [x0, x1, x2, x3] = [0, 1, 2, 3].map((i) => word(i) ^ view.getUint32(at + 4 * i, true)) as [
      number,
      number,
      number,
      number,
    ]
    writeBlock(state, 0, word(0), word(1), x0, x1, x2, x3)
  }
  return [word(0), word(1)]
}

/**
 * Fills `out` with numbers of the uniform distribution on [0, 1), multiples of 2 ** -24.
 * @param counter which draw of the stream, such as the step: a whole number, 0 <= counter < 2 ** 53
 */
export function fillUniform(out: Float32Array, key: PhiloxKey, counter: number): void {
  fillPhiloxUniform(out, 0, upperCounter(counter, UNIFORM), key)
}

/**
 * Fills `out` with numbers of the standard normal distribution: Box-Muller on pairs of words of 32 bits, so that
 * |x| <= 6.7. An odd last element takes the cosine of its pair.
 * @param counter which draw of the stream, such as the step: a whole number, 0 <= counter < 2 ** 53
 */
export function fillNormal(out: Float32Array, key: PhiloxKey, counter: number): void {
  const chunk = new Uint32Array(Math.min(4096, out.length + (out.length % 2)))
  for (let start = 0; start < out.length; start += chunk.length) {
    fillWords(chunk, key, counter, NORMAL, start / 4)
    const end = Math.min(chunk.length, out.length - start)
    for (let i = 0; i < end; i += 2) {
      // (0, 1): half a step away from both ends, so the logarithm is finite.
      const radius = Math.sqrt(-2 * Math.log((chunk[i]! + 0.5) * 2 ** -32))
      const angle = 2 * Math.PI * chunk[i + 1]! * 2 ** -32
      out[start + i] = radius * Math.cos(angle)
      if (i + 1 < end) out[start + i + 1] = radius * Math.sin(angle)
    }
  }
}

/** An endless series of words of one draw, made `chunk` (a multiple of 4) at a time. */
function wordReader(key: PhiloxKey, counter: number, purpose: number, chunk: number): () => number {
  const buffer = new Uint32Array(chunk)
  let block = 0
  let next = buffer.length
  return () => {
    if (next === buffer.length) {
      fillWords(buffer, key, counter, purpose, block)
      block += buffer.length / 4
      next = 0
    }
    return buffer[next++]!
  }
}

/**
 * A permutation of 0..n-1, each equally likely: Fisher-Yates over bounded numbers without bias (Lemire: Fast Random
 * Integer Generation in an Interval, 2019).
 * @param n 0 <= n < 2 ** 32
 * @param counter which draw of the stream, such as the epoch: a whole number, 0 <= counter < 2 ** 53
 */
export function permutation(n: number, key: PhiloxKey, counter: number): Uint32Array {
  const order = new Uint32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  const draw = wordReader(key, counter, PERMUTATION, Math.min(1024, 4 * Math.ceil((n + 1) / 4)))
  for (let last = n - 1; last > 0; last--) {
    const bound = last + 1
    let word = draw()
    let low = imul(word, bound) >>> 0
    if (low < bound) {
      const threshold = (TWO_POW_32 - bound) % bound
      while (low < threshold) {
        word = draw()
        low = imul(word, bound) >>> 0
      }
    }
    const chosen = multiplyHigh(word, bound) >>> 0
    const value = order[chosen]!
    order[chosen] = order[last]!
    order[last] = value
  }
  return order
}
