import type { Shape, TensorValues } from '../tensors.js'
import { elementCount } from '../tensors.js'
import type { Feeds } from './executor.js'

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
