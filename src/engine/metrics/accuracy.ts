import type { Counter, MetricDefinition } from './metric.js'
import { argmax, refuseNumbers, refuseThreshold, targetClass, taskOf, unitsOf } from './output.js'
import { createRatio } from './ratio.js'

function createArgmaxAccuracy(units: number): Counter {
  return createRatio((prediction, target) => {
    const places = prediction.length / units
    const isIndex = target.length !== prediction.length
    let right = 0
    for (let place = 0; place < places; place++)
      if (argmax(prediction, place * units, units) === targetClass(target, place, units, isIndex)) right++
    return { sum: right, count: places }
  })
}

function createThresholdAccuracy(threshold: number): Counter {
  return createRatio((prediction, target) => {
    let right = 0
    for (let i = 0; i < prediction.length; i++) if (prediction[i]! > threshold === target[i]! > 0.5) right++
    return { sum: right, count: prediction.length }
  })
}

/** Share of the elements on the right side of the threshold; a target above 0.5 is a yes. */
export const binaryAccuracy: MetricDefinition = {
  readsIndices: false,
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
  check: ({ name, threshold }, site) => refuseNumbers(name, site) ?? refuseThreshold(name, threshold, site),
  create: ({ threshold }, site) =>
    taskOf(site) === 'binary' ? createThresholdAccuracy(threshold ?? 0.5) : createArgmaxAccuracy(unitsOf(site)),
}
