import { bytesOf, npy, zip } from '../datasets/support/npz-files.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { announce, uploadFile } from '../support/uploads.js'
import { createDataset, createVersion, ingested } from '../support/versions.js'

let strata: TestStrata
beforeAll(async () => {
  strata = await startStrata({ env: { WORKER_CONCURRENCY: '3' } })
})
afterAll(() => strata.close())

const floats = (count: number) => bytesOf(new Float32Array(count))
const lyingArray = zip({ 'x.npy': npy({ descr: '<f4', shape: [4, 3] }, floats(10)) })
const lyingArchive = zip({ 'x.npy': npy({ descr: '<f4', shape: [4] }, floats(4)) }, { lie: { checksum: 1 } })
const unevenArrays = zip({
  'x.npy': npy({ descr: '<f4', shape: [4] }, floats(4)),
  'y.npy': npy({ descr: '<f4', shape: [3] }, floats(3)),
})

// Each with a name of its own, and all at once: a machine makes three at a time.
const files: readonly [string, string | Buffer, object, string, string][] = [
  ['ragged rows', 'a,b\n1,2\n3\n', {}, 'MALFORMED_FILE', 'line 3: the header names 2 columns, found 1'],
  [
    'another encoding',
    Buffer.from('town\nKöln\n', 'latin1'),
    {},
    'WRONG_ENCODING',
    'line 2: the byte 0xf6 is not UTF-8',
  ],
  ['nothing', '', {}, 'EMPTY_FILE', 'the file is empty'],
  ['a header only', 'a,b\n', {}, 'EMPTY_FILE', 'the file has a header ("a", "b") and no rows'],
  [
    'a shape that its bytes do not fill',
    lyingArray,
    {},
    'SHAPE_MISMATCH',
    'the shape [4, 3] of f4, which is 48 bytes, found 40',
  ],
  ['arrays of two lengths', unevenArrays, {}, 'SHAPE_MISMATCH', '"x" has 4, "y" has 3'],
  ['a checksum that is wrong', lyingArchive, {}, 'MALFORMED_FILE', 'x.npy'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), {}, 'MALFORMED_FILE', 'a PNG image'],
  [
    'no column of an override',
    'a,b\n1,2\n',
    { features: [{ name: 'c', kind: 'TEXT' }] },
    'UNKNOWN_FEATURE',
    'there is no column "c"; the columns are "a", "b"',
  ],
  [
    'values that an override does not fit',
    'age\n31\nold\n',
    { features: [{ name: 'age', kind: 'NUMERIC' }] },
    'MALFORMED_FILE',
    'line 3: the column "age" holds numbers, found "old"',
  ],
  [
    'no column of splits',
    'a,b\n1,2\n',
    { splits: { column: 'part' } },
    'UNKNOWN_FEATURE',
    'there is no column "part"; the columns are "a", "b"',
  ],
  [
    'a split of another name',
    'a,part\n1,train\n2,later\n',
    { splits: { column: 'part' } },
    'MALFORMED_FILE',
    'row 2: the split column "part" must hold train, validation or test, found "later"',
  ],
  [
    'nothing to stratify by',
    'a,b\n1,2\n',
    { splits: { random: { stratifyBy: 'a' } } },
    'INVALID_INPUT',
    'stratifyBy needs a CATEGORICAL or BOOLEAN feature, "a" is NUMERIC',
  ],
]

test('a file that cannot be used makes a FAILED version, which says what was found and where', async () => {
  const made = await Promise.all(
    files.map(async ([name, bytes, input]) => {
      const uploadId = await uploadFile(strata, bytes)
      const { status, failure } = await ingested(strata, { name, source: { upload: { uploadId } }, ...input })
      return { name, status, failure }
    }),
  )
  expect(made).toEqual(
    files.map(([name, , , code, message]) => ({
      name,
      status: 'FAILED',
      failure: { code, message: expect.stringContaining(message) as string },
    })),
  )
  expect(strata.server.output() + strata.worker!.output()).not.toMatch(/"level":50/)
}, 120_000)

const inline = (...rows: object[]) => ({ source: { inline: { rows } } })
const iris = { source: { sample: 'IRIS' } }

