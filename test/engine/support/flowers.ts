import type { FeatureSpec, RowSource } from '../../../src/engine/features/column.js'
import { deriveKey, fillNormal } from '../../../src/engine/training/random.js'
import { createRowSource, type Columns } from './row-source.js'

export const measures = ['sepalLength', 'sepalWidth', 'petalLength', 'petalWidth']
export const species = ['setosa', 'versicolor', 'virginica']

export const flowerFeatures: FeatureSpec[] = [
  ...measures.map((name) => ({ name, kind: 'NUMERIC' as const, shape: [] })),
  { name: 'species', kind: 'CATEGORICAL', shape: [], categories: species },
]

/** Means by species, as Fisher measured them; the deviation is 0.3 throughout. */
const means = [
  [5.0, 3.4, 1.5, 0.2],
  [5.9, 2.8, 4.3, 1.3],
  [6.6, 3.0, 5.6, 2.0],
]

/** Flowers drawn around the means of iris: three species in turn. */
export function drawFlowers(seed: number, count: number): Columns {
  const noise = new Float32Array(count * measures.length)
  fillNormal(noise, deriveKey(seed, 0, 'flowers'), 0)
  const columns = measures.map((_, place) =>
    Float64Array.from(
      { length: count },
      (_unused, row) => (means[row % 3]?.[place] ?? 0) + 0.3 * (noise[row * measures.length + place] ?? 0),
    ),
  )
  return {
    ...Object.fromEntries(measures.map((name, place) => [name, { kind: 'NUMERIC', values: columns[place] }])),
    species: { kind: 'CATEGORICAL', codes: Int32Array.from({ length: count }, (_, row) => row % 3) },
  }
}

/** @param train rows of TRAIN; VALIDATION and TEST hold 15 and 30 */
export const flowerSource = (train = 52): RowSource =>
  createRowSource(flowerFeatures, {
    TRAIN: drawFlowers(1, train),
    VALIDATION: drawFlowers(2, 15),
    TEST: drawFlowers(3, 30),
  })
