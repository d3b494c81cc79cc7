import { isFromLogits, lossTask, type LossTask } from '../losses/registry.js'
import { elementCount } from '../tensors.js'
import type { MetricSite } from './metric.js'

/** Classes or labels: the last axis; 1 for a scalar. */
export const unitsOf = ({ outputShape }: MetricSite): number => outputShape.at(-1) ?? 1

export const sizeOf = ({ outputShape }: MetricSite): number => elementCount(outputShape)

/** How the output is to be read: as the loss says, else by its units. */
export function taskOf(site: MetricSite): LossTask {
  if (site.loss) return lossTask(site.loss, unitsOf(site))
  return unitsOf(site) === 1 ? 'binary' : 'classification'
}

/** A message for outputs of numbers, on which no answer is right or wrong; null for the others. */
export function refuseNumbers(name: string, site: MetricSite): string | null {
  const task = taskOf(site)
  if (task === 'classification' || task === 'binary') return null
  return `${name} counts right and wrong answers, found an output trained by ${site.loss?.type ?? 'no loss'}; meanSquaredError, meanAbsoluteError, rootMeanSquaredError or r2 would fit`
}

/** A message where a threshold is given for classes, of which the most probable one is the answer. */
export function refuseThreshold(name: string, threshold: number | undefined, site: MetricSite): string | null {
  if (threshold === undefined) return null
  if (!(threshold >= 0 && threshold <= 1)) return `threshold of ${name} must be within 0..1, got ${threshold}`
  if (taskOf(site) === 'binary') return null
  return `${name} takes the most probable of ${unitsOf(site)} classes as the answer, a threshold has no meaning there; leave it out, or use an output trained by binaryCrossentropy`
}

/** Index of the greatest of `count` values from `start` on; the first of equals. */
export function argmax(values: ArrayLike<number>, start: number, count: number): number {
  let best = 0
  for (let i = 1; i < count; i++) if (values[start + i]! > values[start + best]!) best = i
  return best
}

/** Logits as probabilities: softmax over classes, sigmoid of labels. In double precision: no ties that were none. */
export function squash(prediction: ArrayLike<number>, site: MetricSite): ArrayLike<number> {
  if (!site.loss || !isFromLogits(site.loss)) return prediction
  if (taskOf(site) === 'binary') return Float64Array.from(prediction, (logit) => 1 / (1 + Math.exp(-logit)))
  const units = unitsOf(site)
  const out = new Float64Array(prediction.length)
  for (let start = 0; start < out.length; start += units) {
    const top = prediction[start + argmax(prediction, start, units)]!
    let sum = 0
    for (let i = start; i < start + units; i++) sum += out[i] = Math.exp(prediction[i]! - top)
    for (let i = start; i < start + units; i++) out[i]! /= sum
  }
  return out
}
