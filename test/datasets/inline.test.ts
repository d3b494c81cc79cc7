import { readInlineRows } from '../../src/datasets/ingest/inline.js'
import type { InlineRow } from '../../src/datasets/ingest/inline.js'
import type { FeatureOverride } from '../../src/datasets/dataset.js'
import { override } from './support/ingest.js'

function read(rows: readonly InlineRow[], overrides: readonly FeatureOverride[] = []) {
  const complaints: { message: string; path: readonly string[] }[] = []
  const reader = readInlineRows(rows, { overrides, splitColumn: null }, (message, path) =>
    complaints.push({ message, path }),
  )
  return { features: reader.features, complaints }
}

test('kinds follow the JSON; what is left out is missing', () => {
  const { features, complaints } = read([
    {
      size: 1,
      colour: 'red',
      isRound: true,
      pixels: [
        [1, 2],
        [3, 4],
      ],
    },
    {
      size: null,
      isRound: null,
      pixels: [
        [5, 6],
        [7, 8],
      ],
    },
  ])
  expect(complaints).toEqual([])
  expect(features).toEqual([
    { name: 'size', kind: 'NUMERIC', shape: [] },
    { name: 'colour', kind: 'CATEGORICAL', shape: [], categories: ['red'] },
    { name: 'isRound', kind: 'BOOLEAN', shape: [] },
    { name: 'pixels', kind: 'TENSOR', shape: [2, 2], dtype: 'float32' },
  ])
})

test('numbers and booleans are categories by their text, where they are asked to be', () => {
  const { features } = read(
    [
      { a: 10, b: true },
      { a: 9, b: false },
    ],
    [override('a', { kind: 'CATEGORICAL' }), override('b', { kind: 'CATEGORICAL' })],
  )
  expect(features.map(({ categories }) => categories)).toEqual([
    ['9', '10'],
    ['false', 'true'],
  ])
})

test.each<[string, InlineRow[], FeatureOverride[], string, string[]]>([
  [
    'a string among numbers',
    [{ age: 1 }, { age: 'two' }],
    [],
    '"age" is NUMERIC: a number or null, got "two"',
    ['1', 'age'],
  ],
  [
    'a number among booleans',
    [{ on: true }, { on: 7 }],
    [],
    '"on" is BOOLEAN: true or false or null, got 7',
    ['1', 'on'],
  ],
  ['an object for a value', [{ a: { b: 1 } }], [], '"a" is NUMERIC: a number or null, got {"b":1}', ['0', 'a']],
  [
    'a tensor of another shape',
    [{ t: [1, 2] }, { t: [1, 2, 3] }],
    [],
    '"t" is TENSOR of shape [2] in the first row, got the shape [3] in row 1; kind SEQUENCE takes lists of different lengths',
    ['1', 't'],
  ],
  ['a ragged tensor', [{ t: [[1, 2], [3]] }], [], '"t" must hold numbers in arrays of one length', ['0', 't']],
  ['a missing tensor', [{ t: [1] }, {}], [], 'got null in row 1', ['1', 't']],
  [
    'a pixel out of range',
    [{ i: [[0, 256]] }],
    [override('i', { kind: 'IMAGE' })],
    '"i" must hold whole numbers from 0 to 255',
    ['0', 'i'],
  ],
])('%s is named with its row', (_, rows, overrides, message, path) => {
  const { complaints } = read(rows, overrides)
  expect(complaints[0]).toEqual({ message: expect.stringContaining(message) as string, path })
})
