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

/** What the shapes of a program depend on: the size of the batch and the lengths of sequences, by name. */
export type Sizes = ReadonlyMap<string, number>

export const batchSizeName = 'batch'

const lengthKey = ({ name, lengthName = name }: FeedSpec): string => `length of ${lengthName}`

/** Reads the sizes of batches, lengths from the number of values; the same object for sizes that are as those before them. */
export function sizeReader(program: Fed): (batchSize: number, feeds: Feeds) => Sizes {
  const hasLengths = program.feeds(1).some(({ shape }) => shape.includes(anyLength))
  let last: Sizes = new Map()
  return (batchSize, feeds) => {
    if (!hasLengths && last.get(batchSizeName) === batchSize) return last
    const sizes = new Map([[batchSizeName, batchSize]])
    for (const spec of hasLengths ? program.feeds(batchSize) : []) {
      const axis = spec.shape.indexOf(anyLength)
      if (axis >= 0) sizes.set(lengthKey(spec), fixShape(spec, feeds)[axis] ?? 0)
    }
    const isKnown = sizes.size === last.size && [...sizes].every(([name, size]) => last.get(name) === size)
    last = isKnown ? last : sizes
    return last
  }
}

/** A program for batches of these sizes alone. */
export function withSizes<P extends Fed>(program: P, sizes: Sizes): P {
  const specs = program.feeds(sizes.get(batchSizeName) ?? 1).map((spec) => ({
    ...spec,
    shape: spec.shape.map((axis) => (axis === anyLength ? (sizes.get(lengthKey(spec)) ?? axis) : axis)),
  }))
  return { ...program, feeds: () => specs }
}
