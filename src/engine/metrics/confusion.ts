import type { Counter, MetricAverage, MetricSite } from './metric.js'
import { taskOf, unitsOf } from './output.js'
import { answerAt, classAt, type Places } from './places.js'

/** Weighted counts of one class. */
export interface Counts {
  truePositives: number
  falsePositives: number
  falseNegatives: number
}

/** Hits, false alarms and misses of each class over a whole split. */
export interface Confusion {
  readonly classes: readonly Counts[]
  /** Weight of all places. */
  readonly total: number
}

/** 0 where nothing was there to be found, as Keras and scikit-learn have it. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** One score of many classes as one number. */
export function averageOf(
  score: (counts: Counts) => number,
  classes: readonly Counts[],
  average: MetricAverage,
): number {
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

/** Adds one place: the most probable class is the answer. */
function addClasses(classes: Counts[], places: Places, place: number, weight: number): void {
  const answer = answerAt(places, place)
  const truth = classAt(places, place)
  if (answer === truth) classes[answer]!.truePositives += weight
  else {
    classes[answer]!.falsePositives += weight
    const missed = classes[truth]
    if (missed) missed.falseNegatives += weight
  }
}

/** Adds one place of labels that are each yes (above the threshold) or no. */
function addAnswers(
  classes: Counts[],
  { prediction, target, units }: Places,
  place: number,
  weight: number,
  threshold: number,
): void {
  classes.forEach((counts, i) => {
    const isYes = prediction[place * units + i]! > threshold
    const isTrue = target[place * units + i]! > 0.5
    if (isYes && isTrue) counts.truePositives += weight
    else if (isYes) counts.falsePositives += weight
    else if (isTrue) counts.falseNegatives += weight
  })
}

/** Counts hits, false alarms and misses of each class or label; the state is three numbers a class and one more. */
export function createConfusion(
  site: MetricSite,
  threshold: number,
  finish: (confusion: Confusion) => number,
): Counter {
  const isBinary = taskOf(site) === 'binary'
  let classes = Array.from({ length: unitsOf(site) }, (): Counts => ({
    truePositives: 0,
    falsePositives: 0,
    falseNegatives: 0,
  }))
  let total = 0
  return {
    count(places) {
      for (let place = 0; place < places.count; place++) {
        const weight = places.weight(place)
        total += weight
        if (isBinary) addAnswers(classes, places, place, weight, threshold)
        else addClasses(classes, places, place, weight)
      }
    },
    value: () => (total === 0 ? NaN : finish({ classes, total })),
    state: () => [total, ...classes.flatMap((c) => [c.truePositives, c.falsePositives, c.falseNegatives])],
    restore(state) {
      total = state[0] ?? 0
      classes = classes.map((_, i) => ({
        truePositives: state[3 * i + 1] ?? 0,
        falsePositives: state[3 * i + 2] ?? 0,
        falseNegatives: state[3 * i + 3] ?? 0,
      }))
    },
  }
}
