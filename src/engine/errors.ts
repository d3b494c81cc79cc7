/** One mistake in what the caller gave: where it is (a path into the input), and what was wrong and found. */
export interface Issue {
  readonly path: readonly string[]
  readonly message: string
  /**
   * What kind of mistake it is, where it is one of these: a feature or a model version that is not there, shapes that do
   * not fit each other.
   */
  readonly code?: 'UNKNOWN_FEATURE' | 'NOT_FOUND' | 'SHAPE_MISMATCH' | undefined
}

/** The input cannot be used; every mistake found is listed. The one error that the engine raises for callers' mistakes. */
export class InvalidSpec extends Error {
  override readonly name = 'InvalidSpec'
  constructor(readonly issues: readonly Issue[]) {
    super(issues.map(({ path, message }) => (path.length ? `${path.join('.')}: ${message}` : message)).join('; '))
  }
}

/** A number of a step is not finite: where it came up first. */
export class NotFinite extends Error {
  override readonly name = 'NotFinite'
  /** At which it was first seen, counted from 1 over the run. */
  readonly step: number
  /** The layer whose tensor it is; null where it is none of a layer's. */
  readonly layer: string | null
  /** `output`, `layer/weight`, `gradient of layer/weight`, `loss`, or a feed; null where it was not found again. */
  readonly tensor: string | null
  constructor({ what, detail, ...place }: NotFinitePlace) {
    super(`${what} is not finite at step ${place.step}${detail}`)
    this.step = place.step
    this.layer = place.layer
    this.tensor = place.tensor
  }
}

interface NotFinitePlace extends Pick<NotFinite, 'step' | 'layer' | 'tensor'> {
  readonly what: string
  /** What stands after the step in the message. */
  readonly detail: string
}

/** What runs training steps is not installed here, or cannot be loaded. */
export class ExecutorUnavailable extends Error {
  override readonly name = 'ExecutorUnavailable'
}
