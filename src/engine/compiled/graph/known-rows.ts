import type { GraphBuilder } from './builder.js'
import { cast } from './elementwise.js'
import type { Value } from './graph.js'
import { concat, reshape } from './shaping.js'

/** A table of zeros to which rows were added: `ids` says where each belongs. */
export interface KnownRows {
  /** int32, one axis. */
  readonly ids: Value
  /** float32: one row for each id. */
  readonly values: Value
}

const known = new WeakMap<Value, KnownRows>()

/** Notes that `value` is zero but for these rows. */
export const noteRows = (value: Value, rows: KnownRows): void => void known.set(value, rows)

/** The rows that a value is the sum of; null where it may be more, or where they are no fewer than it has. */
export function rowsOf(g: GraphBuilder, value: Value): KnownRows | null {
  const parts = collect(value)
  const [rowCount = 0, ...rest] = value.shape
  const count = parts?.reduce((sum, { ids }) => sum + (ids.shape[0] ?? 0), 0) ?? 0
  if (!parts || count >= rowCount) return null
  const width = rest.reduce((product, size) => product * size, 1)
  return {
    ids: concat(
      g,
      parts.map(({ ids }) => cast(g, ids, 'int32')),
      0,
    ),
    values: concat(
      g,
      parts.map(({ ids, values }) => reshape(g, values, [ids.shape[0] ?? 0, width])),
      0,
    ),
  }
}

/** A table that is read several times has the sum of what each reading gives. */
function collect(value: Value): KnownRows[] | null {
  const own = known.get(value)
  if (own) return [own]
  if (value.source.kind !== 'node' || value.source.node.op !== 'Add') return null
  const terms = value.source.node.inputs.map((term) => term && collect(term))
  return terms.every((term) => !!term) ? terms.flatMap((term) => term ?? []) : null
}
