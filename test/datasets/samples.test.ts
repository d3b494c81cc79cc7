import type { Column } from '../../src/engine/index.js'
import { createIngestHarness, override } from './support/ingest.js'

const harness = createIngestHarness()
beforeAll(harness.setUp)
afterAll(harness.tearDown)

test('IRIS has 150 flowers under their own names, drawn in proportion to their species', async () => {
  const version = await harness.run({ source: { type: 'sample', name: 'IRIS' }, splits: null, features: [] })
  expect(version.content.features.map(({ feature }) => [feature.name, feature.kind])).toEqual([
    ['sepalLength', 'NUMERIC'],
    ['sepalWidth', 'NUMERIC'],
    ['petalLength', 'NUMERIC'],
    ['petalWidth', 'NUMERIC'],
    ['species', 'CATEGORICAL'],
  ])
  expect(version.content.splitCounts).toEqual([120, 15, 15])
  const rows = await (await version.open()).list('TEST', 0, 15)
  for (const species of ['setosa', 'versicolor', 'virginica'])
    expect(rows.filter(({ values }) => values.species === species)).toHaveLength(5)
  expect(version.feature('sepalLength').statistics).toMatchObject({
    count: 150,
    missingCount: 0,
    minimum: 4.3,
    maximum: 7.9,
    median: 5.8,
  })
  expect(version.feature('sepalLength').statistics.mean).toBeCloseTo(5.843333, 6)
  expect(version.feature('sepalLength').statistics.standardDeviation).toBeCloseTo(0.825301, 6)
})

describe('MNIST', () => {
  let version: Awaited<ReturnType<typeof harness.run>>
  beforeAll(async () => {
    version = await harness.run({ source: { type: 'sample', name: 'MNIST' }, splits: null, features: [] })
  })

  test('has the 70,000 images in their own splits, 5,000 of the first 60,000 kept for validation', () => {
    expect(version.content.rowCount).toBe(70_000)
    expect(version.content.splitCounts).toEqual([55_000, 5_000, 10_000])
    expect(version.content.features.map(({ feature }) => [feature.kind, feature.shape])).toEqual([
      ['IMAGE', [28, 28, 1]],
      ['CATEGORICAL', []],
    ])
  })

  test('has the counts and the mean that are known of it', () => {
    expect(version.feature('label').statistics.topValues?.slice(0, 2)).toEqual([
      { value: '1', count: 7877 },
      { value: '7', count: 7293 },
    ])
    expect(version.feature('image').statistics).toMatchObject({ count: 70_000, minimum: 0, maximum: 255 })
    expect(version.feature('image').statistics.mean).toBeCloseTo(33.385964, 5)
  })

  test('stays bytes in memory, and a batch of random rows is gathered at once', async () => {
    const { source } = await version.open(2 ** 29)
    const batch = (step: number): Uint32Array =>
      Uint32Array.from({ length: 128 }, (_, at) => (step * 7919 + at * 104_729) % 55_000)
    for (let step = 0; step < 20; step++) await source.read('TRAIN', batch(step), ['image', 'label'])
    const started = performance.now()
    let image
    for (let step = 0; step < 100; step++)
      image = (await source.read('TRAIN', batch(step), ['image', 'label'])).get('image')
    // About 0.1 to 0.3 ms on a quiet machine; jest and its neighbours take their share.
    expect((performance.now() - started) / 100).toBeLessThan(10)
    expect(image).toMatchObject({ kind: 'IMAGE', shape: [28, 28, 1] })
    expect(image && 'values' in image && image.values).toBeInstanceOf(Uint8Array)
  })

  test('fills the memory of columns that a read is given as spare, and leaves alone what does not fit', async () => {
    const { source } = await version.open(2 ** 29)
    const read = async (first: number, count: number, spare?: ReadonlyMap<string, Column>) => {
      const rows = Uint32Array.from({ length: count }, (_, at) => first + at)
      const columns = await source.read('TRAIN', rows, ['image'], spare)
      const column = columns.get('image')
      if (column?.kind !== 'IMAGE') throw new Error('image is an IMAGE')
      return { columns, values: column.values }
    }
    const [first, other] = [await read(0, 8), await read(100, 8)]
    expect(other.values).not.toEqual(first.values)
    const shorter = await read(0, 3, other.columns)
    expect(shorter.values).toEqual(first.values.subarray(0, 3 * 28 * 28))
    expect(other.values).toEqual((await read(100, 8)).values)
    const again = await read(0, 8, other.columns)
    expect(again.values).toBe(other.values)
    expect(again.values).toEqual(first.values)
  })
})

test('a sample keeps its kinds, but an image may be a plain tensor and columns may be left out', async () => {
  const source = { type: 'sample', name: 'IRIS' } as const
  const { content } = await harness.run({ source, splits: null, features: [override('species', { isExcluded: true })] })
  expect(content.features).toHaveLength(4)
  await expect(
    harness.run({ source, splits: null, features: [override('species', { kind: 'NUMERIC' })] }),
  ).rejects.toMatchObject({
    message: 'the sample\'s "species" is CATEGORICAL and cannot be NUMERIC',
  })
})
