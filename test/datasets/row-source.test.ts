import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createIngestHarness } from './support/ingest.js'
import type { Ingested } from './support/ingest.js'

const harness = createIngestHarness()
const rowCount = 30_000
let version: Ingested

beforeAll(async () => {
  await harness.setUp()
  const rows = Array.from(
    { length: rowCount },
    (_, row) => `${row},label${row % 3},${row % 7 === 0 ? '' : `text ${row} \u00e4`},${row % 2 === 0}`,
  )
  version = await harness.upload(`n,label,text,even\n${rows.join('\n')}\n`)
})
afterAll(harness.tearDown)

test('rows come back by their place in the split, in the order asked for, whatever the bound on memory', async () => {
  expect(version.content.chunks.length).toBeGreaterThan(3)
  const splitRows = (await (await version.open()).list('TRAIN', 0, rowCount)).map(({ values }) => values)
  const wanted = Uint32Array.from({ length: 500 }, (_, at) => (at * 7919) % splitRows.length)
  // One byte: no chunk outlives the next.
  for (const cacheBytes of [2 ** 26, 1]) {
    const { source } = await version.open(cacheBytes)
    expect(source.rowCount('TRAIN')).toBe(splitRows.length)
    const columns = await source.read('TRAIN', wanted, ['text', 'n', 'even', 'label'])
    const expected = Array.from(wanted, (row) => splitRows[row]!)
    expect(columns.get('n')).toEqual({ kind: 'NUMERIC', values: Float64Array.from(expected, ({ n }) => n as number) })
    expect(columns.get('text')).toEqual({ kind: 'TEXT', values: expected.map(({ text }) => text) })
    expect(columns.get('even')).toEqual({
      kind: 'BOOLEAN',
      values: Int8Array.from(expected, ({ even }) => Number(even)),
    })
    expect(columns.get('label')).toEqual({
      kind: 'CATEGORICAL',
      codes: Int32Array.from(expected, ({ label }) => Number(String(label).at(-1))),
    })
  }
})

test('every row lies in exactly one split', async () => {
  const { source } = await version.open()
  const seen = new Set<number>()
  for (const split of ['TRAIN', 'VALIDATION', 'TEST'] as const) {
    const rows = Uint32Array.from({ length: source.rowCount(split) }, (_, row) => row)
    const column = (await source.read(split, rows, ['n'])).get('n')
    if (column?.kind === 'NUMERIC') for (const n of column.values) seen.add(n)
  }
  expect(seen.size).toBe(rowCount)
})

test('a row beyond the split and a feature that is not there are refused', async () => {
  const { source } = await version.open()
  await expect(source.read('TEST', Uint32Array.from([source.rowCount('TEST')]), ['n'])).rejects.toThrow(
    'which has 3000 rows',
  )
  await expect(source.read('TEST', Uint32Array.from([0]), ['m'])).rejects.toThrow('there is no feature "m"')
})

test('a chunk that was damaged on the disk is fetched again', async () => {
  const folder = join(harness.home(), 'cache', 'chunks')
  await (await version.open()).list(null, 0, rowCount)
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) await writeFile(join(file.parentPath, file.name), 'damaged')
  expect((await (await version.open()).list(null, rowCount - 1, 1))[0]?.values).toMatchObject({ n: rowCount - 1 })
})
