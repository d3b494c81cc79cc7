import { bytesOf, npy, unicode, zip } from '../datasets/support/npz-files.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { uploadFile } from '../support/uploads.js'
import {
  createDataset,
  createVersion,
  followVersion,
  ingested,
  readAllRows,
  readRowPage,
  readVersion,
  rowsDocument,
  without,
} from '../support/versions.js'

let strata: TestStrata
beforeAll(async () => {
  strata = await startStrata({ env: { WORKER_CONCURRENCY: '3' } })
})
afterAll(() => strata.close())

const stratified = { random: { train: 0.6, validation: 0.2, test: 0.2, seed: 5, stratifyBy: 'species' } }
const countBlobs = async () =>
  Number((await strata.db.database.pool.query<{ count: string }>('select count(*) from "Blob"')).rows[0]?.count)

const sizeOf = (splits: readonly { name: string; rowCount: number }[]) =>
  Object.fromEntries(splits.map(({ name, rowCount }) => [name, rowCount]))

test('the IRIS sample becomes a version with features, statistics and splits', async () => {
  const version = await ingested(strata, { name: 'iris', source: { sample: 'IRIS' } })
  expect(version).toMatchObject({ number: 1, status: 'READY', failure: null, rowCount: 150 })
  expect(version.contentHash).toMatch(/^[0-9a-f]{64}$/)
  expect(version.features.map(({ name, kind }) => [name, kind])).toEqual([
    ['sepalLength', 'NUMERIC'],
    ['sepalWidth', 'NUMERIC'],
    ['petalLength', 'NUMERIC'],
    ['petalWidth', 'NUMERIC'],
    ['species', 'CATEGORICAL'],
  ])
  // Known of Fisher's data.
  expect(version.features[0]!.statistics).toMatchObject({
    count: 150,
    missingCount: 0,
    minimum: 4.3,
    maximum: 7.9,
    mean: expect.closeTo(5.8433, 3) as number,
    median: expect.closeTo(5.8, 6) as number,
  })
  expect(version.features[4]!.categories).toHaveLength(3)
  expect(version.features[4]!.statistics).toMatchObject({ distinctCount: 3, minimum: null })
  expect(sizeOf(version.splits)).toEqual({ TRAIN: 120, VALIDATION: 15, TEST: 15 })
})

test('random splits keep the classes in proportion, and one seed draws them alike', async () => {
  const draw = async (name: string, seed: number) => {
    const splits = { random: { ...stratified.random, seed } }
    const { id } = await ingested(strata, { name, source: { sample: 'IRIS' }, splits })
    return readAllRows(strata, id)
  }
  const [first, again, other] = await Promise.all([draw('drawn', 5), draw('drawn again', 5), draw('otherwise', 6)])
  for (const [split, each] of [
    ['TRAIN', 30],
    ['VALIDATION', 10],
    ['TEST', 10],
  ] as const) {
    const species = first.filter((row) => row.split === split).map(({ values }) => values.species)
    const counts = [...new Set(species)].map((one) => species.filter((other) => other === one).length)
    expect([split, counts]).toEqual([split, [each, each, each]])
  }
  const splitsOf = (rows: typeof first) => rows.map(({ split }) => split)
  expect(splitsOf(again)).toEqual(splitsOf(first))
  expect(splitsOf(other)).not.toEqual(splitsOf(first))
})

test('inline rows come back as they were given, missing values as null, in the splits that a column names', async () => {
  const rows = [
    { size: 1.5, isRound: true, kind: 'apple', place: [1, 2], part: 'train' },
    { size: null, isRound: false, kind: 'pear', place: [3, 4], part: 'Validation' },
    { size: 2, isRound: null, kind: null, place: [5, 6], part: 'test' },
    { size: -3, isRound: true, kind: 'apple', place: [7, 8.5], part: 'train' },
  ]
  const version = await ingested(strata, { name: 'fruit', source: { inline: { rows } }, splits: { column: 'part' } })
  expect(version.features.map(({ name, kind, shape }) => [name, kind, shape])).toEqual([
    ['size', 'NUMERIC', []],
    ['isRound', 'BOOLEAN', []],
    ['kind', 'CATEGORICAL', []],
    ['place', 'TENSOR', [2]],
  ])
  expect(sizeOf(version.splits)).toEqual({ TRAIN: 2, VALIDATION: 1, TEST: 1 })
  const read = await readAllRows(strata, version.id)
  expect(read.map(({ values }) => values)).toEqual(rows.map((row) => without(row, 'part')))
  expect(read.map(({ split }) => split)).toEqual(['TRAIN', 'VALIDATION', 'TEST', 'TRAIN'])
  expect(version.features[0]!.statistics).toMatchObject({ count: 3, missingCount: 1, minimum: -3, maximum: 2 })
})

