import type { Column, FeatureSpec } from '../engine/index.js'

/** Called with what is wrong with a row's value. */
type Complain = (row: number, message: string) => void

type Show = (value: unknown) => string

const elementCount = (shape: readonly number[]): number => shape.reduce((product, axis) => product * axis, 1)

/**
 * Lists of steps, as many as each row has; a step is a number, numbers in nested or flat arrays, or a category that the
 * model knows.
 */
export function readSequences(
  feature: FeatureSpec,
  values: readonly unknown[],
  complain: Complain,
  show: Show,
): Column {
  const { categories, shape } = feature
  if (!categories) {
    const size = elementCount(shape.slice(1))
    const expected = `steps of ${size === 1 ? 'one number' : `${size} numbers`}`
    const rows = readSteps(feature, values, { expected, isStep: (one) => isNumbers(one, size) }, complain, show)
    return {
      kind: 'TENSOR',
      shape,
      values: Float32Array.from(rows.flat(Infinity) as number[]),
      lengths: Uint32Array.from(rows, ({ length }) => length),
    }
  }
  const codes = new Map<unknown, number>(categories.map((category, code) => [category, code]))
  const more = categories.length > 10 ? ` and ${categories.length - 10} more` : ''
  const expected = `${categories.slice(0, 10).map(show).join(', ')}${more}`
  const rows = readSteps(feature, values, { expected, isStep: (one) => codes.has(one) }, complain, show)
  return {
    kind: 'CATEGORICAL',
    codes: Int32Array.from(rows.flat(), (category) => codes.get(category) ?? -1),
    lengths: Uint32Array.from(rows, ({ length }) => length),
  }
}

/** The steps of each row; none where it is complained of. */
function readSteps(
  { name }: FeatureSpec,
  values: readonly unknown[],
  { expected, isStep }: { readonly expected: string; readonly isStep: (value: unknown) => boolean },
  complain: Complain,
  show: Show,
): (readonly unknown[])[] {
  return values.map((value, row) => {
    if (!Array.isArray(value) || value.length === 0) {
      complain(row, `"${name}" is SEQUENCE: a list of one step or more, got ${show(value)}`)
      return []
    }
    const steps: readonly unknown[] = value
    const bad = steps.findIndex((one) => !isStep(one))
    if (bad < 0) return steps
    complain(row, `"${name}" is SEQUENCE of ${expected}, got ${show(steps[bad])} at step ${bad}`)
    return []
  })
}

function isNumbers(value: unknown, size: number): boolean {
  const flat: readonly unknown[] = Array.isArray(value) ? (value as unknown[]).flat(Infinity) : [value]
  return flat.length === size && flat.every((one) => typeof one === 'number' && Number.isFinite(one))
}
