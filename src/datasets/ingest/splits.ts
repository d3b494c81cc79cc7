import { deriveKey, permutation } from '../../engine/index.js'
import type { Column } from '../../engine/index.js'
import { IngestFailure, show, splitNames } from '../dataset.js'
import type { RandomSplit } from '../dataset.js'

/**
 * Shares `count` out by the largest remainder (Hamilton's method): whole numbers that sum to `count`, none further than one
 * from its share. Ties go to the first.
 */
export function apportion(count: number, shares: readonly number[]): number[] {
  const exact = shares.map((share) => share * count)
  // A share such as 0.1 x 150 may fall short of 15 by a rounding error.
  const whole = exact.map((value) => Math.floor(value + 1e-9))
  const order = exact
    .map((value, index) => ({ index, remainder: value - whole[index]! }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  let left = count - whole.reduce((sum, value) => sum + value, 0)
  for (const { index } of order) {
    if (left === 0) break
    if (shares[index] === 0) continue
    whole[index]! += 1
    left -= 1
  }
  return whole
}

/**
 * The code of each row's split, drawn from the seed alone: a permutation is cut at the shares. With `strata` (a code a row,
 * -1 for missing, which is a stratum too) each stratum is cut by itself.
 */
export function drawSplits(rowCount: number, plan: RandomSplit, strata?: Int32Array): Uint8Array {
  const codes = new Uint8Array(rowCount)
  const shares = [plan.train, plan.validation, plan.test]
  const order = permutation(rowCount, deriveKey(plan.seed, 0, 'splits'), 0)
  const groups = strata ? groupByStratum(order, strata) : [order]
  for (const group of groups) {
    let start = 0
    apportion(group.length, shares).forEach((size, code) => {
      for (let i = start; i < start + size; i++) codes[group[i]!] = code
      start += size
    })
  }
  return codes
}

function groupByStratum(order: Uint32Array, strata: Int32Array): Uint32Array[] {
  const sizes = new Map<number, number>()
  for (const stratum of strata) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1)
  const groups = new Map(
    [...sizes].sort(([a], [b]) => a - b).map(([stratum, size]) => [stratum, new Uint32Array(size)]),
  )
  const filled = new Map<number, number>()
  for (const row of order) {
    const stratum = strata[row]!
    const at = filled.get(stratum) ?? 0
    groups.get(stratum)![at] = row
    filled.set(stratum, at + 1)
  }
  return [...groups.values()]
}

const codeOf = new Map<string, number>([
  ...splitNames.map((name, code) => [name.toLowerCase(), code] as const),
  ...['val', 'valid', 'dev'].map((name) => [name, splitNames.indexOf('VALIDATION')] as const),
])

/** Reads the split of each row out of a column of text. `firstRow` counts from 0 and is named from 1. */
export function readSplitColumn(name: string, column: Column, out: Uint8Array, firstRow: number): void {
  if (column.kind !== 'TEXT')
    throw new IngestFailure(`the split column ${show(name)} must hold text, found ${column.kind}`)
  column.values.forEach((value, index) => {
    const code = codeOf.get(value?.trim().toLowerCase() ?? '')
    if (code === undefined)
      throw new IngestFailure(
        `row ${firstRow + index + 1}: the split column ${show(name)} must hold train, validation or test, found ${value === null ? 'no value' : show(value)}`,
      )
    out[firstRow + index] = code
  })
}

/** Rows of each split, in the order of splitNames. */
export function countSplits(codes: Uint8Array): [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0]
  for (const code of codes) counts[code as 0 | 1 | 2] += 1
  return counts
}
