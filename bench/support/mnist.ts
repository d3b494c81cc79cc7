import { openSample } from '../../src/datasets/ingest/samples.js'
import type { Column, RowSource, SplitName } from '../../src/engine/index.js'

const pixels = 28 * 28
const firstRow: Record<SplitName, number> = { TRAIN: 0, VALIDATION: 55_000, TEST: 60_000 }
const counts: Record<SplitName, number> = { TRAIN: 55_000, VALIDATION: 5_000, TEST: 10_000 }

/** The sample in arrays of this process: what the engine reads when nothing of the platform is around it. */
export async function readMnist(): Promise<RowSource> {
  const reader = await openSample('MNIST')
  const images = new Uint8Array(reader.rowCount * pixels)
  const labels = new Int32Array(reader.rowCount)
  let row = 0
  for await (const { rowCount, columns } of reader.batches()) {
    const [image, label] = columns
    if (image?.kind !== 'IMAGE' || label?.kind !== 'CATEGORICAL') throw new Error('MNIST has an image and a label')
    images.set(image.values, row * pixels)
    labels.set(label.codes, row)
    row += rowCount
  }
  await reader.close()
  return {
    features: reader.features,
    rowCount: (split) => counts[split],
    read: async (split, rows, features) => {
      const image = new Uint8Array(rows.length * pixels)
      const label = new Int32Array(rows.length)
      rows.forEach((place, at) => {
        const from = firstRow[split] + place
        image.set(images.subarray(from * pixels, (from + 1) * pixels), at * pixels)
        label[at] = labels[from]!
      })
      const columns: [string, Column][] = [
        ['image', { kind: 'IMAGE', shape: [28, 28, 1], values: image }],
        ['label', { kind: 'CATEGORICAL', codes: label }],
      ]
      return new Map(columns.filter(([name]) => features.includes(name)))
    },
  }
}
