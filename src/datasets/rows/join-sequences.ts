import type { Column } from '../../engine/index.js'
import type { StoredFeature } from '../dataset.js'
import { dtypeOf, elementArrays, stepSize } from './arrow.js'
import type { ElementArray } from './sequence-steps.js'

/** Sequences, a row each, as one column: their elements one after another, and how many steps each has. */
export function joinSequences(feature: StoredFeature, parts: readonly ElementArray[]): Column {
  const values = new elementArrays[dtypeOf(feature)](parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    values.set(part, at)
    at += part.length
  }
  const size = stepSize(feature)
  const lengths = Uint32Array.from(parts, ({ length }) => length / size)
  if (values instanceof Int32Array && feature.kind === 'CATEGORICAL')
    return { kind: 'CATEGORICAL', codes: values, lengths }
  return { kind: 'TENSOR', shape: feature.shape, values, lengths }
}