test('a CSV file is read with its progress, and its features are what the overrides say', async () => {
  const text = `id,age,zip\n${Array.from({ length: 60_000 }, (_, at) => `${at},${at % 90},0${1000 + (at % 7)}`).join('\n')}\n`
  const { datasetVersion } = await createDataset(strata, {
    name: 'people',
    source: { upload: { uploadId: await uploadFile(strata, text) } },
    features: [
      { name: 'id', exclude: true },
      { name: 'zip', kind: 'CATEGORICAL' },
    ],
  })
  expect(datasetVersion).toMatchObject({ number: 1, status: 'PROCESSING' })
  const updates = await followVersion(strata, datasetVersion!.id)
  expect(updates.at(-1)).toEqual({ status: 'READY', progress: null, failure: null })
  const progress = updates.flatMap((update) => update.progress ?? [])
  expect(progress.length).toBeGreaterThan(0)
  for (const { phase, done, total } of progress) {
    expect(['waiting', 'reading', 'storing']).toContain(phase)
    expect(done).toBeLessThanOrEqual(total ?? Infinity)
  }
  const version = await readVersion(strata, datasetVersion!.id)
  expect(version.rowCount).toBe(60_000)
  expect(version.features.map(({ name, kind }) => [name, kind])).toEqual([
    ['age', 'NUMERIC'],
    ['zip', 'CATEGORICAL'],
  ])
  expect(version.features[1]!.categories).toContain('01000')
})

test('an NPZ file becomes numbers, names and tensors', async () => {
  const file = zip(
    {
      'x.npy': npy({ descr: '<f4', shape: [4, 2, 3] }, bytesOf(Float32Array.from({ length: 24 }, (_, at) => at / 2))),
      'y.npy': npy({ descr: '<i8', shape: [4] }, bytesOf(BigInt64Array.from([3n, 1n, 2n, -9n]))),
      'name.npy': npy({ descr: '<U3', shape: [4] }, unicode(['a', 'bcd', 'é', 'a'], 3)),
    },
    { isDeflated: true },
  )
  const source = { upload: { uploadId: await uploadFile(strata, file), format: 'NPZ' } }
  const version = await ingested(strata, {
    name: 'arrays',
    source,
    splits: { random: { train: 1, validation: 0, test: 0 } },
  })
  expect(version.features.map(({ name, kind, shape }) => [name, kind, shape]).sort()).toEqual([
    ['name', 'CATEGORICAL', []],
    ['x', 'TENSOR', [2, 3]],
    ['y', 'NUMERIC', []],
  ])
  const rows = await readAllRows(strata, version.id)
  expect(rows[1]!.values).toEqual({ x: [3, 3.5, 4, 4.5, 5, 5.5], y: 1, name: 'bcd' })
  expect(rows.map(({ values }) => values.y)).toEqual([3, 1, 2, -9])
})

test('rows are paged within a split and over all, each once and in the order of the source', async () => {
  const { id } = await ingested(strata, { name: 'paged', source: { sample: 'IRIS' }, splits: stratified })
  const all = await readAllRows(strata, id, undefined, 40)
  expect(all.map(({ index }) => index)).toEqual(Array.from({ length: 150 }, (_, at) => at))
  const test = await readAllRows(strata, id, 'TEST', 7)
  expect(test).toEqual(all.filter(({ split }) => split === 'TEST'))
  const page = await readRowPage(strata, id, { split: 'TEST', first: 7 })
  expect(page).toMatchObject({ totalCount: 30, pageInfo: { hasNextPage: true, endCursor: page.edges[6]!.cursor } })
})

