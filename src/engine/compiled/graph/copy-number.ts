import type { GraphBuilder } from './builder.js'
import type { Value } from './graph.js'

/** A value of another graph that is known by itself. @throws Error where it comes from a node that has not been written */
export function copyNumber(g: GraphBuilder, { id, source, shape, dtype }: Value): Value {
  if (source.kind === 'fill') return g.fill(source.value, shape, dtype)
  if (source.kind === 'constant') return g.constant(source.values, shape, dtype)
  throw new Error(`value ${id} is read before its node`)
}
