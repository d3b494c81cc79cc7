import { randomUUID } from 'node:crypto'
import { GraphQLError } from 'graphql'
import type { GraphQLFormattedError } from 'graphql'
import { InvalidSpec } from '../engine/index.js'
import { NotFound, UserMistake } from '../platform/errors.js'
import type { Mistake } from '../platform/errors.js'
import type { UserError, UserErrorCode } from './__generated__/resolvers.js'

/** Every value of the public UserErrorCode: the one place where codes of mistakes are mapped. */
const userErrorCodes: Readonly<Record<UserErrorCode, true>> = {
  IDEMPOTENCY_KEY_REUSED: true,
  INVALID_INPUT: true,
  NAME_TAKEN: true,
  NOT_FOUND: true,
  NOT_READY: true,
  OVERLOADED: true,
  SHAPE_MISMATCH: true,
  TOO_LARGE: true,
  UNKNOWN_FEATURE: true,
  UNSUPPORTED: true,
  UPLOAD_EXPIRED: true,
  WRONG_STATE: true,
}

const isUserErrorCode = (code: string): code is UserErrorCode => Object.hasOwn(userErrorCodes, code)

const toUserError = ({ code, message, path }: Mistake): UserError => ({
  code: isUserErrorCode(code) ? code : 'INVALID_INPUT',
  message,
  path: path === null ? null : [...path],
})

/** What a caller can put right in what was thrown; null where it is no mistake of the caller's. */
export function readMistakes(error: unknown): UserError[] | null {
  if (error instanceof UserMistake) return error.mistakes.map(toUserError)
  if (error instanceof InvalidSpec)
    return error.issues.map(({ path, message, code = 'INVALID_INPUT' }) => toUserError({ code, message, path }))
  if (error instanceof NotFound) return [toUserError({ code: 'NOT_FOUND', message: error.message, path: null })]
  return null
}

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

/**
 * What a client sees of an error. Mistakes keep their message and get their code; what is wrong with the document or its
 * variables is told as it is; everything else is masked by an id, under which `log` is told all.
 */
export function createFormatError(log: (error: unknown, errorId: string) => void): FormatError {
  return (formatted, error) => {
    const original = rootOf(error)
    const mistakes = readMistakes(original)
    if (mistakes) {
      const code = mistakes[0]?.code ?? 'INVALID_INPUT'
      return { ...formatted, extensions: { code, userErrors: mistakes } }
    }
    if (original instanceof GraphQLError && isAboutRequest(original)) {
      const code = original.extensions.code ?? formatted.extensions?.code ?? 'BAD_USER_INPUT'
      return { ...formatted, extensions: { ...original.extensions, code } }
    }
    const errorId = randomUUID()
    log(original, errorId)
    const { locations, path } = formatted
    return {
      message: `something went wrong on our side (${errorId})`,
      ...(locations && { locations }),
      ...(path && { path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
    }
  }
}

/** What was thrown, out of the GraphQLErrors that GraphQL wraps it in. */
function rootOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? rootOf(error.originalError) : error
}

/** Errors about a document or its variables point into it, or have a code; one from serializing an answer has neither. */
const isAboutRequest = (error: GraphQLError): boolean =>
  error.extensions.code === undefined ? error.path === undefined : error.extensions.code !== 'INTERNAL_SERVER_ERROR'
