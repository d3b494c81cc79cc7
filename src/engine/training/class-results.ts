import type { Feeds } from '../executors/executor.js'
import { checkConfusionMatrix, createConfusionMatrix } from '../metrics/confusion-matrix.js'
import type { FeatureSpec } from '../features/column.js'
import type { Goal } from './goal.js'
import { targetOf, weightsOf } from './measure.js'
import { maskOutput } from './program.js'
import type { ClassResult } from './task.js'

/** Labels of a feature that has some. */
export const labelsOf = ({ kind, categories }: FeatureSpec): readonly string[] | undefined =>
  kind === 'BOOLEAN' ? ['false', 'true'] : categories

/** Which classes of one output are taken for which, batch by batch. */
export interface ClassCounter {
  update(outputs: Readonly<Record<string, Float32Array>>, feeds: Feeds, rows: number): void
  result(): ClassResult
}

/** Null for an output that does not answer each place with one label of one feature, or with too many to look at. */
export function countClasses({ output, target, ...goal }: Goal): ClassCounter | null {
  if (output === null || target.type !== 'feed') return null
  const [only, ...others] = target.target.features
  const labels = only && others.length === 0 ? labelsOf(only.feature) : undefined
  const site = { outputShape: goal.predictionShape, loss: goal.loss }
  const units = goal.predictionShape.at(-1) ?? 1
  if (!labels || checkConfusionMatrix(site) !== null) return null
  if (labels.length !== (units === 1 ? 2 : units)) return null
  const matrix = createConfusionMatrix(site)
  return {
    update(outputs, feeds, rows) {
      const prediction = outputs[goal.prediction]
      const truth = targetOf({ output, target, ...goal }, feeds)
      if (!prediction || !truth) return
      const weights = weightsOf({ output, target, ...goal }, feeds, outputs[maskOutput(goal.prediction)], rows)
      matrix.update(prediction, truth, rows, weights)
    },
    result: () => ({ output, labels, confusion: matrix.rows() }),
  }
}
