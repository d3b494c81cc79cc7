import type { SequenceScore } from './sequence-score.js'

/** Fewest insertions, deletions and substitutions that make one sequence of the other (Levenshtein 1966). */
export function editDistance<T>(from: readonly T[], to: readonly T[]): number {
  let above = Array.from({ length: to.length + 1 }, (_, i) => i)
  from.forEach((own, row) => {
    const current = [row + 1]
    to.forEach((other, i) => {
      current.push(Math.min(above[i + 1]! + 1, current[i]! + 1, above[i]! + Number(own !== other)))
    })
    above = current
  })
  return above[to.length]!
}

/**
 * Edits over the references' lengths, both summed over the corpus: the character error rate of characters, the word error
 * rate of words (as jiwer). 0 is perfect; above 1 where answers are much too long.
 */
export function createErrorRate<T>(): SequenceScore<T> {
  let [edits, length] = [0, 0]
  return {
    add(reference, answer, weight = 1) {
      edits += weight * editDistance(reference, answer)
      length += weight * reference.length
    },
    value: () => (length === 0 ? NaN : edits / length),
    state: () => [edits, length],
    restore: ([savedEdits = 0, savedLength = 0]) => {
      edits = savedEdits
      length = savedLength
    },
  }
}
