/** One thing that the caller can put right. */
export interface Mistake {
  /** A value of UserErrorCode in the public schema, such as NAME_TAKEN. */
  readonly code: string
  /** Names what was wrong and what was found. */
  readonly message: string
  /** Into the mutation's input, as in ['layers', '2', 'dense', 'units']; null where no single field is at fault. */
  readonly path: readonly string[] | null
}

/** The one error that services raise for callers' mistakes; mutations answer it as `userErrors`. */
export class UserMistake extends Error {
  override readonly name = 'UserMistake'
  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(({ path, message }) => (path?.length ? `${path.join('.')}: ${message}` : message)).join('; '))
  }
}

/** A UserMistake of one item, to throw: `throw mistake('NAME_TAKEN', 'a dataset "iris" exists', ['name'])`. */
export function mistake(code: string, message: string, path: readonly string[] | null = null): UserMistake {
  return new UserMistake([{ code, message, path }])
}

/** Something that was named by id or name does not exist in the project. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
  constructor(
    /** As a user calls it, such as 'dataset'. */
    readonly what: string,
    readonly id: string,
  ) {
    super(`no ${what} "${id}"`)
  }
}

/** A setting in the environment is wrong; the message lists every bad variable. */
export class BadEnvironment extends Error {
  override readonly name = 'BadEnvironment'
  constructor(readonly problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}
