/** So many different scores of a label are kept apart; beyond it they are counted in bins. */
const MOST_SCORES = 1 << 17
/** Bins of equal width on the logit's axis: as fine at 0.0001 and 0.9999 as in the middle. */
const BINS = 2048
/** Logits beyond it (p < 1.1e-7) share the outermost bins. */
const LOGIT_LIMIT = 16

/** The middle of the bin that a probability falls in. */
function binned(probability: number): number {
  const logit = Math.log(probability / (1 - probability))
  const place = Math.floor(((logit + LOGIT_LIMIT) / (2 * LOGIT_LIMIT)) * BINS)
  const bin = Math.min(Math.max(place, 0), BINS - 1)
  return 1 / (1 + Math.exp(-(((bin + 0.5) / BINS) * 2 * LOGIT_LIMIT - LOGIT_LIMIT)))
}

/** A score with the weight of the no and of the yes that have it. */
export type ScoreCount = readonly [score: number, no: number, yes: number]

/**
 * How much no and yes each score of one label has. Exact, the state growing with the different scores, up to 131,072 of
 * them; beyond that in 2,048 bins, 1/64 wide in logits, whose scores count as equal.
 */
export class ScoreCounts {
  private counts = new Map<number, [no: number, yes: number]>()
  private isBinned = false

  add(score: number, isYes: boolean, weight: number): void {
    this.put(this.isBinned ? binned(score) : score, isYes ? 0 : weight, isYes ? weight : 0)
    if (this.isBinned || this.counts.size <= MOST_SCORES) return
    this.isBinned = true
    const exact = this.counts
    this.counts = new Map()
    for (const [kept, [no, yes]] of exact) this.put(binned(kept), no, yes)
  }

  /** From the highest score down. */
  descending(): ScoreCount[] {
    return [...this.counts].map(([score, [no, yes]]) => [score, no, yes] as const).sort((a, b) => b[0] - a[0])
  }

  state(): number[] {
    return [this.counts.size, Number(this.isBinned), ...[...this.counts].flatMap(([score, sums]) => [score, ...sums])]
  }

  /** Takes over what `state` gave at `start`. Returns where the next one begins. */
  restore(state: readonly number[], start: number): number {
    const [size = 0, isBinned = 0] = state.slice(start, start + 2)
    const end = start + 2 + 3 * size
    this.isBinned = isBinned === 1
    this.counts = new Map()
    for (let at = start + 2; at < end; at += 3) this.put(state[at]!, state[at + 1]!, state[at + 2]!)
    return end
  }

  private put(score: number, no: number, yes: number): void {
    const known = this.counts.get(score)
    if (known) {
      known[0] += no
      known[1] += yes
    } else this.counts.set(score, [no, yes])
  }
}
