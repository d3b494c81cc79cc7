import { apportion, countSplits, drawSplits } from '../../src/datasets/ingest/splits.js'
import type { RandomSplit } from '../../src/datasets/dataset.js'
import { createIngestHarness } from './support/ingest.js'

const harness = createIngestHarness()
beforeAll(harness.setUp)
afterAll(harness.tearDown)

const plan = (changes: Partial<RandomSplit> = {}): RandomSplit => ({
  type: 'random',
  train: 0.8,
  validation: 0.1,
  test: 0.1,
  seed: 0,
  stratifyBy: null,
  ...changes,
})

test.each([
  [150, [0.8, 0.1, 0.1], [120, 15, 15]],
  [10, [0.7, 0.2, 0.1], [7, 2, 1]],
  [7, [0.5, 0.25, 0.25], [3, 2, 2]],
  [1, [0.8, 0.1, 0.1], [1, 0, 0]],
  [3, [0.5, 0, 0.5], [2, 0, 1]],
])('%d rows are shared out by the largest remainder', (count, shares, expected) => {
  expect(apportion(count, shares)).toEqual(expected)
})

test('a draw depends on its seed alone, and every row falls into one split', () => {
  const codes = drawSplits(1000, plan({ seed: 7 }))
  expect(drawSplits(1000, plan({ seed: 7 }))).toEqual(codes)
  expect(drawSplits(1000, plan({ seed: 8 }))).not.toEqual(codes)
  expect(countSplits(codes)).toEqual([800, 100, 100])
})

test('a draw is no block of the source: every tenth of the rows gives to every split', () => {
  const codes = drawSplits(1000, plan())
  for (let tenth = 0; tenth < 10; tenth++)
    expect(Math.min(...countSplits(codes.subarray(tenth * 100, tenth * 100 + 100)))).toBeGreaterThan(0)
})

test('stratified, each class is shared out by itself, rows without a class too', () => {
  const strata = Int32Array.from({ length: 1000 }, (_, row) => (row < 900 ? 0 : row < 980 ? 1 : -1))
  const codes = drawSplits(1000, plan({ stratifyBy: 'label' }), strata)
  expect(countSplits(codes.subarray(0, 900))).toEqual([720, 90, 90])
  expect(countSplits(codes.subarray(900, 980))).toEqual([64, 8, 8])
  expect(countSplits(codes.subarray(980))).toEqual([16, 2, 2])
})

test('a column names the splits in any case and is no feature', async () => {
  const { content, open } = await harness.upload('x,part\n1,train\n2,Test\n3,VAL\n4,TRAIN\n5,validation\n', {
    splits: { type: 'column', column: 'part' },
  })
  expect(content.features.map(({ feature }) => feature.name)).toEqual(['x'])
  expect(content.splitCounts).toEqual([2, 2, 1])
  const rows = await (await open()).list('VALIDATION', 0, 10)
  expect(rows).toEqual([
    { index: 2, split: 'VALIDATION', values: { x: 3 } },
    { index: 4, split: 'VALIDATION', values: { x: 5 } },
  ])
})

test('a split that is none of the three is refused by row', async () => {
  const splits = { type: 'column', column: 'part' } as const
  await expect(harness.upload('x,part\n1,train\n2,holdout\n', { splits })).rejects.toMatchObject({
    message: 'row 2: the split column "part" must hold train, validation or test, found "holdout"',
  })
  await expect(harness.upload('x,part\n1,train\n2,\n', { splits })).rejects.toMatchObject({
    message: expect.stringContaining('found no value') as string,
  })
  await expect(harness.upload('x\n1\n', { splits })).rejects.toMatchObject({ code: 'UNKNOWN_FEATURE' })
})

test('stratifying by a number, or by what is not there, is refused', async () => {
  const csv = 'x,label\n1,a\n2,b\n'
  await expect(harness.upload(csv, { splits: plan({ stratifyBy: 'x' }) })).rejects.toMatchObject({
    message: expect.stringContaining('"x" is NUMERIC') as string,
  })
  await expect(harness.upload(csv, { splits: plan({ stratifyBy: 'y' }) })).rejects.toMatchObject({
    code: 'UNKNOWN_FEATURE',
  })
})
