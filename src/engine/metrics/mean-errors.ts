import { readsCodes } from '../losses/registry.js'
import type { MetricConfig, MetricDefinition, MetricSite } from './metric.js'
import { taskOf, unitsOf } from './output.js'
import type { Places } from './places.js'
import { createRatio, meanOfElements } from './ratio.js'

/** Numbers are compared element by element, which class indices cannot be. */
export function checkNumbers({ name }: MetricConfig, site: MetricSite): string | null {
  const { loss } = site
  if (!loss || !readsCodes(loss)) return null
  const fitting = taskOf(site) === 'classification' ? 'accuracy, topKAccuracy or f1 would fit' : 'leave it out'
  return `${name} compares element by element, found a target of class indices (${loss.type}); ${fitting}`
}

function define(
  measure: (prediction: number, target: number) => number,
  finish?: (mean: number) => number,
): MetricDefinition {
  return {
    readsIndices: false,
    settings: [],
    check: checkNumbers,
    create: () => createRatio((places, place) => meanOfElements(places, place, measure), finish),
  }
}

/** Mean of the squared error over every element. */
export const meanSquaredError = define((prediction, target) => (prediction - target) ** 2)

/** Mean of the absolute error over every element. */
export const meanAbsoluteError = define((prediction, target) => Math.abs(prediction - target))

/** Root of `meanSquaredError`, in the target's unit. */
export const rootMeanSquaredError = define((prediction, target) => (prediction - target) ** 2, Math.sqrt)

/** A target closer to 0 counts as this far from it (scikit-learn, in double precision). */
const LEAST_SIZE = Number.EPSILON

/** Mean of |error| / |target| over every element: 0.1 is ten percent (scikit-learn). */
export const meanAbsolutePercentageError = define(
  (prediction, target) => Math.abs(prediction - target) / Math.max(Math.abs(target), LEAST_SIZE),
)

function cosineAt({ prediction, target, units }: Places, place: number): number {
  let [product, a, b] = [0, 0, 0]
  for (let i = place * units; i < (place + 1) * units; i++) {
    product += prediction[i]! * target[i]!
    a += prediction[i]! ** 2
    b += target[i]! ** 2
  }
  return a === 0 || b === 0 ? 0 : product / Math.sqrt(a * b)
}

/** Mean cosine of the angle between prediction and target along the last axis; 0 where either is 0. */
export const cosineSimilarity: MetricDefinition = {
  readsIndices: false,
  settings: [],
  check(config, site) {
    if (unitsOf(site) === 1) return 'cosineSimilarity compares directions, found 1 unit; meanAbsoluteError would fit'
    return checkNumbers(config, site)
  },
  create: () => createRatio(cosineAt),
}
