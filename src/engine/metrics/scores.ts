import { averageOf, createConfusion, share, type Counts } from './confusion.js'
import type { MetricConfig, MetricDefinition, MetricSite } from './metric.js'
import { refuseNumbers, refuseThreshold, unitsOf } from './output.js'

/** Beyond it, a state of three counts a class no longer belongs in a checkpoint's header. */
const MAX_CLASSES = 10_000

/** What does not fit about a metric that counts hits and misses of each class. */
export function checkCounted({ name, threshold }: MetricConfig, site: MetricSite): string | null {
  if (unitsOf(site) > MAX_CLASSES)
    return `${name} counts at most ${MAX_CLASSES} classes, found ${unitsOf(site)}; accuracy would fit`
  return refuseNumbers(name, site) ?? refuseThreshold(name, threshold, site)
}

function define(score: (counts: Counts) => number): MetricDefinition {
  return {
    readsIndices: true,
    settings: ['threshold', 'average'],
    check: checkCounted,
    create: ({ threshold = 0.5, average = 'macro' }, site) =>
      createConfusion(site, threshold, ({ classes }) => averageOf(score, classes, average)),
  }
}

/** Of the answers for a class, the share that is right. On 1 unit: of the yes. */
export const precision = define(({ truePositives, falsePositives }) =>
  share(truePositives, truePositives + falsePositives),
)

/** Of a class's rows, the share that was found. On 1 unit: of the yes. */
export const recall = define(({ truePositives, falseNegatives }) =>
  share(truePositives, truePositives + falseNegatives),
)

/** Harmonic mean of precision and recall, class by class; averaged like them (micro: of the summed counts). */
export const f1 = define(({ truePositives, falsePositives, falseNegatives }) =>
  share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
)

/**
 * Intersection over union of target and answer, class by class (scikit-learn's jaccard_score; Keras's MeanIoU): for
 * segmentation over all places of all rows. On 1 unit: of the yes.
 */
export const iou = define(({ truePositives, falsePositives, falseNegatives }) =>
  share(truePositives, truePositives + falsePositives + falseNegatives),
)
