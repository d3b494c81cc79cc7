import type { RowSource } from '../../../src/engine/features/column.js'
import { createBatchReader } from '../../../src/engine/training/batch-reader.js'
import { numeric } from '../features/columns.js'

const source: RowSource = {
  features: [{ name: 'x', kind: 'NUMERIC', shape: [] }],
  rowCount: () => 100,
  read: async (_split, rows) => new Map([['x', numeric(...rows)]]),
}

test('the feeds of one batch outlast the reading of the next, and are used again after it', async () => {
  const encoder = { type: 'none' as const, fitted: {}, shape: [] }
  const feature = source.features[0]!
  const read = createBatchReader(source, [
    { feed: 'input:x', shape: [1], dtype: 'float32', features: [{ feature, encoder }], isTarget: false },
  ])
  const first = (await read('TRAIN', Uint32Array.of(1, 2)))['input:x']
  const second = (await read('TRAIN', Uint32Array.of(3, 4)))['input:x']
  expect([first, second]).toEqual([Float32Array.of(1, 2), Float32Array.of(3, 4)])
  const third = (await read('TRAIN', Uint32Array.of(5, 6)))['input:x']
  expect(third).toBe(first)
  expect([third, second]).toEqual([Float32Array.of(5, 6), Float32Array.of(3, 4)])
})
