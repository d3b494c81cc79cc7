import { readsCodes } from '../losses/registry.js'
import type { MetricConfig, MetricDefinition, MetricSite } from './metric.js'
import { createRatio } from './ratio.js'

/** Numbers are compared element by element, which class indices cannot be. */
export function checkNumbers({ name }: MetricConfig, { loss }: MetricSite): string | null {
  if (!loss || !readsCodes(loss)) return null
  return `${name} compares element by element, found a target of class indices (${loss.type}); accuracy, topKAccuracy or f1 would fit`
}

function define(measure: (error: number) => number, finish?: (mean: number) => number): MetricDefinition {
  return {
    readsIndices: false,
    check: checkNumbers,
    create: () =>
      createRatio((prediction, target) => {
        let sum = 0
        for (let i = 0; i < prediction.length; i++) sum += measure(prediction[i]! - target[i]!)
        return { sum, count: prediction.length }
      }, finish),
  }
}

/** Mean of the squared error over every element. */
export const meanSquaredError = define((error) => error * error)

/** Mean of the absolute error over every element. */
export const meanAbsoluteError = define(Math.abs)

/** Root of `meanSquaredError`, in the target's unit. */
export const rootMeanSquaredError = define((error) => error * error, Math.sqrt)
