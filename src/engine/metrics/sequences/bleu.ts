import type { SequenceScore } from './sequence-score.js'

const ORDER = 4

/** How often each run of n tokens occurs. */
function countRuns(tokens: readonly unknown[], n: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let start = 0; start + n <= tokens.length; start++) {
    const run = JSON.stringify(tokens.slice(start, start + n))
    counts.set(run, (counts.get(run) ?? 0) + 1)
  }
  return counts
}

/** Geometric mean of the precisions; one without a hit counts 1 / (2^k x total), k counting such ones ("exp" smoothing). */
function geometricMean(hits: readonly number[], totals: readonly number[]): number {
  let [logs, misses] = [0, 1]
  for (let n = 0; n < ORDER; n++) {
    if (totals[n] === 0) return 0
    if (hits[n] === 0) misses *= 2
    logs += Math.log(hits[n] === 0 ? 1 / (misses * totals[n]!) : hits[n]! / totals[n]!)
  }
  return Math.exp(logs / ORDER)
}

/**
 * BLEU of a corpus, 0..100, with one reference each (Papineni et al. 2002; sacrebleu's defaults but for its tokenizer: up
 * to 4 tokens, clipped counts summed over the corpus, brevity penalty, exponential smoothing).
 */
export function createBleu<T>(): SequenceScore<T> {
  const hits = new Array<number>(ORDER).fill(0)
  const totals = new Array<number>(ORDER).fill(0)
  let [answered, wanted] = [0, 0]
  return {
    add(reference, answer, weight = 1) {
      answered += weight * answer.length
      wanted += weight * reference.length
      for (let n = 1; n <= ORDER; n++) {
        const known = countRuns(reference, n)
        for (const [run, count] of countRuns(answer, n)) {
          hits[n - 1]! += weight * Math.min(count, known.get(run) ?? 0)
          totals[n - 1]! += weight * count
        }
      }
    },
    value() {
      if (wanted === 0) return NaN
      if (hits.every((count) => count === 0)) return 0
      const brevity = answered < wanted ? Math.exp(1 - wanted / answered) : 1
      return 100 * brevity * geometricMean(hits, totals)
    },
    state: () => [answered, wanted, ...hits, ...totals],
    restore(state) {
      answered = state[0] ?? 0
      wanted = state[1] ?? 0
      for (let n = 0; n < ORDER; n++) {
        hits[n] = state[2 + n] ?? 0
        totals[n] = state[2 + ORDER + n] ?? 0
      }
    },
  }
}
