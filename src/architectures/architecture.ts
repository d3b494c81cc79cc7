import type { ArchitectureSpec } from '../engine/index.js'
import { UserMistake } from '../platform/errors.js'
import type { Mistake } from '../platform/errors.js'

/** A version of an architecture as stored, its spec parsed when it was created. */
export interface ArchitectureRow {
  readonly id: string
  readonly projectId: string
  readonly name: string
  /** Counted from 1 within the name. */
  readonly version: number
  readonly description: string | null
  readonly spec: ArchitectureSpec
  readonly parameterCount: number
  readonly flopsPerSample: number
  readonly createdAt: Date
}

const longestName = 200
const longestDescription = 10_000

/** Throws a UserMistake where name or description cannot be stored. */
export function checkNaming(name: string, description: string | null | undefined): void {
  const mistakes: Mistake[] = []
  if (name.trim() !== name || name.length === 0 || name.length > longestName)
    mistakes.push({
      code: 'INVALID_INPUT',
      message: `name must have 1 to ${longestName} characters and no space at its ends, got "${name.slice(0, 60)}" (${name.length})`,
      path: ['name'],
    })
  if ((description?.length ?? 0) > longestDescription)
    mistakes.push({
      code: 'TOO_LARGE',
      message: `description must have at most ${longestDescription} characters, got ${description?.length ?? 0}`,
      path: ['description'],
    })
  if (mistakes.length > 0) throw new UserMistake(mistakes)
}

/** Ids of the model versions that submodels among these layers name, in their public form; what is none is passed over. */
export function namedModelVersions(layers: readonly unknown[]): string[] {
  const ids = layers.flatMap((layer) => {
    const submodel = isObject(layer) && isObject(layer.submodel) ? layer.submodel : {}
    return typeof submodel.modelVersionId === 'string' ? submodel.modelVersionId : []
  })
  return [...new Set(ids)]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What stands for "nothing to choose" in the public inputs means nothing to the engine: it is taken out, at any depth. */
export function withoutPlaceholders(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaceholders)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => key !== 'noOptions')
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutPlaceholders(part)]))
}
