import type { FeatureSpec, RowSource } from '../../../src/engine/features/column.js'
import { createRowSource } from './row-source.js'

export const reviewFeatures: FeatureSpec[] = [
  { name: 'review', kind: 'TEXT', shape: [] },
  { name: 'mood', kind: 'CATEGORICAL', shape: [], categories: ['bad', 'good'] },
]

const subjects = ['The film', 'This book', 'Our dinner', 'Her song', 'That hotel', 'My journey']
const praise = ['great', 'wonderful', 'lovely', 'a delight', 'splendid']
const blame = ['awful', 'dreadful', 'boring', 'a waste', 'horrible']
const ends = ['', ' from the start', ', as ever', ' and rather long, I have to say']

/** Sentences that praise (odd) or blame (even), of two to twelve words. */
export function writeReview(row: number): string {
  const words = row % 2 === 1 ? praise : blame
  const pick = (list: readonly string[], step: number) => list[Math.floor(row / step) % list.length] ?? ''
  return `${pick(subjects, 2)} was ${pick(words, 3)}${pick(ends, 5)}.`
}

const columnsOf = (first: number, count: number) => ({
  review: { kind: 'TEXT' as const, values: Array.from({ length: count }, (_, index) => writeReview(first + index)) },
  mood: { kind: 'CATEGORICAL' as const, codes: Int32Array.from({ length: count }, (_, index) => (first + index) % 2) },
})

/** @param train rows of TRAIN; VALIDATION and TEST hold 12 and 24 */
export const reviewSource = (train = 60): RowSource =>
  createRowSource(reviewFeatures, {
    TRAIN: columnsOf(0, train),
    VALIDATION: columnsOf(60, 12),
    TEST: columnsOf(200, 24),
  })
