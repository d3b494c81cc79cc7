import { readInlineRows } from '../../src/datasets/ingest/inline.js'
import { createIngestHarness, override } from './support/ingest.js'

const harness = createIngestHarness()
beforeAll(harness.setUp)
afterAll(harness.tearDown)

const asSequence = (...names: string[]) => names.map((name) => override(name, { kind: 'SEQUENCE' }))

/** 1 to 13 codes, and as many pairs. */
const rowOf = (row: number) => {
  const length = 1 + ((row * 5) % 13)
  return {
    codes: Array.from({ length }, (_, step) => row + step),
    pairs: Array.from({ length }, (_, step) => [step / 2, -row]),
    tags: Array.from({ length }, (_, step) => ['noun', 'verb', 'other'][(row + step) % 3]!),
    n: row,
  }
}

async function ingested(count: number) {
  const { hash } = await harness.blobs.put(
    Buffer.from(JSON.stringify(Array.from({ length: count }, (_, row) => rowOf(row)))),
  )
  return harness.run({
    source: { type: 'inline', blobHash: hash },
    splits: null,
    features: asSequence('codes', 'pairs', 'tags'),
  })
}

test('lists of different lengths come back as they were given', async () => {
  const version = await ingested(60)
  expect(version.feature('codes').feature).toEqual({
    name: 'codes',
    kind: 'TENSOR',
    isSequence: true,
    shape: [13],
    dtype: 'float32',
  })
  expect(version.feature('pairs').feature.shape).toEqual([13, 2])
  expect(version.feature('pairs').statistics).toMatchObject({ count: 60, missingCount: 0, minimum: -59, maximum: 6 })
  expect(await version.column('codes')).toEqual(Array.from({ length: 60 }, (_, row) => rowOf(row).codes))
  expect(await version.column('pairs')).toEqual(
    Array.from({ length: 60 }, (_, row) => rowOf(row).pairs.map(([a, b]) => [a, b! + 0])),
  )
})

test('names are the categories of their steps', async () => {
  const version = await ingested(60)
  const { feature, statistics } = version.feature('tags')
  expect(feature).toEqual({
    name: 'tags',
    kind: 'CATEGORICAL',
    isSequence: true,
    shape: [13],
    dtype: 'int32',
    categories: ['noun', 'other', 'verb'],
  })
  expect(statistics).toMatchObject({ count: 60, missingCount: 0, distinctCount: 3 })
  expect(await version.column('tags')).toEqual(Array.from({ length: 60 }, (_, row) => rowOf(row).tags))
})

test('they are read in any order, from chunks that come and go', async () => {
  const version = await ingested(20_000)
  expect(version.content.chunks.length).toBeGreaterThan(2)
  const { source } = await version.open(1)
  const rows = Uint32Array.from({ length: 300 }, (_, at) => (at * 7919) % source.rowCount('TRAIN'))
  const columns = await source.read('TRAIN', rows, ['n', 'codes', 'pairs', 'tags'])
  const [n, codes, pairs] = ['n', 'codes', 'pairs'].map((name) => columns.get(name))
  if (n?.kind !== 'NUMERIC' || codes?.kind !== 'TENSOR' || pairs?.kind !== 'TENSOR') throw new Error('other kinds')
  const expected = Array.from(n.values, (row) => rowOf(row))
  expect([...(codes.lengths ?? [])]).toEqual(expected.map((row) => row.codes.length))
  expect([...codes.values]).toEqual(expected.flatMap((row) => row.codes))
  const tags = columns.get('tags')
  if (tags?.kind !== 'CATEGORICAL') throw new Error('another kind')
  const names = ['noun', 'other', 'verb']
  expect(Array.from(tags.codes, (code) => names[code])).toEqual(expected.flatMap((row) => row.tags))
  expect([...(tags.lengths ?? [])]).toEqual(expected.map((row) => row.tags.length))
  expect([...pairs.values]).toEqual(expected.flatMap((row) => row.pairs.flat().map((value) => value + 0)))
})

test.each([
  ['a number among names', [['a'], ['b', 2]], '"x" is SEQUENCE of strings, got 2 at step 1', '1'],
  ['nothing', [[1], []], '"x" is SEQUENCE: a list of one step or more, got []', '1'],
  ['a missing one', [[1], null], '"x" is SEQUENCE: a list of one step or more, got null', '1'],
  ['a text inside', [[1], [2, 'b']], '"x" is SEQUENCE of numbers, got "b" at step 1', '1'],
  [
    'a step of another shape',
    [[[1, 2]], [[1, 2], [3]]],
    '"x" is SEQUENCE of numbers in arrays of shape [2], got [3] at step 1',
    '1',
  ],
])('a sequence with %s is refused with its place', (_, values, message, row) => {
  const found: [string, readonly string[]][] = []
  const rows = values.map((x) => ({ x }))
  readInlineRows(rows, { overrides: asSequence('x'), splitColumn: null }, (text, path) => found.push([text, path]))
  expect(found).toEqual([[message, [row, 'x']]])
})

test('sequences of names share no splits out', async () => {
  const rows = Buffer.from(JSON.stringify([rowOf(1), rowOf(2)]))
  const { hash } = await harness.blobs.put(rows)
  const source = { type: 'inline', blobHash: hash } as const
  const splits = { type: 'random', train: 1, validation: 0, test: 0, seed: 0, stratifyBy: 'tags' } as const
  await expect(harness.run({ source, splits, features: asSequence('codes', 'pairs', 'tags') })).rejects.toThrow(
    'stratifyBy needs a CATEGORICAL or BOOLEAN feature, "tags" is SEQUENCE',
  )
})

test('a file of single values has no sequences', async () => {
  await expect(harness.upload('x,y\n1,2\n', { features: asSequence('x') })).rejects.toThrow(
    'the column "x" cannot be SEQUENCE: a CSV file holds single values; give rows inline',
  )
})
