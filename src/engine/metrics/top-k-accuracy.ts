import type { MetricDefinition } from './metric.js'
import { refuseNumbers, taskOf, unitsOf } from './output.js'
import { classAt } from './places.js'
import { rankOf } from './ranking.js'
import { createRatio } from './ratio.js'

const DEFAULT_K = 5

/** Share of places where fewer than k classes are more probable than the right one; equals count as in (Keras's in_top_k). */
export const topKAccuracy: MetricDefinition = {
  readsIndices: true,
  settings: ['k'],
  check({ name, k = DEFAULT_K }, site) {
    const message = refuseNumbers(name, site)
    if (message !== null) return message
    const units = unitsOf(site)
    if (taskOf(site) !== 'classification')
      return `topKAccuracy needs classes, found an output of yes or no; accuracy would fit`
    if (!Number.isInteger(k) || k < 1) return `k of topKAccuracy must be a whole number >= 1, got ${k}`
    if (k >= units) return `topKAccuracy with k ${k} is always 1 on ${units} classes; a k below ${units} would fit`
    return null
  },
  create: ({ k = DEFAULT_K }) =>
    createRatio((places, place) => Number(rankOf(places, place, classAt(places, place)) <= k)),
}
