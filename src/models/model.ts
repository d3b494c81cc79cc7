import { mistake } from '../platform/errors.js'

/** How a caller names a version of a model: by its id, or by the model's name with a number, an alias or neither (the newest). */
export type ModelReference =
  | { readonly type: 'id'; readonly modelVersionId: string }
  | { readonly type: 'newest'; readonly model: string }
  | { readonly type: 'number'; readonly model: string; readonly number: number }
  | { readonly type: 'alias'; readonly model: string; readonly alias: string }

/** An alias starts with a letter, so that it is never taken for a number. */
const aliasName = /^[a-z][a-z0-9_-]{0,62}$/

/** Reads "digits", "digits@3" or "digits@production". Throws a UserMistake that says what was found. */
export function parseModelName(text: string, path: readonly string[] = ['model', 'name']): ModelReference {
  const at = text.lastIndexOf('@')
  const model = at < 0 ? text : text.slice(0, at)
  if (model === '') throw mistake('INVALID_INPUT', `a model's name is missing in "${text}"`, path)
  if (at < 0) return { type: 'newest', model }
  const suffix = text.slice(at + 1)
  if (/^[1-9]\d{0,8}$/.test(suffix)) return { type: 'number', model, number: Number(suffix) }
  if (aliasName.test(suffix)) return { type: 'alias', model, alias: suffix }
  throw mistake('INVALID_INPUT', `after "@" comes a version's number or an alias, got "${suffix}"`, path)
}

/** Throws a UserMistake where an alias cannot be told from a number, or holds other signs than a-z, 0-9, _ and -. */
export function checkAlias(alias: string, path: readonly string[]): void {
  if (!aliasName.test(alias))
    throw mistake('INVALID_INPUT', `an alias starts with a-z and goes on with a-z, 0-9, _ or -, got "${alias}"`, path)
}

/** Where the server serves a version's weights; to be signed before it is given away. */
export function weightsPath(modelVersionId: string): string {
  return `/files/weights/${encodeURIComponent(modelVersionId)}`
}
