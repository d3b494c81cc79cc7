import type { Column } from '../../engine/index.js'
import { show } from '../dataset.js'
import type { StoredFeature } from '../dataset.js'
import { elementCount } from '../rows/arrow.js'

interface ReadSequences {
  readonly feature: StoredFeature
  readonly column: Column
}

/** The lengths along the first elements: [] for a number. */
export function shapeOf(value: unknown): number[] {
  return Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []
}

/**
 * Lists of numbers, or of arrays of one shape, as many as a row has. The feature's shape begins with the longest.
 * Complains of a row that holds none, other things than numbers, or steps of another shape than those of the first row.
 */
export function readSequences(
  name: string,
  values: readonly unknown[],
  complain: (message: string, row: number) => void,
): ReadSequences {
  const [first] = values
  const step = shapeOf(first).slice(1)
  const width = elementCount(step)
  const expected = `numbers${step.length > 0 ? ` in arrays of shape [${step.join(', ')}]` : ''}`
  const rows = values.map((value, row): readonly number[] => {
    if (!Array.isArray(value) || value.length === 0) {
      complain(`${show(name)} is SEQUENCE: a list of one step or more, got ${show(value)}`, row)
      return []
    }
    const steps: readonly unknown[] = value
    const bad = steps.findIndex((one) => !isStep(one, step, width))
    if (bad < 0) return steps.flat(Infinity) as number[]
    complain(`${show(name)} is SEQUENCE of ${expected}, got ${show(steps[bad])} at step ${bad}`, row)
    return []
  })
  const lengths = Uint32Array.from(rows, (row) => row.length / width)
  const longest = lengths.reduce((most, length) => Math.max(most, length), 1)
  const shape = [longest, ...step]
  return {
    feature: { name, kind: 'TENSOR', shape, isSequence: true, dtype: 'float32' },
    column: { kind: 'TENSOR', shape, values: Float32Array.from(rows.flat()), lengths },
  }
}

function isStep(value: unknown, shape: readonly number[], width: number): boolean {
  if (shapeOf(value).join() !== shape.join()) return false
  const flat: readonly unknown[] = Array.isArray(value) ? (value as unknown[]).flat(Infinity) : [value]
  return flat.length === width && flat.every((one) => typeof one === 'number' && Number.isFinite(one))
}
