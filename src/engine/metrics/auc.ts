import type { Counter, MetricAverage, MetricDefinition, MetricSite } from './metric.js'
import { refuseNumbers, sizeOf, taskOf, unitsOf } from './output.js'
import { targetAt } from './places.js'
import { ScoreCounts, type ScoreCount } from './score-counts.js'

const MAX_LABELS = 64

/** One label's counts with their area, and the weight of its yes. */
type Area = (counts: readonly ScoreCount[]) => number

/** Share of (yes, no) pairs that are in the right order, equal scores counted half. NaN without both answers. */
const rocArea: Area = (counts) => {
  let [above, ordered, no] = [0, 0, 0]
  for (const [, noes, yeses] of counts) {
    ordered += noes * (above + yeses / 2)
    above += yeses
    no += noes
  }
  return above === 0 || no === 0 ? NaN : ordered / (above * no)
}

/** Precision at each score that adds yes, times the recall it adds. NaN without a yes. */
const precisionRecallArea: Area = (counts) => {
  const total = counts.reduce((sum, [, , yes]) => sum + yes, 0)
  let [found, seen, area] = [0, 0, 0]
  for (const [, no, yes] of counts) {
    found += yes
    seen += no + yes
    if (yes > 0) area += (yes / total) * (found / seen)
  }
  return total === 0 ? NaN : area
}

function createAreas(site: MetricSite, area: Area, average: MetricAverage): Counter {
  const units = unitsOf(site)
  // Micro: every (place, label) is one yes or no of a single curve.
  const curves = Array.from({ length: average === 'micro' ? 1 : units }, () => new ScoreCounts())
  const support = new Float64Array(units)
  return {
    count(places) {
      for (let place = 0; place < places.count; place++) {
        const weight = places.weight(place)
        if (weight === 0) continue
        for (let label = 0; label < units; label++) {
          const isYes = targetAt(places, place, label) > 0.5
          if (isYes) support[label]! += weight
          curves[average === 'micro' ? 0 : label]!.add(places.prediction[place * units + label]!, isYes, weight)
        }
      }
    },
    value() {
      const areas = curves.map((curve, label) => ({
        value: area(curve.descending()),
        weight: average === 'weighted' ? support[label]! : 1,
      }))
      const defined = areas.filter(({ value }) => !Number.isNaN(value))
      const total = defined.reduce((sum, { weight }) => sum + weight, 0)
      return defined.reduce((sum, { value, weight }) => sum + value * weight, 0) / total
    },
    state: () => [...support, ...curves.flatMap((curve) => curve.state())],
    restore(state) {
      support.set(state.slice(0, units))
      curves.reduce((at, curve) => curve.restore(state, at), units)
    },
  }
}

function define(area: Area): MetricDefinition {
  return {
    readsIndices: true,
    settings: ['average'],
    check({ name, threshold }, site) {
      const message = refuseNumbers(name, site)
      if (message !== null) return message
      if (threshold !== undefined) return `${name} is over all thresholds; leave threshold out`
      if (unitsOf(site) > MAX_LABELS)
        return `${name} counts at most ${MAX_LABELS} labels, found ${unitsOf(site)} (of ${sizeOf(site)} elements); f1 would fit`
      return null
    },
    create: ({ average }, site) =>
      createAreas(site, area, taskOf(site) === 'binary' && unitsOf(site) === 1 ? 'macro' : (average ?? 'macro')),
  }
}

/**
 * Area under the ROC curve: the probability that a yes scores above a no (ties half). Several labels, or classes each
 * against the rest (scikit-learn's "ovr"): macro, the mean over those with both answers; weighted by their yes; micro,
 * one curve of all. Exact up to 131,072 different scores a label, see ScoreCounts; the state grows with them.
 */
export const auc = define(rocArea)

/** Average precision: the area under the precision-recall curve as steps (scikit-learn). Averaged and kept as `auc` is. */
export const prAuc = define(precisionRecallArea)
