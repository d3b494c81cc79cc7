import type { Shape } from '../../tensors.js'
import { Unshardable } from './unshardable.js'

/**
 * What one shard of a batch has of a value of the whole computation, in the words of GSPMD (Xu et al., 2021):
 * - `replicated`: the same value as every other shard.
 * - `sharded`: the elements of its rows. `outer` is how many runs of the batch the value consists of: in row-major order
 *   its elements are [outer, rows, rest].
 * - `partial`: a summand. The shards' values add up to the whole one.
 */
export type Layout =
  { readonly kind: 'replicated' } | { readonly kind: 'sharded'; readonly outer: number } | { readonly kind: 'partial' }

export const replicated: Layout = { kind: 'replicated' }
export const partial: Layout = { kind: 'partial' }

/** Where the batch lies in a shape. */
export interface BatchAxis {
  readonly axis: number
  /** Runs of the batch inside this axis alone: more than 1 where an axis before the batch was merged into it. */
  readonly runs: number
}

const product = (sizes: readonly number[]): number => sizes.reduce((result, size) => result * size, 1)

/** @throws Unshardable where the batch is spread over several axes */
export function findBatchAxis(shape: Shape, outer: number, batchSize: number): BatchAxis {
  let before = 1
  for (const [axis, size] of shape.entries()) {
    const end = before * size
    if (before <= outer && outer * batchSize <= end) {
      if (outer % before !== 0 || end % (outer * batchSize) !== 0) break
      return { axis, runs: outer / before }
    }
    before = end
  }
  throw new Unshardable(`[${shape.join(', ')}] has no axis for the batch`)
}

/** The layout of a value whose batch lies in this axis. */
export const shardedAt = (shape: Shape, { axis, runs }: BatchAxis): Layout => ({
  kind: 'sharded',
  outer: product(shape.slice(0, axis)) * runs,
})

export const isSameAxis = (a: BatchAxis, b: BatchAxis): boolean => a.axis === b.axis && a.runs === b.runs

export const isSameLayout = (a: Layout, b: Layout): boolean =>
  a.kind === 'sharded' && b.kind === 'sharded' ? a.outer === b.outer : a.kind === b.kind
