import { createIngestHarness, override } from './support/ingest.js'

const harness = createIngestHarness()
beforeAll(harness.setUp)
afterAll(harness.tearDown)
const { upload } = harness

const small = 'size,colour,isRound,note\n1,red,true,"a ""quoted"" word"\n2.5,blue,false,two\nNA,,,"over\ntwo lines"\n'

test('numbers, booleans and names are told apart, and values come back as they were written', async () => {
  const version = await upload(small)
  expect(version.content.features.map(({ feature }) => [feature.name, feature.kind])).toEqual([
    ['size', 'NUMERIC'],
    ['colour', 'CATEGORICAL'],
    ['isRound', 'BOOLEAN'],
    ['note', 'CATEGORICAL'],
  ])
  expect(await version.column('size')).toEqual([1, 2.5, null])
  expect(await version.column('colour')).toEqual(['red', 'blue', null])
  expect(await version.column('isRound')).toEqual([true, false, null])
  expect(await version.column('note')).toEqual(['a "quoted" word', 'two', 'over\ntwo lines'])
})

test('text is taken for categories where few values are distinct, for text where many are', async () => {
  const rows = Array.from({ length: 400 }, (_, row) => `class${row % 40},word${row % 41}`)
  const version = await upload(`few,many\n${rows.join('\n')}\n`)
  expect(version.feature('few').feature).toMatchObject({ kind: 'CATEGORICAL' })
  expect(version.feature('few').feature.categories).toHaveLength(40)
  expect(version.feature('many').feature.kind).toBe('TEXT')
  expect((await version.column('many'))[399]).toBe(`word${399 % 41}`)
})

test('a value of another type far below what was sniffed makes the column text, not a failure', async () => {
  const version = await upload(`a,b\n${'1,2\n'.repeat(30_000)}x,3\n`)
  expect(version.feature('a').feature).toMatchObject({ kind: 'CATEGORICAL', categories: ['1', 'x'] })
  expect(version.feature('b').feature.kind).toBe('NUMERIC')
})

test('overrides decide: categories keep their given order and what is none of them is missing', async () => {
  const version = await upload('grade,zip,on\nB,01234,1\nA,00001,0\nZ,01234,1\n', {
    features: [
      override('grade', { kind: 'CATEGORICAL', categories: ['B', 'A'] }),
      override('zip', { kind: 'TEXT' }),
      override('on', { kind: 'BOOLEAN' }),
    ],
  })
  expect(version.feature('grade').feature.categories).toEqual(['B', 'A'])
  expect(await version.column('grade')).toEqual(['B', 'A', null])
  expect(await version.column('zip')).toEqual(['01234', '00001', '01234'])
  expect(await version.column('on')).toEqual([true, false, true])
  expect(version.feature('grade').statistics).toMatchObject({ count: 2, missingCount: 1, distinctCount: 2 })
})

test('numbers made categories are ordered as numbers', async () => {
  const version = await upload('label\n10\n9\n2\n', { features: [override('label', { kind: 'CATEGORICAL' })] })
  expect(version.feature('label').feature.categories).toEqual(['2', '9', '10'])
})

test('a column that is left out is no feature', async () => {
  const version = await upload('id,x\n1,2\n3,4\n', { features: [override('id', { isExcluded: true })] })
  expect(version.content.features.map(({ feature }) => feature.name)).toEqual(['x'])
})

test.each([
  ['semicolons', 'a;b\n1;2\n'],
  ['tabs', 'a\tb\n1\t2\n'],
  ['bars', 'a|b\n1|2\n'],
  ['CR LF and no last line end', 'a,b\r\n1,2'],
  ['a byte order mark', '\uFEFFa,b\n1,2\n'],
  ['quoted names', '"a" , "b"\n1,2\n'],
])('a file with %s is read', async (_, text) => {
  const version = await upload(text)
  expect(version.content.features.map(({ feature }) => feature.name)).toEqual(['a', 'b'])
  expect(await version.column('b')).toEqual([2])
})

test('columns whose names differ in case alone are two columns', async () => {
  const version = await upload('x,X\n1,2\n')
  expect([await version.column('x'), await version.column('X')]).toEqual([[1], [2]])
})

const latin = Buffer.from('name,town\nAnna,K\u00f6ln\n', 'latin1')
const late = Buffer.concat([Buffer.from(`a\n${'x\u00e9\n'.repeat(5000)}`), Buffer.from([0xc3, 0x28, 0x0a])])

