import type { Shape } from '../tensors.js'
import { elementCount } from '../tensors.js'
import type { SignatureOutput } from '../training/task.js'

export interface LabelProbability {
  readonly label: string
  readonly probability: number
}

/** The answer of one output for one row. */
export type DecodedOutput =
  | {
      readonly row: number
      readonly output: string
      readonly type: 'classification'
      readonly label: string
      readonly confidence: number
      /** Every label, the likeliest first; equals stay in the order of the labels. */
      readonly probabilities: readonly LabelProbability[]
    }
  /** In the target feature's own unit. */
  | { readonly row: number; readonly output: string; readonly type: 'regression'; readonly value: number }
  | {
      readonly row: number
      readonly output: string
      readonly type: 'tensor'
      readonly shape: Shape
      readonly values: readonly number[]
    }

/** Reads one row of an output. @param shape of the whole batch, the batch axis first */
export function decodeRow(spec: SignatureOutput, row: number, shape: Shape, values: Float32Array): DecodedOutput {
  const axes = shape.slice(1)
  const width = elementCount(axes)
  const own = values.subarray(row * width, (row + 1) * width)
  const { output } = spec
  switch (spec.type) {
    case 'classification': {
      const found = probabilitiesOf(spec, own)
      const probabilities = spec.labels
        .map((label, index) => ({ label, probability: found[index] ?? 0 }))
        .sort((a, b) => b.probability - a.probability)
      const [first] = probabilities
      return {
        row,
        output,
        type: spec.type,
        label: first?.label ?? '',
        confidence: first?.probability ?? 0,
        probabilities,
      }
    }
    case 'regression':
      return { row, output, type: spec.type, value: (own[0] ?? NaN) * spec.scale + spec.offset }
    case 'tensor':
      return { row, output, type: spec.type, shape: axes, values: Array.from(own) }
  }
}

function probabilitiesOf(
  { fromLogits, binary }: Extract<SignatureOutput, { type: 'classification' }>,
  values: Float32Array,
): number[] {
  if (binary) {
    const value = values[0] ?? NaN
    const yes = fromLogits ? 1 / (1 + Math.exp(-value)) : value
    return [1 - yes, yes]
  }
  if (!fromLogits) return Array.from(values)
  const largest = values.reduce((max, value) => Math.max(max, value), -Infinity)
  const powers = Array.from(values, (value) => Math.exp(value - largest))
  const sum = powers.reduce((total, value) => total + value, 0)
  return powers.map((value) => value / sum)
}
