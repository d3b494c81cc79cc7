import { createIngestHarness, override } from './support/ingest.js'
import { bytesOf, npy, unicode, zip } from './support/npz-files.js'

const harness = createIngestHarness()
beforeAll(harness.setUp)
afterAll(harness.tearDown)
const { upload } = harness

const images = npy(
  { descr: '|u1', shape: [3, 2, 2] },
  Uint8Array.from([0, 50, 100, 150, 1, 2, 3, 4, 255, 254, 253, 252]),
)
const labels = npy({ descr: '<i8', shape: [3] }, bytesOf(BigInt64Array.from([7n, 3n, 7n])))
const floats = npy({ descr: '<f4', shape: [3, 2] }, bytesOf(Float32Array.from([0.5, 1.5, -2, 3, 4, 5])))

test.each([false, true])('arrays that share their first axis become features (compressed: %s)', async (isDeflated) => {
  const version = await upload(zip({ 'x.npy': images, 'y.npy': labels, 'z.npy': floats }, { isDeflated }))
  expect(version.content.features.map(({ feature }) => feature)).toEqual([
    { name: 'x', kind: 'TENSOR', shape: [2, 2], dtype: 'uint8' },
    { name: 'y', kind: 'NUMERIC', shape: [] },
    { name: 'z', kind: 'TENSOR', shape: [2], dtype: 'float32' },
  ])
  expect(await version.column('x')).toEqual([
    [0, 50, 100, 150],
    [1, 2, 3, 4],
    [255, 254, 253, 252],
  ])
  expect(await version.column('y')).toEqual([7, 3, 7])
  expect(await version.column('z')).toEqual([
    [0.5, 1.5],
    [-2, 3],
    [4, 5],
  ])
  expect(version.feature('x').statistics).toMatchObject({ count: 3, minimum: 0, maximum: 255 })
})

test('overrides make images of bytes and categories of integers', async () => {
  const version = await upload(zip({ 'x.npy': images, 'y.npy': labels }), {
    features: [override('x', { kind: 'IMAGE' }), override('y', { kind: 'CATEGORICAL' })],
  })
  expect(version.feature('x').feature).toMatchObject({ kind: 'IMAGE', shape: [2, 2, 1], dtype: 'uint8' })
  expect(version.feature('y').feature).toMatchObject({ kind: 'CATEGORICAL', categories: ['3', '7'] })
  expect(await version.column('y')).toEqual(['7', '3', '7'])
})

test.each<[string, string, NodeJS.TypedArray, unknown[]]>([
  ['booleans', '|b1', Uint8Array.from([1, 0]), [true, false]],
  ['signed bytes', '|i1', Int8Array.from([-5, 6]), [-5, 6]],
  ['shorts', '<i2', Int16Array.from([-300, 300]), [-300, 300]],
  ['unsigned shorts', '<u2', Uint16Array.from([1, 65_535]), [1, 65_535]],
  ['integers', '<i4', Int32Array.from([-1, 2 ** 30]), [-1, 2 ** 30]],
  ['unsigned integers', '<u4', Uint32Array.from([1, 2 ** 32 - 1]), [1, 2 ** 32 - 1]],
  ['halves', '<f2', Uint16Array.from([0x3c00, 0xc500]), [1, -5]],
  ['doubles', '<f8', Float64Array.from([0.1, Number.NaN]), [0.1, null]],
  ['doubles, infinity being missing', '<f8', Float64Array.from([Infinity, 2]), [null, 2]],
])('%s are read', async (_, descr, values, expected) => {
  const version = await upload(zip({ 'v.npy': npy({ descr, shape: [2] }, bytesOf(values)) }))
  expect(await version.column('v')).toEqual(expected)
})

test('big-endian numbers and strings are read', async () => {
  const big = Buffer.alloc(8)
  big.writeInt32BE(-7, 0)
  big.writeInt32BE(1_000_000, 4)
  const version = await upload(
    zip({
      'n.npy': npy({ descr: '>i4', shape: [2] }, big),
      's.npy': npy({ descr: '<U5', shape: [2] }, unicode(['caf\u00e9', ''], 5)),
    }),
  )
  expect(await version.column('n')).toEqual([-7, 1_000_000])
  expect(version.feature('s').feature.kind).toBe('CATEGORICAL')
  expect(await version.column('s')).toEqual(['caf\u00e9', null])
})

