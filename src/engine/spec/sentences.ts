import type { z } from 'zod'
import type { Issue } from '../errors.js'
import { suggestNames } from './names.js'
import { isObject, listOptions, toConstantCase, toPublicPath, unwrap } from './public-form.js'
import { z as zod } from 'zod'

/** What was found, short enough for a message. */
export function show(value: unknown): string {
  if (typeof value === 'number') return String(value)
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) return 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

const typeNames: Record<string, string> = {
  int: 'a whole number',
  number: 'a finite number',
  boolean: 'true or false',
  string: 'a text',
  tuple: 'a list',
  array: 'a list',
  object: 'an object',
}

/** The schema and the value that a path leads to. */
function follow(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]) {
  let at: z.core.$ZodType | undefined = unwrap(schema)
  let found = value
  for (const key of path) {
    if (at instanceof zod.ZodDiscriminatedUnion && isObject(found)) at = listOptions(at).get(String(found.type))
    const shape: Record<string, z.core.$ZodType> = at instanceof zod.ZodObject ? at.shape : {}
    const field = shape[String(key)]
    at = field && unwrap(field)
    found = isObject(found) || Array.isArray(found) ? (found as Record<PropertyKey, unknown>)[key] : undefined
  }
  return { schema: at, found }
}

/** `kernelSize[0]`, `kernelInitializer.stddev` */
const nameField = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, key) => (typeof key === 'number' ? `${name}[${key}]` : name ? `${name}.${String(key)}` : String(key)),
    '',
  )

function describe(issue: z.core.$ZodIssue, found: unknown): string {
  // A schema's own message says what would fit.
  if (issue.message.startsWith('must ')) return `${issue.message}, got ${show(found)}`
  switch (issue.code) {
    case 'invalid_type':
      if (found === undefined) return 'is required'
      return `must be ${typeNames[issue.expected] ?? issue.expected}, got ${show(found)}`
    case 'too_small':
      if (issue.origin === 'array') return `must have at least ${issue.minimum} values, got ${show(found)}`
      return `must be ${issue.inclusive ? '>=' : '>'} ${issue.minimum}, got ${show(found)}`
    case 'too_big':
      if (issue.origin === 'array') return `must have at most ${issue.maximum} values, got ${show(found)}`
      return `must be ${issue.inclusive ? '<=' : '<'} ${issue.maximum}, got ${show(found)}`
    case 'invalid_value':
      return `must be one of ${issue.values.map((value) => toConstantCase(String(value))).join(', ')}, got ${show(found)}`
    default:
      return `${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`
  }
}

/** What zod found wrong, as sentences with paths into the public form. */
export function writeSentences(schema: z.core.$ZodType, value: unknown, issues: readonly z.core.$ZodIssue[]): Issue[] {
  return issues.flatMap((issue): Issue[] => {
    const path = toPublicPath(schema, value, issue.path)
    const { schema: at, found } = follow(schema, value, issue.path)
    if (issue.code === 'unrecognized_keys') {
      const object =
        at instanceof zod.ZodDiscriminatedUnion && isObject(found) ? listOptions(at).get(String(found.type)) : at
      const known = object instanceof zod.ZodObject ? Object.keys(object.shape).filter((key) => key !== 'type') : []
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `has no field ${nameField([...issue.path, key])}${suggestNames(key, known)}`,
      }))
    }
    return [{ path, message: `${nameField(issue.path)} ${describe(issue, found)}` }]
  })
}
