import { InvalidSpec, type Issue } from '../errors.js'
import type { Column, SplitName } from '../features/column.js'
import { elementCount } from '../tensors.js'
import { bindFeature, type BoundFeature } from './encodings.js'
import type { TargetBinding, TrainingTask } from './task.js'

/** Name of the feed that says how much each row of a batch counts for an output: [batch], float32. */
export const weightFeed = (output: string): string => `weight:${output}`

/** Looks a target's sample weight up; mistakes go to `issues`. */
export function bindSampleWeight(
  task: TrainingTask,
  { sampleWeight }: TargetBinding,
  path: readonly string[],
  issues: Issue[],
): BoundFeature | undefined {
  if (sampleWeight === undefined) return undefined
  const at = [...path, 'sampleWeight']
  const feature = task.features.find(({ name }) => name === sampleWeight)
  if (!feature) {
    const known = task.features.map(({ name }) => name).join(', ')
    const message = `no feature is called "${sampleWeight}"; the features are ${known}`
    issues.push({ path: at, message, code: 'UNKNOWN_FEATURE' })
    return undefined
  }
  const isNumber = feature.kind === 'NUMERIC' || feature.kind === 'BOOLEAN'
  if (!isNumber || elementCount(feature.shape) !== 1) {
    const message = `"${sampleWeight}" is ${feature.kind}; one NUMERIC or BOOLEAN value a row would fit as its weight`
    issues.push({ path: at, message })
    return undefined
  }
  return bindFeature(feature, { type: 'none' }, 'float32')
}

/** A weight has to be known and at least 0 in every row. @throws InvalidSpec naming the first row where it is not */
export function checkWeights(name: string, column: Column | undefined, split: SplitName, rows: Uint32Array): void {
  const values = column?.kind === 'NUMERIC' || column?.kind === 'BOOLEAN' ? column.values : []
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!
    if (value >= 0 && value < Infinity) continue
    const isMissing = Number.isNaN(value) || (column?.kind === 'BOOLEAN' && value < 0)
    const found = isMissing ? 'has no value' : `is ${value}`
    const message = `feature "${name}" weighs rows, so it has to be a number from 0 on in each; it ${found} in row ${rows[place]} of ${split}`
    throw new InvalidSpec([{ path: ['targets'], message }])
  }
}
