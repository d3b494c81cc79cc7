/** Steps that take longer leave the event loop free. */
const briefMs = 4
/** Runs on another thread, and then on this one, that are compared. */
const trials = 8
/** What has to be gained, as a share: the event loop stands still, and the next batch is read behind the step, not beside it. */
const leastGain = 0.1

/**
 * Whether a graph is best run on the asking thread: to wake another one and to be woken costs from a twentieth of a millisecond
 * to half of one, as the machine is. It is tried out, since the result is the same on either.
 */
export class RunPlace {
  private readonly away: number[] = []
  private readonly here: number[] = []
  private lastMs = Infinity

  /** Whether the next run is to be on this thread. */
  isHere(): boolean {
    if (this.lastMs > briefMs || this.away.length < trials) return false
    if (this.here.length < trials) return true
    return Math.min(...this.here) < (1 - leastGain) * Math.min(...this.away)
  }

  /** How long a run took. */
  note(ms: number, wasHere: boolean): void {
    this.lastMs = ms
    const times = wasHere ? this.here : this.away
    if (times.length < trials) times.push(ms)
  }
}