test.each<[string, object, string, string[], string]>([
  ['an empty name', { ...iris, name: ' ' }, 'INVALID_INPUT', ['name'], '1 to 200 characters'],
  [
    'fractions that do not sum to 1',
    { ...iris, splits: { random: { train: 0.8, validation: 0.1, test: 0.2 } } },
    'INVALID_INPUT',
    ['splits', 'random'],
    'must sum to 1, got 0.8 + 0.1 + 0.2 = 1.1',
  ],
  [
    'a share above 1',
    { ...iris, splits: { random: { train: 1.1, validation: -0.1, test: 0 } } },
    'INVALID_INPUT',
    ['splits', 'random', 'train'],
    'a share is from 0 to 1, got 1.1 for train',
  ],
  [
    'nothing to train on',
    { ...iris, splits: { random: { train: 0, validation: 0.5, test: 0.5 } } },
    'INVALID_INPUT',
    ['splits', 'random', 'train'],
    'must be above 0',
  ],
  [
    'an unknown stratum',
    { ...iris, splits: { random: { stratifyBy: 'colour' } } },
    'UNKNOWN_FEATURE',
    ['splits', 'random', 'stratifyBy'],
    'there is no feature "colour"; the features are "sepalLength"',
  ],
  [
    'a column of splits in a sample',
    { ...iris, splits: { column: 'part' } },
    'UNKNOWN_FEATURE',
    ['splits', 'column'],
    'IRIS has no column that names splits',
  ],
  [
    'an override of no feature of a sample',
    { ...iris, features: [{ name: 'species', exclude: true }, { name: 'x' }] },
    'UNKNOWN_FEATURE',
    ['features', '1', 'name'],
    'IRIS has no feature "x"',
  ],
  [
    'an override of no column of rows',
    { ...inline({ a: 1 }), features: [{ name: 'b', kind: 'TEXT' }] },
    'UNKNOWN_FEATURE',
    ['features', '0', 'name'],
    'there is no column "b"; the columns are "a"',
  ],
  [
    'a column of splits that rows do not have',
    { ...inline({ a: 1 }), splits: { column: 'part' } },
    'UNKNOWN_FEATURE',
    ['splits', 'column'],
    'there is no column "part"; the columns are "a"',
  ],
  [
    'categories of a number',
    { ...inline({ a: 1 }), features: [{ name: 'a', kind: 'NUMERIC', categories: ['x'] }] },
    'INVALID_INPUT',
    ['features', '0', 'categories'],
    'only CATEGORICAL has categories, "a" is to be NUMERIC',
  ],
  ['no rows', inline(), 'INVALID_INPUT', ['source', 'inline', 'rows'], 'at least one row is needed'],
  [
    'a value of another kind',
    inline({ age: 1 }, { age: 2 }, { age: 'three' }),
    'INVALID_INPUT',
    ['source', 'inline', 'rows', '2', 'age'],
    '"age" is NUMERIC: a number or null, got "three"',
  ],
  [
    'a tensor of another shape',
    inline({ x: [1, 2] }, { x: [1, 2, 3] }),
    'INVALID_INPUT',
    ['source', 'inline', 'rows', '1', 'x'],
    'shape [2] in the first row, got the shape [3] in row 1',
  ],
  [
    'an upload that is not there',
    { source: { upload: { uploadId: 'up_1' } } },
    'NOT_FOUND',
    ['source', 'upload', 'uploadId'],
    'no upload "up_1"',
  ],
])('%s is refused at once, with its place', async (name, input, code, path, message) => {
  const { dataset, datasetVersion, userErrors } = await createDataset(strata, { name, ...input })
  expect({ dataset, datasetVersion }).toEqual({ dataset: null, datasetVersion: null })
  expect(userErrors).toEqual([{ code, path, message: expect.stringContaining(message) as string }])
})

test('what was refused made no dataset, so its name is free', async () => {
  const name = 'tried twice'
  const bad = await createDataset(strata, { name, ...inline(), idempotencyKey: 'tried' })
  expect(bad.userErrors).toHaveLength(1)
  expect((await createDataset(strata, { name, ...inline({ a: 1 }), idempotencyKey: 'tried' })).userErrors).toEqual([])
})

test('an upload whose bytes have not come, or come no more, makes no version', async () => {
  const { id } = await announce(strata)
  const source = { upload: { uploadId: id } }
  const path = ['source', 'upload', 'uploadId']
  const waiting = await createDataset(strata, { name: 'waiting', source })
  expect(waiting.userErrors).toMatchObject([
    { code: 'NOT_READY', path, message: expect.stringContaining('WAITING') as string },
  ])
  await strata.db.database.pool.query(`update "Upload" set "expiresAt" = now() where id = $1`, [id])
  const late = await createDataset(strata, { name: 'late', source })
  expect(late.userErrors).toMatchObject([{ code: 'UPLOAD_EXPIRED', path }])
})

test('a version of no dataset is refused', async () => {
  const { userErrors } = await createVersion(strata, { datasetId: 'ds_1', ...iris })
  expect(userErrors).toEqual([{ code: 'NOT_FOUND', path: ['datasetId'], message: 'no dataset "ds_1"' }])
})
