import { anyLength } from '../../../src/engine/executors/executor.js'
import type { Column } from '../../../src/engine/features/column.js'
import { encode, fitEncoder } from '../../../src/engine/features/encoder.js'
import { encodeTexts } from '../../../src/engine/features/sequences.js'
import { splitText } from '../../../src/engine/features/tokenize.js'
import { feature, stream } from './columns.js'

const review = feature('TEXT')
const texts = (...values: (string | null)[]): Column => ({ kind: 'TEXT', values })
const words = { level: 'word', lowercase: true } as const

const fit = (changes: object = {}, ...columns: Column[]) =>
  fitEncoder(
    review,
    { type: 'tokenize', ...words, maxTokens: 100, maxLength: 4, ...changes },
    stream(...(columns.length > 0 ? columns : [texts('b a b', 'a B c', null), texts('', 'a d')])),
  )

test('words are letters and digits of any script, characters are code points', () => {
  expect(splitText('Don’t stop, "Größe" 42!', words)).toEqual(['don’t', 'stop', 'größe', '42'])
  expect(splitText('नमस्ते мир', words)).toEqual(['नमस्ते', 'мир'])
  expect(splitText('Cafe\u0301', words)).toEqual(splitText('Café', words))
  expect(splitText('A b', { level: 'word', lowercase: false })).toEqual(['A', 'b'])
  expect(splitText('a 🙂', { level: 'character', lowercase: true })).toEqual(['a', ' ', '🙂'])
  expect(splitText(' ,;', words)).toEqual([])
})

test('the vocabulary is ordered by frequency, then by the token, and cut where codes run out', async () => {
  expect((await fit()).fitted.vocabulary).toEqual(['a', 'b', 'c', 'd'])
  expect((await fit({ maxTokens: 4 })).fitted.vocabulary).toEqual(['a', 'b'])
  expect((await fit({ lowercase: false })).fitted.vocabulary).toEqual(['a', 'b', 'B', 'c', 'd'].sort(byCount))
  expect((await fit({ level: 'character' }, texts('aab'))).fitted.vocabulary).toEqual(['a', 'b'])
})

/** a 3, b 2, the rest once; of these capitals come first. */
const byCount = (a: string, b: string): number => rank(a) - rank(b)
const rank = (token: string): number => 'abBcd'.indexOf(token)

test('texts become codes, padded with 0 beside longer ones, and a mask says which are real', async () => {
  const encoder = await fit({ maxTokens: 4 })
  expect(encoder.shape).toEqual([anyLength])
  const { values, mask, length } = encodeTexts(encoder, review, texts('b z a', '', null, 'a a a a b b'), 4)
  expect(length).toBe(8)
  const rows = [0, 1, 2, 3].map((row) => [...values.subarray(row * 8, row * 8 + 5)])
  expect(rows).toEqual([
    [3, 1, 2, 0, 0],
    [1, 0, 0, 0, 0],
    [1, 0, 0, 0, 0],
    [2, 2, 2, 2, 0],
  ])
  expect([...mask.subarray(0, 4)]).toEqual([1, 1, 1, 0])
  expect([...mask.subarray(24, 29)]).toEqual([1, 1, 1, 1, 0])
})

test('an input of fixed length gets as many codes, cut or padded at the end', async () => {
  const encoder = await fit({ isFixed: true })
  expect(encoder.shape).toEqual([4])
  const out = new Int32Array(12).fill(-7)
  encode(encoder, review, texts('b z', 'a a a a b'), 2, out, 1, 5)
  expect([...out]).toEqual([-7, 3, 1, 0, 0, -7, 2, 2, 2, 2, -7, -7])
})

test('a tokenizer that was stored as JSON encodes as it did', async () => {
  const encoder = await fit()
  const stored = JSON.parse(JSON.stringify(encoder)) as typeof encoder
  const column = texts('a b c d e', 'E d')
  expect(encodeTexts(stored, review, column, 2)).toEqual(encodeTexts(encoder, review, column, 2))
})
