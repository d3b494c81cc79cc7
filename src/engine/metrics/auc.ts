import type { Counter, MetricDefinition, MetricSite } from './metric.js'
import { refuseNumbers, sizeOf, taskOf, unitsOf } from './output.js'

/** Scores are kept as counts in bins of equal width on the logit's axis: as fine at 0.0001 and 0.9999 as in the middle. */
const BINS = 2048
/** Logits beyond it (p < 1.1e-7) share the outermost bins. */
const LOGIT_LIMIT = 16
const MAX_LABELS = 64

function binOf(probability: number): number {
  const logit = Math.log(probability / (1 - probability))
  const place = Math.floor(((logit + LOGIT_LIMIT) / (2 * LOGIT_LIMIT)) * BINS)
  return Math.min(Math.max(place, 0), BINS - 1)
}

/** Share of (yes, no) pairs that are in the right order, pairs in one bin counted half. NaN without both answers. */
function areaOf(yes: Float64Array, no: Float64Array): number {
  let below = 0
  let ordered = 0
  let total = 0
  for (let bin = 0; bin < BINS; bin++) {
    ordered += yes[bin]! * (below + no[bin]! / 2)
    below += no[bin]!
    total += yes[bin]!
  }
  return total === 0 || below === 0 ? NaN : ordered / (total * below)
}

function createAuc(site: MetricSite): Counter {
  const units = unitsOf(site)
  const isBinary = taskOf(site) === 'binary'
  // For each label: how often each bin was a no, then how often a yes.
  const bins = Array.from({ length: 2 * units }, () => new Float64Array(BINS))
  return {
    count(prediction, target) {
      const isIndex = !isBinary && target.length !== prediction.length
      for (let i = 0; i < prediction.length; i++) {
        const label = i % units
        const isYes = isIndex ? target[(i - label) / units] === label : target[i]! > 0.5
        bins[2 * label + (isYes ? 1 : 0)]![binOf(prediction[i]!)]! += 1
      }
    },
    value() {
      const areas = Array.from({ length: units }, (_, label) => areaOf(bins[2 * label + 1]!, bins[2 * label]!))
      const defined = areas.filter((area) => !Number.isNaN(area))
      return defined.reduce((sum, area) => sum + area, 0) / defined.length
    },
    state: () => bins.flatMap((counts) => [...counts]),
    restore: (state) => bins.forEach((counts, i) => counts.set(state.slice(i * BINS, (i + 1) * BINS))),
  }
}

/**
 * Area under the ROC curve: the probability that a yes scores above a no (ties half). Several labels, or classes each
 * against the rest: the plain mean over those with both answers (scikit-learn's macro, "ovr"). Scores are counted in
 * 2,048 bins, 1/64 wide in logits, so that the state stays bounded: pairs within one bin count as ties, which puts the
 * value off by at most half of their share.
 */
export const auc: MetricDefinition = {
  readsIndices: true,
  check({ name, threshold }, site) {
    const message = refuseNumbers(name, site)
    if (message !== null) return message
    if (threshold !== undefined) return 'auc is over all thresholds; leave threshold out'
    if (unitsOf(site) > MAX_LABELS)
      return `auc counts at most ${MAX_LABELS} labels, found ${unitsOf(site)} (of ${sizeOf(site)} elements); f1 would fit`
    return null
  },
  create: (_config, site) => createAuc(site),
}
