import { importKeras, InvalidSpec } from '../engine/index.js'
import type { ArchitectureInput } from '../engine/index.js'
import { UserMistake } from '../platform/errors.js'

/**
 * Reads what Keras wrote, as an object or as its text. Throws a UserMistake for each layer and setting that has no
 * counterpart; its message says where it stands, its path ends at the field that holds the whole.
 */
export function readKeras(keras: unknown): ArchitectureInput {
  try {
    return importKeras(typeof keras === 'string' ? keras : JSON.stringify(keras))
  } catch (error) {
    if (!(error instanceof InvalidSpec)) throw error
    throw new UserMistake(error.issues.map(({ message }) => ({ code: 'INVALID_INPUT', message, path: ['keras'] })))
  }
}
