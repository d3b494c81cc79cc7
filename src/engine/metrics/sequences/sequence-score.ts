/** Scores answers against references over a whole corpus, sequence by sequence; the state does not grow. */
export interface SequenceScore<T> {
  /** @param weight how much the pair counts (Default: 1) */
  add(reference: readonly T[], answer: readonly T[], weight?: number): void
  /** NaN where nothing was added, or there is nothing to divide by. */
  value(): number
  state(): number[]
  restore(state: readonly number[]): void
}
