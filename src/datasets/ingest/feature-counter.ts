import type { Column } from '../../engine/index.js'
import { elementCount } from '../rows/arrow.js'
import type { StoredStatistics } from '../statistics.js'
import type { StoredFeature } from '../dataset.js'
import { ByteSketch } from './byte-sketch.js'
import { createDistinctCounter, hashNumber, hashText } from './distinct-counter.js'
import { NumberSketch } from './number-sketch.js'

/** Collects the statistics of one feature, a batch at a time. */
export interface FeatureCounter {
  add(column: Column): void
  result(): StoredStatistics
}

export function createFeatureCounter(feature: StoredFeature): FeatureCounter {
  switch (feature.kind) {
    case 'NUMERIC':
    case 'TENSOR':
    case 'IMAGE':
      return countNumbers(feature)
    case 'CATEGORICAL':
      if (feature.isSequence) return countSequences(feature.categories ?? [])
      return countCodes(feature.categories ?? [], (column) => (column.kind === 'CATEGORICAL' ? column.codes : []))
    case 'BOOLEAN':
      return countCodes(['false', 'true'], (column) => (column.kind === 'BOOLEAN' ? column.values : []))
    case 'TEXT':
      return countTexts()
  }
}

function countNumbers(feature: StoredFeature): FeatureCounter {
  const isScalar = feature.kind === 'NUMERIC'
  const numbers = new NumberSketch()
  const bytes = new ByteSketch()
  const distinct = createDistinctCounter(hashNumber)
  const size = elementCount(feature.shape)
  let rows = 0
  return {
    add: (column) => {
      if (!('values' in column) || column.kind === 'TEXT') return
      rows += ('lengths' in column && column.lengths?.length) || column.values.length / size
      if (column.values instanceof Uint8Array) bytes.add(column.values)
      else numbers.add(column.values)
      if (isScalar) for (const value of column.values) if (!Number.isNaN(value)) distinct.add(value)
    },
    result: () => ({
      count: isScalar ? numbers.count : rows,
      missingCount: isScalar ? rows - numbers.count : 0,
      ...(isScalar ? { distinctCount: distinct.count() } : {}),
      ...(bytes.count > 0 ? bytes : numbers).summary(),
    }),
  }
}

const shownValues = 100

function countCodes(categories: readonly string[], codesOf: (column: Column) => ArrayLike<number>): FeatureCounter {
  const counts = new Float64Array(categories.length)
  let missingCount = 0
  return {
    add: (column) => {
      const codes = codesOf(column)
      for (let row = 0; row < codes.length; row++) {
        const code = codes[row]!
        if (code < 0) missingCount++
        else counts[code]! += 1
      }
    },
    result: () => {
      const found = categories.map((value, code) => ({ value, count: counts[code]! })).filter(({ count }) => count > 0)
      return {
        count: counts.reduce((sum, count) => sum + count, 0),
        missingCount,
        distinctCount: found.length,
        // The sort keeps the order of the codes among equals.
        topValues: found.sort((a, b) => b.count - a.count).slice(0, shownValues),
      }
    },
  }
}

/** Rows are counted by themselves, values over all their steps. */
function countSequences(categories: readonly string[]): FeatureCounter {
  const steps = countCodes(categories, (column) => (column.kind === 'CATEGORICAL' ? column.codes : []))
  let count = 0
  return {
    add: (column) => {
      steps.add(column)
      if ('lengths' in column) count += column.lengths?.length ?? 0
    },
    result: () => ({ ...steps.result(), count, missingCount: 0 }),
  }
}

function countTexts(): FeatureCounter {
  const distinct = createDistinctCounter(hashText)
  let count = 0
  let missingCount = 0
  let maximumLength = 0
  return {
    add: (column) => {
      if (column.kind !== 'TEXT') return
      for (const value of column.values) {
        if (value === null) missingCount++
        else {
          count++
          distinct.add(value)
          maximumLength = Math.max(maximumLength, value.length)
        }
      }
    },
    result: () => ({ count, missingCount, distinctCount: distinct.count(), maximumLength }),
  }
}
