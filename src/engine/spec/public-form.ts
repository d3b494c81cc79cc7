import { z } from 'zod'
import type { Issue } from '../errors.js'
import { suggestNames } from './names.js'

/**
 * The form in which specs come from outside and go out again: enum values in capitals (LEAKY_RELU), and a choice as an
 * object with one key (`{ l2: { l2: 0.01 } }`) where the engine writes `{ type: 'l2', l2: 0.01 }`.
 */

export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const toConstantCase = (word: string): string => word.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()

/** The schema of the value itself, without default and optional around it. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return unwrap(schema.def.innerType)
  }
  return schema
}

/** Options of a choice, by the word that each stands under. Empty where the schema is no choice. */
export function listOptions(schema: z.core.$ZodType): ReadonlyMap<string, z.ZodObject> {
  const options = new Map<string, z.ZodObject>()
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return options
  for (const option of schema.def.options) {
    if (!(option instanceof z.ZodObject)) continue
    const type: unknown = option.shape.type
    if (type instanceof z.ZodLiteral) options.set(String(type.value), option)
  }
  return options
}

/** Keys that hold something: null stands for left out. */
export const givenKeys = (value: JsonObject): string[] =>
  Object.keys(value).filter((key) => value[key] !== null && value[key] !== undefined)

/** The single key of a choice, or what is wrong with it. */
export function readChoice(value: unknown, known: readonly string[]): { key: string } | { mistake: string } {
  if (!isObject(value)) return { mistake: `must be an object with one key of ${known.join(', ')}` }
  const keys = givenKeys(value)
  const [key, ...others] = keys
  if (key === undefined)
    return { mistake: `names no kind: exactly one key must be given, such as ${known.slice(0, 3).join(', ')}` }
  if (others.length > 0)
    return { mistake: `names ${keys.length} kinds (${keys.join(', ')}): exactly one key must be given` }
  return known.includes(key) ? { key } : { mistake: `names an unknown kind ${key}${suggestNames(key, known)}` }
}

/** From the public form to the engine's. What cannot be read is reported with its public path and left out. */
export function readPublic(schema: z.core.$ZodType, value: unknown, path: readonly string[], issues: Issue[]): unknown {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodEnum && typeof value === 'string') {
    return inner.options.find((option) => toConstantCase(String(option)) === value) ?? value
  }
  if (inner instanceof z.ZodDiscriminatedUnion) {
    const options = listOptions(inner)
    const choice = readChoice(value, [...options.keys()])
    if ('mistake' in choice) {
      issues.push({ path, message: `${path.at(-1) ?? 'value'} ${choice.mistake}` })
      return undefined
    }
    const { key } = choice
    const body = isObject(value) ? value[key] : undefined
    const option = options.get(key)
    const fields = option ? readPublic(option, body, [...path, key], issues) : body
    return { type: key, ...(isObject(fields) ? fields : {}) }
  }
  if (inner instanceof z.ZodObject && isObject(value)) {
    const shape = inner.shape as Record<string, z.core.$ZodType>
    return Object.fromEntries(
      givenKeys(value).map((key) => {
        const field = Object.hasOwn(shape, key) ? shape[key] : undefined
        return [key, field ? readPublic(field, value[key], [...path, key], issues) : value[key]]
      }),
    )
  }
  return value
}

/** From the engine's form to the public one: the inverse of `readPublic`. */
export function writePublic(schema: z.core.$ZodType, value: unknown): unknown {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodEnum && typeof value === 'string') return toConstantCase(value)
  if (!isObject(value)) return value
  if (inner instanceof z.ZodDiscriminatedUnion) {
    const type = String(value.type)
    const option = listOptions(inner).get(type)
    return { [type]: option ? writePublic(option, value) : value }
  }
  if (!(inner instanceof z.ZodObject)) return value
  const shape = inner.shape as Record<string, z.core.$ZodType>
  return Object.fromEntries(
    givenKeys(value)
      .filter((key) => key !== 'type')
      .map((key) => {
        const field = shape[key]
        return [key, field ? writePublic(field, value[key]) : value[key]]
      }),
  )
}

/** A path into the engine's form as a path into the public one: the word of each choice comes between. */
export function toPublicPath(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  const [key, ...rest] = path
  if (key === undefined) return []
  const inner = unwrap(schema)
  if (inner instanceof z.ZodDiscriminatedUnion && isObject(value)) {
    const type = String(value.type)
    const option = listOptions(inner).get(type)
    if (option) return [type, ...toPublicPath(option, value, path)]
  }
  const name = String(key)
  const shape = inner instanceof z.ZodObject ? (inner.shape as Record<string, z.core.$ZodType>) : {}
  const field = Object.hasOwn(shape, name) ? shape[name] : undefined
  const below = isObject(value) ? value[name] : undefined
  return [name, ...(field ? toPublicPath(field, below, rest) : rest.map(String))]
}
