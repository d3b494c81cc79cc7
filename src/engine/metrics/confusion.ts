import type { Counter, MetricAverage, MetricDefinition, MetricSite } from './metric.js'
import { argmax, refuseNumbers, refuseThreshold, targetClass, taskOf, unitsOf } from './output.js'

/** Beyond it, a state of three counts a class no longer belongs in a checkpoint's header. */
const MAX_CLASSES = 10_000

interface Counts {
  truePositives: number
  falsePositives: number
  falseNegatives: number
}

/** 0 where nothing was there to be found, as Keras and scikit-learn have it. */
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

const scores = {
  precision: ({ truePositives, falsePositives }: Counts) => share(truePositives, truePositives + falsePositives),
  recall: ({ truePositives, falseNegatives }: Counts) => share(truePositives, truePositives + falseNegatives),
  f1: ({ truePositives, falsePositives, falseNegatives }: Counts) =>
    share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
}

function averageOf(score: (counts: Counts) => number, classes: readonly Counts[], average: MetricAverage): number {
  if (average === 'micro') {
    return score({
      truePositives: classes.reduce((sum, { truePositives }) => sum + truePositives, 0),
      falsePositives: classes.reduce((sum, { falsePositives }) => sum + falsePositives, 0),
      falseNegatives: classes.reduce((sum, { falseNegatives }) => sum + falseNegatives, 0),
    })
  }
  // A class that is neither in the targets nor in the answers says nothing.
  const met = classes.filter((c) => c.truePositives + c.falsePositives + c.falseNegatives > 0)
  const weights = met.map((c) => (average === 'macro' ? 1 : c.truePositives + c.falseNegatives))
  return share(
    met.reduce((sum, counts, i) => sum + score(counts) * weights[i]!, 0),
    weights.reduce((sum, weight) => sum + weight, 0),
  )
}

/** Hits, false alarms and misses of each class (the most probable one is the answer) or label (above the threshold). */
function createConfusion(site: MetricSite, threshold: number, finish: (classes: readonly Counts[]) => number): Counter {
  const units = unitsOf(site)
  const isBinary = taskOf(site) === 'binary'
  let classes = Array.from({ length: units }, (): Counts => ({
    truePositives: 0,
    falsePositives: 0,
    falseNegatives: 0,
  }))
  let places = 0
  return {
    count(prediction, target) {
      const isIndex = target.length !== prediction.length
      places += prediction.length / units
      for (let place = 0; place * units < prediction.length; place++) {
        if (isBinary) {
          classes.forEach((counts, i) => {
            const isYes = prediction[place * units + i]! > threshold
            const isTrue = target[place * units + i]! > 0.5
            if (isYes && isTrue) counts.truePositives++
            else if (isYes) counts.falsePositives++
            else if (isTrue) counts.falseNegatives++
          })
          continue
        }
        const answer = argmax(prediction, place * units, units)
        const truth = targetClass(target, place, units, isIndex)
        if (answer === truth) classes[answer]!.truePositives++
        else {
          classes[answer]!.falsePositives++
          const missed = classes[truth]
          if (missed) missed.falseNegatives++
        }
      }
    },
    value: () => (places === 0 ? NaN : finish(classes)),
    state: () => [places, ...classes.flatMap((c) => [c.truePositives, c.falsePositives, c.falseNegatives])],
    restore(state) {
      places = state[0] ?? 0
      classes = classes.map((_, i) => ({
        truePositives: state[3 * i + 1] ?? 0,
        falsePositives: state[3 * i + 2] ?? 0,
        falseNegatives: state[3 * i + 3] ?? 0,
      }))
    },
  }
}

function define(score: keyof typeof scores): MetricDefinition {
  return {
    readsIndices: true,
    check({ name, threshold }, site) {
      if (unitsOf(site) > MAX_CLASSES)
        return `${name} counts at most ${MAX_CLASSES} classes, found ${unitsOf(site)}; accuracy would fit`
      return refuseNumbers(name, site) ?? refuseThreshold(name, threshold, site)
    },
    create: ({ threshold = 0.5, average = 'macro' }, site) =>
      createConfusion(site, threshold, (classes) => averageOf(scores[score], classes, average)),
  }
}

/** Of the answers for a class, the share that is right. On 1 unit: of the yes. */
export const precision = define('precision')

/** Of a class's rows, the share that was found. On 1 unit: of the yes. */
export const recall = define('recall')

/** Harmonic mean of precision and recall, class by class; averaged like them (micro: of the summed counts). */
export const f1 = define('f1')
