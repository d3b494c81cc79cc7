import type { MetricDefinition } from './metric.js'
import { refuseNumbers, targetClass, taskOf, unitsOf } from './output.js'
import { createRatio } from './ratio.js'

const DEFAULT_K = 5

/** Share of places where fewer than k classes are more probable than the right one; equals count as in (Keras's in_top_k). */
export const topKAccuracy: MetricDefinition = {
  readsIndices: true,
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
  create({ k = DEFAULT_K }, site) {
    const units = unitsOf(site)
    return createRatio((prediction, target) => {
      const places = prediction.length / units
      const isIndex = target.length !== prediction.length
      let right = 0
      for (let place = 0; place < places; place++) {
        const start = place * units
        const truth = targetClass(target, place, units, isIndex)
        // An index outside of the classes is never guessed.
        if (truth < 0 || truth >= units) continue
        const own = prediction[start + truth]!
        let above = 0
        for (let i = start; i < start + units; i++) if (prediction[i]! > own) above++
        if (above < k) right++
      }
      return { sum: right, count: places }
    })
  },
}
