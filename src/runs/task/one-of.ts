import type { OneOf } from './input.js'

/** `{ adam: { beta1: 0.9 } }` as the engine writes it: `{ type: 'adam', beta1: 0.9 }`. Nulls, and noOptions, say nothing. */
export function fromOneOf(choice: OneOf): { type: string } & Record<string, unknown> {
  const [type, settings] = chosen(choice)
  return { type, ...(isRecord(settings) ? withoutNulls(settings) : { value: settings }) }
}

/** The key that is set, and what it is set to. */
export function chosen(choice: OneOf): [string, unknown] {
  const set = Object.entries(choice).filter(([, value]) => value !== null && value !== undefined)
  const [first] = set
  if (set.length !== 1 || !first) throw new TypeError(`exactly one choice must be set, found ${set.length}`)
  return first
}

export function withoutNulls<T extends object>(settings: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(settings).filter(([key, value]) => value !== null && value !== undefined && key !== 'noOptions'),
  ) as Partial<T>
}

/** TOP_K_ACCURACY as the engine writes it: topKAccuracy. */
export function toEngineName(name: string): string {
  return name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** The inverse: topKAccuracy as the public schema writes it. */
export function toPublicName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
