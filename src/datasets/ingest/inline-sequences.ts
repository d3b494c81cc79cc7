import type { Column } from '../../engine/index.js'
import { show, sortCategories } from '../dataset.js'
import type { StoredFeature } from '../dataset.js'
import { elementCount } from '../rows/arrow.js'

interface ReadSequences {
  readonly feature: StoredFeature
  readonly column: Column
}

/** Told what is wrong with a row's value. */
type Complain = (message: string, row: number) => void

/** The lengths along the first elements: [] for a number. */
export function shapeOf(value: unknown): number[] {
  return Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []
}

/**
 * Lists, as many steps as a row has: numbers, arrays of numbers of one shape, or names of categories. The feature's shape
 * begins with the longest. Complains of a row that holds no step, or another kind of step than the first row.
 */
export function readSequences(name: string, values: readonly unknown[], complain: Complain): ReadSequences {
  const [first] = values
  return Array.isArray(first) && typeof first[0] === 'string'
    ? readNames(name, values, complain)
    : readNumbers(name, values, complain)
}

function readNumbers(name: string, values: readonly unknown[], complain: Complain): ReadSequences {
  const step = shapeOf(values[0]).slice(1)
  const width = elementCount(step)
  const expected = `numbers${step.length > 0 ? ` in arrays of shape [${step.join(', ')}]` : ''}`
  const rows = readSteps(name, values, expected, (one) => isNumbers(one, step, width), complain)
  const lengths = Uint32Array.from(rows, ({ length }) => length)
  const shape = [longestOf(lengths), ...step]
  return {
    feature: { name, kind: 'TENSOR', shape, isSequence: true, dtype: 'float32' },
    column: { kind: 'TENSOR', shape, values: Float32Array.from(rows.flat(Infinity) as number[]), lengths },
  }
}

function readNames(name: string, values: readonly unknown[], complain: Complain): ReadSequences {
  const rows = readSteps(name, values, 'strings', (one) => typeof one === 'string', complain)
  const categories = sortCategories(new Set(rows.flat() as string[]))
  const codeOf = new Map<unknown, number>(categories.map((category, code) => [category, code]))
  const lengths = Uint32Array.from(rows, ({ length }) => length)
  return {
    feature: {
      name,
      kind: 'CATEGORICAL',
      shape: [longestOf(lengths)],
      isSequence: true,
      dtype: 'int32',
      categories,
    },
    column: {
      kind: 'CATEGORICAL',
      codes: Int32Array.from(rows.flat(), (category) => codeOf.get(category) ?? -1),
      lengths,
    },
  }
}

/** The steps of each row; none where it is complained of. */
function readSteps(
  name: string,
  values: readonly unknown[],
  expected: string,
  isStep: (value: unknown) => boolean,
  complain: Complain,
): (readonly unknown[])[] {
  return values.map((value, row) => {
    if (!Array.isArray(value) || value.length === 0) {
      complain(`${show(name)} is SEQUENCE: a list of one step or more, got ${show(value)}`, row)
      return []
    }
    const steps: readonly unknown[] = value
    const bad = steps.findIndex((one) => !isStep(one))
    if (bad < 0) return steps
    complain(`${show(name)} is SEQUENCE of ${expected}, got ${show(steps[bad])} at step ${bad}`, row)
    return []
  })
}

const longestOf = (lengths: Uint32Array): number => lengths.reduce((most, length) => Math.max(most, length), 1)

function isNumbers(value: unknown, shape: readonly number[], width: number): boolean {
  if (shapeOf(value).join() !== shape.join()) return false
  const flat: readonly unknown[] = Array.isArray(value) ? (value as unknown[]).flat(Infinity) : [value]
  return flat.length === width && flat.every((one) => typeof one === 'number' && Number.isFinite(one))
}