test.each([[[-5]], [[1.5]], [['x']], [[2 ** 60]]])('a cursor of %j is none of these rows', async (parts) => {
  const { dataset } = await strata.graphql<{ dataset: { latestVersion: { id: string } } }>(
    '{ dataset(by: { name: "paged" }) { latestVersion { id } } }',
  )
  const { id } = dataset.latestVersion
  const after = Buffer.from(JSON.stringify(parts)).toString('base64url')
  const { errors } = await strata.ask(rowsDocument, { id, first: 3, after })
  expect(errors?.[0]?.extensions?.code).toBe('INVALID_INPUT')
  expect(errors?.[0]?.message).toMatch(/after must be a cursor of this connection/)
})

test('a version has no rows before it is READY', async () => {
  const source = { upload: { uploadId: await uploadFile(strata, '\n') } }
  const failed = await ingested(strata, { name: 'without rows', source })
  expect(failed).toMatchObject({ status: 'FAILED', rowCount: null, features: [], splits: [] })
  expect(await readRowPage(strata, failed.id)).toMatchObject({ totalCount: 0, nodes: [] })
})

test('a second version leaves the first as it was, and equal content is stored once', async () => {
  const first = await ingested(strata, { name: 'grown', source: { sample: 'IRIS' }, splits: stratified })
  const { dataset } = await strata.graphql<{ dataset: { id: string } }>('{ dataset(by: { name: "grown" }) { id } }')
  const before = await countBlobs()
  const again = await createVersion(strata, { datasetId: dataset.id, source: { sample: 'IRIS' }, splits: stratified })
  expect(again).toMatchObject({ userErrors: [], datasetVersion: { number: 2 } })
  await followVersion(strata, again.datasetVersion!.id)
  const second = await readVersion(strata, again.datasetVersion!.id)
  expect(second).toEqual({ ...first, id: second.id, number: 2 })
  expect(await countBlobs()).toBe(before)
  // Other splits of the same rows: one blob more, for the splits alone.
  const splits = { random: { ...stratified.random, seed: 77 } }
  const third = await createVersion(strata, { datasetId: dataset.id, source: { sample: 'IRIS' }, splits })
  await followVersion(strata, third.datasetVersion!.id)
  expect((await readVersion(strata, third.datasetVersion!.id)).contentHash).not.toBe(first.contentHash)
  expect(await countBlobs()).toBe(before + 1)
  expect(await readVersion(strata, first.id)).toEqual(first)
  const listed = await strata.graphql<{ dataset: { latestVersion: object; versions: { nodes: object[] } } }>(
    '{ dataset(by: { name: "grown" }) { latestVersion { number } versions { nodes { number } } } }',
  )
  expect(listed.dataset).toEqual({
    latestVersion: { number: 3 },
    versions: { nodes: [3, 2, 1].map((number) => ({ number })) },
  })
})

test('a name is taken once, also by callers at the same moment', async () => {
  const input = { name: 'contested', source: { sample: 'IRIS' } }
  const answers = await Promise.all(Array.from({ length: 4 }, () => createDataset(strata, input)))
  const refused = answers.filter(({ dataset }) => dataset === null)
  expect(refused).toHaveLength(3)
  expect(refused[0]!.userErrors).toEqual([
    { code: 'NAME_TAKEN', path: ['name'], message: expect.stringContaining('"contested" exists') as string },
  ])
})

test('an idempotencyKey answers the same version, and refuses another input', async () => {
  const input = { name: 'once', source: { sample: 'IRIS' }, idempotencyKey: 'iris-once' }
  const [first, second] = await Promise.all([createDataset(strata, input), createDataset(strata, input)])
  expect(first.datasetVersion!.id).toBe(second.datasetVersion!.id)
  const other = await createDataset(strata, { ...input, name: 'twice' })
  expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }])
  const version = { datasetId: first.dataset!.id, source: { sample: 'IRIS' }, idempotencyKey: 'iris-once' }
  const [third, fourth] = [await createVersion(strata, version), await createVersion(strata, version)]
  expect(third.datasetVersion).toMatchObject({ number: 2 })
  expect(fourth.datasetVersion!.id).toBe(third.datasetVersion!.id)
})
