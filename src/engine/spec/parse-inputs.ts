import type { Issue } from '../errors.js'
import type { DType } from '../tensors.js'
import type { TensorSpec } from './architecture.js'
import { checkName, createNamer } from './names.js'
import { isObject } from './public-form.js'
import { show } from './sentences.js'

/** An input as it comes from outside. */
export interface TensorSpecInput {
  readonly name?: string | null | undefined
  /** Without the batch axis; null is an axis of any length. */
  readonly shape: readonly (number | null)[]
  /** FLOAT32 or INT32. (Default: FLOAT32) */
  readonly dtype?: string | null | undefined
}

const maximumRank = 4

/** The largest axis that an int32 can count. */
const maximumAxis = 2_147_483_647

const dtypes: ReadonlyMap<unknown, DType> = new Map([
  ['FLOAT32', 'float32'],
  ['INT32', 'int32'],
])

function checkShape(shape: unknown): string | null {
  if (!Array.isArray(shape)) return `shape must be a list of axes, got ${show(shape)}`
  if (shape.length > maximumRank) return `shape must have at most ${maximumRank} axes, got ${show(shape)}`
  const isAxis = (axis: unknown) =>
    axis === null || (Number.isInteger(axis) && (axis as number) >= 1 && (axis as number) <= maximumAxis)
  if (shape.every(isAxis)) return null
  return `shape must hold whole numbers >= 1, or null for any length, got ${show(shape)} (the batch axis is left out)`
}

/** An input whose shape is null where it could not be read. */
export type ReadInput = Omit<TensorSpec, 'shape'> & { readonly shape: TensorSpec['shape'] | null }

/** Reads the inputs of an architecture; those with mistakes are reported and left with what could be read. */
export function readInputs(given: unknown, issues: Issue[]): ReadInput[] {
  const inputs = Array.isArray(given) ? (given as readonly unknown[]) : []
  if (inputs.length === 0) issues.push({ path: ['inputs'], message: 'inputs must hold one input or more, got none' })
  const named = inputs.flatMap((input) => (isObject(input) && typeof input.name === 'string' ? input.name : []))
  const nameNext = createNamer(new Set(named))
  return inputs.map((input, index): ReadInput => {
    const fields = isObject(input) ? input : {}
    const report = (field: string, message: string) =>
      issues.push({ path: ['inputs', String(index), field], message: `input ${index}: ${message}` })
    const isNamed = fields.name !== undefined && fields.name !== null
    const nameMistake = isNamed ? checkName(fields.name) : null
    if (nameMistake) report('name', nameMistake)
    const shapeMistake = checkShape(fields.shape)
    if (shapeMistake) report('shape', shapeMistake)
    const dtype = dtypes.get(fields.dtype ?? 'FLOAT32')
    if (!dtype) report('dtype', `dtype must be one of ${[...dtypes.keys()].join(', ')}, got ${show(fields.dtype)}`)
    return {
      name: typeof fields.name === 'string' ? fields.name : nameNext('input'),
      shape: shapeMistake ? null : (fields.shape as (number | null)[]),
      dtype: dtype ?? 'float32',
    }
  })
}
