import type { Column, FeatureSpec } from '../engine/index.js'

/** Called with what is wrong with a row's value. */
type Complain = (row: number, message: string) => void

const elementCount = (shape: readonly number[]): number => shape.reduce((product, axis) => product * axis, 1)

/** Lists of steps, as many as each row has; a step is a number, or numbers in nested or flat arrays. */
export function readSequences(
  feature: FeatureSpec,
  values: readonly unknown[],
  complain: Complain,
  show: (value: unknown) => string,
): Column {
  const step = feature.shape.slice(1)
  const size = elementCount(step)
  const expected = `steps of ${size === 1 ? 'one number' : `${size} numbers`}`
  const rows = values.map((value, row): readonly number[] => {
    if (!Array.isArray(value) || value.length === 0) {
      complain(row, `"${feature.name}" is SEQUENCE: a list of one step or more, got ${show(value)}`)
      return []
    }
    const steps: readonly unknown[] = value
    const bad = steps.findIndex((one) => !isStep(one, size))
    if (bad < 0) return steps.flat(Infinity) as number[]
    complain(row, `"${feature.name}" is SEQUENCE of ${expected}, got ${show(steps[bad])} at step ${bad}`)
    return []
  })
  return {
    kind: 'TENSOR',
    shape: feature.shape,
    values: Float32Array.from(rows.flat()),
    lengths: Uint32Array.from(rows, ({ length }) => length / size),
  }
}

function isStep(value: unknown, size: number): boolean {
  const flat: readonly unknown[] = Array.isArray(value) ? (value as unknown[]).flat(Infinity) : [value]
  return flat.length === size && flat.every((one) => typeof one === 'number' && Number.isFinite(one))
}
