import type { Counter, MetricDefinition } from './metric.js'
import { refuseNumbers, refuseThreshold, taskOf, unitsOf } from './output.js'
import { answerAt, classAt } from './places.js'
import { createRatio, meanOfElements } from './ratio.js'

const createArgmaxAccuracy = (): Counter =>
  createRatio((places, place) => Number(answerAt(places, place) === classAt(places, place)))

const createThresholdAccuracy = (threshold: number): Counter =>
  createRatio((places, place) =>
    meanOfElements(places, place, (prediction, target) => Number(prediction > threshold === target > 0.5)),
  )

/** Share of the elements on the right side of the threshold; a target above 0.5 is a yes. */
export const binaryAccuracy: MetricDefinition = {
  readsIndices: false,
  settings: ['threshold'],
  check(config, site) {
    const message = refuseNumbers(config.name, site)
    if (message !== null || taskOf(site) === 'binary')
      return message ?? refuseThreshold(config.name, config.threshold, site)
    return `binaryAccuracy needs an output of yes or no, found ${unitsOf(site)} classes; accuracy would fit`
  },
  create: ({ threshold }) => createThresholdAccuracy(threshold ?? 0.5),
}

/** Share of right answers: the most probable class, or for outputs of yes or no as `binaryAccuracy`. */
export const accuracy: MetricDefinition = {
  readsIndices: true,
  settings: ['threshold'],
  check: ({ name, threshold }, site) => refuseNumbers(name, site) ?? refuseThreshold(name, threshold, site),
  create: ({ threshold }, site) =>
    taskOf(site) === 'binary' ? createThresholdAccuracy(threshold ?? 0.5) : createArgmaxAccuracy(),
}
