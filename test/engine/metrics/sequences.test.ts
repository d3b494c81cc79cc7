import { createMetric } from '../../../src/engine/metrics/registry.js'
import { createBleu } from '../../../src/engine/metrics/sequences/bleu.js'
import { createErrorRate, editDistance } from '../../../src/engine/metrics/sequences/error-rate.js'
import type { SequenceScore } from '../../../src/engine/metrics/sequences/sequence-score.js'
import { characters, tokenize13a, words } from '../../../src/engine/metrics/sequences/split-text.js'
import {
  createCharacterErrorRate,
  createTextBleu,
  createWordErrorRate,
  type TextScore,
} from '../../../src/engine/metrics/sequences/text-scores.js'
import published from './sequences.json' with { type: 'json' }

const { references, answers } = published

function score(create: () => TextScore, wanted = references, given = answers): number {
  const corpus = create()
  wanted.forEach((reference, index) => corpus.add(reference, given[index]!))
  return corpus.value()
}

test('BLEU is that of sacrebleu, over a corpus and of single sentences', () => {
  expect(score(createTextBleu)).toBeCloseTo(published.bleu, 9)
  references.forEach((reference, index) =>
    expect(score(createTextBleu, [reference], [answers[index]!])).toBeCloseTo(published.bleuEach[index]!, 9),
  )
  const { short } = published
  expect(score(createTextBleu, short.references, short.answers)).toBeCloseTo(short.bleu, 9)
})

test('texts are split as mteval-v13a splits them', () => {
  expect(references.map(tokenize13a)).toEqual(published.tokens)
})

test('character and word error rates are those of jiwer', () => {
  expect(score(createCharacterErrorRate)).toBeCloseTo(published.cer, 12)
  expect(score(createWordErrorRate)).toBeCloseTo(published.wer, 12)
})

test('edits are counted in either direction', () => {
  expect(editDistance(characters('kitten'), characters('sitting'))).toBe(3)
  expect(editDistance([], [1, 2])).toBe(2)
  expect(editDistance([1, 2], [])).toBe(2)
})

test('what is not defined is NaN; restored, a score goes on', () => {
  for (const create of [createBleu, createErrorRate] as (() => SequenceScore<string>)[]) {
    expect(create().value()).toBeNaN()
    const [whole, resumed] = [create(), create()]
    whole.add(words(references[0]!), words(answers[0]!))
    resumed.restore(whole.state())
    for (const one of [whole, resumed]) one.add(words(references[3]!), words(answers[3]!))
    expect(resumed.value()).toBe(whole.value())
  }
})

/** Scores that make these labels the most probable ones. */
const spelling = (labels: readonly number[], units: number): Float32Array =>
  Float32Array.from(labels.flatMap((label) => Array.from({ length: units }, (_, unit) => Number(unit === label))))

test('ctc is read without repeats and blanks, its targets without padding', () => {
  const metric = createMetric({ name: 'labelErrorRate' }, [5, 4], { type: 'ctc' })
  // 1 1 0 1 2 spells 1 1 2; 3 3 3 0 0 spells 3.
  metric.update(spelling([1, 1, 0, 1, 2, 3, 3, 3, 0, 0], 4), Float32Array.of(1, 1, 2, 2, 3, 0), 2)
  expect(metric.value()).toBeCloseTo(1 / 5, 12)
  // The second row does not count, and of the first one the last time neither.
  const masked = createMetric({ name: 'labelErrorRate' }, [5, 4], { type: 'ctc' })
  const mask = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0]
  masked.update(spelling([1, 1, 0, 1, 2, 3, 3, 3, 0, 0], 4), Float32Array.of(1, 1, 2, 2, 3, 0), 2, mask)
  expect(masked.value()).toBeCloseTo(1 / 3, 12)
})

test('labels of a sparse loss are read one a time step', () => {
  const loss = { type: 'sparseCategoricalCrossentropy', fromLogits: true } as const
  const metric = createMetric({ name: 'bleu' }, [5, 4], loss)
  metric.update(spelling([1, 1, 2, 3, 0], 4), Float32Array.of(1, 1, 2, 3, 0), 1)
  expect(metric.value()).toBeCloseTo(100, 9)
  expect(() => createMetric({ name: 'bleu' }, [4], loss)).toThrow(
    /compares labels in order, found an output of shape \[4\]/,
  )
})