test.each<[string, string, string, string | Buffer]>([
  ['is empty', 'EMPTY_FILE', 'the file is empty', ''],
  ['holds nothing but line ends', 'EMPTY_FILE', 'the file is empty', '\n\n\n'],
  ['has a header only', 'EMPTY_FILE', 'the file has a header ("a", "b") and no rows', 'a,b\n'],
  [
    'has a row that is too short',
    'MALFORMED_FILE',
    'line 3: the header names 3 columns, found 2 in "4,5"',
    'a,b,c\n1,2,3\n4,5\n6,7,8\n',
  ],
  [
    'has a row that is too long',
    'MALFORMED_FILE',
    'line 2: the header names 2 columns, found 3 in "1,2,3"',
    'a,b\n1,2,3\n',
  ],
  [
    'has a ragged row far down',
    'MALFORMED_FILE',
    'line 50002: the header names 2 columns, found 1',
    `a,b\n${'1,2\n'.repeat(50_000)}7\n`,
  ],
  ['is in Latin-1', 'WRONG_ENCODING', 'line 2: the byte 0xf6 is not UTF-8', latin],
  ['stops being UTF-8 far down', 'WRONG_ENCODING', 'line 5002: the byte 0xc3 is not UTF-8', late],
  ['is in UTF-16 with its mark', 'WRONG_ENCODING', 'the mark of UTF-16', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le')],
  ['is in UTF-16 without a mark', 'WRONG_ENCODING', 'line 1: a zero byte', Buffer.from('a,b\n1,2\n', 'utf16le')],
  ['names a column twice', 'MALFORMED_FILE', 'columns 1 and 3 have the same name, "a"', 'a,b,a\n1,2,3\n'],
  ['leaves a column without a name', 'MALFORMED_FILE', 'column 2 of 2 has no name', 'a,\n1,2\n'],
  ['has no header', 'MALFORMED_FILE', 'found only numbers ("5.1, 3.5")', '5.1,3.5\n4.9,3.0\n'],
  [
    'opens a quote and never closes it',
    'MALFORMED_FILE',
    'line 2: a quote is opened and not closed',
    'a,b\n1,"x\n2,y\n',
  ],
  [
    'has too many columns',
    'TOO_LARGE',
    '5000 columns were found, at most 4096 are allowed',
    `${Array.from({ length: 5000 }, (_, i) => `c${i}`).join()}\n`,
  ],
  ['is a PNG', 'MALFORMED_FILE', 'found a PNG image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['is gzipped', 'MALFORMED_FILE', 'found gzip (unpack it first)', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0])],
])('a file that %s is refused with %s', async (_, code, message, bytes) => {
  await expect(upload(bytes)).rejects.toMatchObject({
    name: 'IngestFailure',
    code,
    message: expect.stringContaining(message) as string,
  })
  expect(await harness.leftovers()).toEqual([])
})

test('a value that does not fit its override is refused with its line and column', async () => {
  const features = [override('age', { kind: 'NUMERIC' })]
  await expect(upload('name,age\nAnna,31\nBea,old\n', { features })).rejects.toMatchObject({
    message: 'line 3: the column "age" holds numbers, found "old"',
  })
})

test('an override of a column that is not there names those that are', async () => {
  await expect(upload('a,b\n1,2\n', { features: [override('c', { kind: 'TEXT' })] })).rejects.toMatchObject({
    code: 'UNKNOWN_FEATURE',
    message: 'there is no column "c"; the columns are "a", "b"',
  })
})

test('progress counts the bytes read, then the rows stored', async () => {
  const { progress } = await upload(`a\n${'1\n'.repeat(5000)}`)
  expect(progress[0]).toMatchObject({ phase: 'reading', total: 10_002 })
  expect(progress.at(-1)).toEqual({ phase: 'storing', done: 5000, total: 5000 })
})

test('equal content is stored once and has one hash, however its file was written', async () => {
  const before = await upload('a,b\n1,x\n2,y\n')
  const count = harness.blobs.count()
  const again = await upload('a;b\r\n1.0;x\r\n2;"y"\r\n')
  expect(again.content.contentHash).toBe(before.content.contentHash)
  expect(again.content.chunks).toEqual(before.content.chunks)
  // The new file itself, and nothing else.
  expect(harness.blobs.count()).toBe(count + 1)
})
