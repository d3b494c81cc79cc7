import type { Shape, TensorValues } from '../tensors.js'
import { elementCount } from '../tensors.js'
import { anyLength } from './executor.js'
import type { FeedSpec, Feeds } from './executor.js'

/** The values of one feed, checked against what the program asked for. */
export function demandFeed(feeds: Feeds, name: string, shape: Shape): TensorValues {
  const values = feeds[name]
  if (!values) throw new Error(`the feed ${name} is missing, found: ${Object.keys(feeds).join(', ') || 'none'}`)
  if (values.length !== elementCount(shape)) {
    throw new Error(
      `the feed ${name} of shape [${shape.join(', ')}] needs ${elementCount(shape)} values, got ${values.length}`,
    )
  }
  return values
}

interface Fed {
  feeds(batchSize: number): readonly FeedSpec[]
}

/** The shape of one feed, its open axis as long as the batch's values make it. */
function fixShape({ name, shape }: FeedSpec, feeds: Feeds): Shape {
  if (!shape.includes(anyLength)) return shape
  const known = shape.reduce((product, axis) => (axis === anyLength ? product : product * axis), 1)
  const length = (feeds[name]?.length ?? 0) / known
  if (Number.isInteger(length) && length > 0) return shape.map((axis) => (axis === anyLength ? length : axis))
  const wanted = shape.map((axis) => (axis === anyLength ? 'any' : axis)).join(', ')
  throw new Error(
    `the feed ${name} of shape [${wanted}] needs a multiple of ${known} values, got ${feeds[name]?.length}`,
  )
}

/**
 * A program for one batch: axes of any length are as long as the batch's feeds are. `key` tells batches apart that need
 * graphs of their own.
 */
export function fixLengths<P extends Fed>(
  program: P,
  batchSize: number,
  feeds: Feeds,
): { readonly program: P; readonly key: string } {
  const specs = program.feeds(batchSize)
  const open = specs.filter(({ shape }) => shape.includes(anyLength))
  if (open.length === 0) return { program, key: `${batchSize}` }
  const fixed = specs.map((spec) => ({ ...spec, shape: fixShape(spec, feeds) }))
  const lengths = open.map((spec) => `${spec.name} ${fixShape(spec, feeds).join('x')}`)
  return { program: { ...program, feeds: () => fixed }, key: [batchSize, ...lengths].join(', ') }
}
