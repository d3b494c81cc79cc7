import { formatShape, refuse } from '../shapes.js'
import type { SymbolicShape } from '../../tensors.js'

/** A sequence without its batch axis: how long it is (null: any length), and how wide each place. */
export interface Sequence {
  readonly time: number | null
  readonly features: number
}

/** One input that must be [time, features], features fixed; `role` names it in messages (`query`, `value`). */
export function readSequence(shape: SymbolicShape | undefined, role: string): Sequence {
  const [time, features] = shape ?? []
  if (shape?.length === 2 && time !== undefined && typeof features === 'number') return { time, features }
  return refuse(
    `reads its ${role} as [time, features] with features fixed, but that has shape ${formatShape(shape ?? [])}`,
    'inputs',
  )
}

/** Query, value and key of an attention: its inputs in this order, the key being the value where it is left out. */
export interface AttentionSequences {
  readonly query: Sequence
  readonly value: Sequence
  readonly key: Sequence
}

/** @throws InvalidSpec where there are more than three inputs, or key and value are not equally long */
export function readAttentionSequences(inputs: readonly SymbolicShape[]): AttentionSequences {
  if (inputs.length > 3)
    return refuse(`reads at most three inputs (query, value and key), got ${inputs.length}`, 'inputs')
  const query = readSequence(inputs[0], 'query')
  const value = inputs.length > 1 ? readSequence(inputs[1], 'value') : query
  const key = inputs.length > 2 ? readSequence(inputs[2], 'key') : value
  if (key.time !== value.time && key.time !== null && value.time !== null)
    return refuse(`needs a key for each value, but there are ${key.time} keys and ${value.time} values`, 'inputs')
  return { query, value, key }
}

/** The same three among the tensors themselves. */
export function pickAttentionInputs<T>(inputs: readonly T[]): { query: T; value: T; key: T } {
  const [query, value = query, key = value] = inputs
  if (query === undefined || value === undefined || key === undefined)
    throw new Error('attention reads one input or more')
  return { query, value, key }
}