const zeros = (bytes: number): Uint8Array => new Uint8Array(bytes)
const refused: [string, string, string, () => Buffer][] = [
  [
    'says a larger shape than its bytes',
    'SHAPE_MISMATCH',
    'the shape [100, 2] of f4, which is 800 bytes, found 24',
    () => zip({ 'a.npy': npy({ descr: '<f4', shape: [100, 2] }, zeros(24)) }),
  ],
  [
    'says a smaller shape than its bytes',
    'SHAPE_MISMATCH',
    'the shape [1] of u1, which is 1 bytes, found 24',
    () => zip({ 'a.npy': npy({ descr: '|u1', shape: [1] }, zeros(24)) }),
  ],
  [
    'says a shape beyond all bounds',
    'SHAPE_MISMATCH',
    'found 8',
    () => zip({ 'a.npy': npy({ descr: '<f8', shape: [2 ** 40, 2 ** 40] }, zeros(8)) }),
  ],
  [
    'has arrays of different lengths',
    'SHAPE_MISMATCH',
    '"a" has 3, "b" has 2',
    () =>
      zip({
        'a.npy': npy({ descr: '|u1', shape: [3] }, zeros(3)),
        'b.npy': npy({ descr: '|u1', shape: [2] }, zeros(2)),
      }),
  ],
  [
    'holds pickled objects',
    'MALFORMED_FILE',
    'Python objects (pickle), which are never read',
    () => zip({ 'a.npy': npy({ descr: '|O', shape: [1] }, zeros(8)) }),
  ],
  [
    'is in Fortran order',
    'MALFORMED_FILE',
    'numpy.ascontiguousarray',
    () => zip({ 'a.npy': npy({ descr: '<f4', shape: [2, 2], isFortran: true }, zeros(16)) }),
  ],
  [
    'holds complex numbers',
    'MALFORMED_FILE',
    'found "<c16"',
    () => zip({ 'a.npy': npy({ descr: '<c16', shape: [1] }, zeros(16)) }),
  ],
  [
    'holds a single value',
    'MALFORMED_FILE',
    'found a single value',
    () => zip({ 'a.npy': npy({ descr: '<f4', shape: [] }, zeros(4)) }),
  ],
  ['has no rows', 'EMPTY_FILE', 'have no rows', () => zip({ 'a.npy': npy({ descr: '<f4', shape: [0, 3] }, zeros(0)) })],
  [
    'is an empty archive',
    'EMPTY_FILE',
    'the archive is empty',
    () => Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), zeros(18)]),
  ],
  [
    'holds something else',
    'MALFORMED_FILE',
    'readme.txt: an .npz archive holds .npy arrays alone',
    () => zip({ 'readme.txt': zeros(10) }),
  ],
  [
    'holds a broken array',
    'MALFORMED_FILE',
    'a .npy array was expected, found other bytes',
    () => zip({ 'a.npy': zeros(100) }),
  ],
  ['is cut off', 'MALFORMED_FILE', 'not a readable zip archive', () => zip({ 'a.npy': images }).subarray(0, 120)],
  [
    'unpacks to more than it says',
    'MALFORMED_FILE',
    'a.npy',
    () =>
      zip(
        { 'a.npy': npy({ descr: '|u1', shape: [50_000] }, zeros(50_000)) },
        { isDeflated: true, lie: { byteSize: 200 } },
      ),
  ],
  [
    'has a wrong checksum',
    'MALFORMED_FILE',
    'its checksum is wrong',
    () => zip({ 'a.npy': images }, { lie: { checksum: 1 } }),
  ],
  ['is a single .npy file', 'MALFORMED_FILE', 'numpy.savez', () => images],
]

test.each(refused)('an archive that %s is refused with %s', async (_, code, message, make) => {
  await expect(upload(make())).rejects.toMatchObject({
    name: 'IngestFailure',
    code,
    message: expect.stringContaining(message) as string,
  })
  expect(await harness.leftovers()).toEqual([])
})

test('an archive that would unpack beyond the limit is refused before it is unpacked', async () => {
  const bomb = zip({ 'a.npy': npy({ descr: '|u1', shape: [3_000_000] }, zeros(3_000_000)) }, { isDeflated: true })
  expect(bomb.length).toBeLessThan(10_000)
  await expect(upload(bomb, {}, 1_000_000)).rejects.toMatchObject({
    code: 'TOO_LARGE',
    message: expect.stringContaining('at most 1000000 are allowed') as string,
  })
})

test('IMAGE is refused for what holds no bytes', async () => {
  await expect(
    upload(zip({ 'z.npy': floats }), { features: [override('z', { kind: 'IMAGE' })] }),
  ).rejects.toMatchObject({
    message: expect.stringContaining('IMAGE needs u1 (uint8)') as string,
  })
})
