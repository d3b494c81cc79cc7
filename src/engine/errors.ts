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

/** A loss, weight or gradient is not finite: the step (counted from 1 over the run) at which it was first seen. */
export class NotFinite extends Error {
  override readonly name = 'NotFinite'
  constructor(
    readonly step: number,
    what: string,
  ) {
    super(`${what} is not finite at step ${step}`)
  }
}

/** What runs training steps is not installed here, or cannot be loaded. */
export class ExecutorUnavailable extends Error {
  override readonly name = 'ExecutorUnavailable'
}
